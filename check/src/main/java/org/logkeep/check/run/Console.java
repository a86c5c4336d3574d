package org.logkeep.check.run;

import java.io.PrintStream;

/**
 * Where a run speaks.
 *
 * @param out standard output: reports
 * @param err standard error: errors, warnings, progress
 */
public record Console(PrintStream out, PrintStream err) {}

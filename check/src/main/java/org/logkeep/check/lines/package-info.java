/**
 * Lines on their way from the logs to the report: cut into blocks, stripped, kept where a report
 * may show them, sorted, in bounded memory. May not live here: which lines are shown.
 */
@NullMarked
package org.logkeep.check.lines;

import org.jspecify.annotations.NullMarked;

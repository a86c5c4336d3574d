/**
 * logcheck's rules: the folders they live in, the files, the groups of a pattern database they
 * become, and the verdicts that follow from which groups hit a line. May not live here: reading
 * logs, printing reports.
 */
@NullMarked
package org.logkeep.check.rules;

import org.jspecify.annotations.NullMarked;

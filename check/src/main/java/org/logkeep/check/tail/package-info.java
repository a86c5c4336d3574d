/**
 * Reading positions in log files: what was added since the last visit, across truncation and
 * rotation. Lives here: the two-line offset file of logtail, the search for rotated files, the plan
 * of what to read, and names of files that no locale garbles. May not live here: what the lines
 * mean, and any output.
 */
@NullMarked
package org.logkeep.check.tail;

import org.jspecify.annotations.NullMarked;

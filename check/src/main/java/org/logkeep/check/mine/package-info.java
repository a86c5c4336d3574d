/**
 * Finding the patterns behind log lines: what varies is masked, what is left is the skeleton of a
 * line, and skeletons that differ only where values stand are put together. One set of rules for
 * every kind of log, no tuning. {@code KnownPatterns} keeps those that reports have shown. May not
 * live here: reading logs, printing reports.
 */
@NullMarked
package org.logkeep.check.mine;

import org.jspecify.annotations.NullMarked;

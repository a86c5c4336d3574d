/**
 * One run of logcheck from the lists of logs to the report handed over: the order of the steps, and
 * what happens when one fails. May not live here: options (module cli), rules, formats.
 */
@NullMarked
package org.logkeep.check.run;

import org.jspecify.annotations.NullMarked;

/**
 * One run of logcheck from the lists of logs to the report handed over: the order of the steps, and
 * what happens when one fails. {@code LiveRun} takes lines as they come in, and mails alarms at
 * once. May not live here: options (module cli), rules, formats.
 */
@NullMarked
package org.logkeep.check.run;

import org.jspecify.annotations.NullMarked;

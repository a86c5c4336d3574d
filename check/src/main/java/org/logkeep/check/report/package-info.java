/**
 * What a report looks like: as logcheck's text, as JSON, as HTML. May not live here: which lines
 * are shown, and how a report travels.
 */
@NullMarked
package org.logkeep.check.report;

import org.jspecify.annotations.NullMarked;

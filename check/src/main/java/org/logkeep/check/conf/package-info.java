/**
 * {@code logcheck.conf} and the locale: plain assignments are read here, anything cleverer by a
 * shell that prints the values. May not live here: what the values are for.
 */
@NullMarked
package org.logkeep.check.conf;

import org.jspecify.annotations.NullMarked;

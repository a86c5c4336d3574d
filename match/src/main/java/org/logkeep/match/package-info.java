/**
 * Pattern dialects compiled into one pattern database that finds all patterns in one pass over
 * bytes.
 *
 * <p>Does no I/O on records and knows neither records nor configurations.
 */
@NullMarked
package org.logkeep.match;

import org.jspecify.annotations.NullMarked;

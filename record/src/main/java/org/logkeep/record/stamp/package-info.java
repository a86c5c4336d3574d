/**
 * Stamps: reading them in all the shapes that senders use, and the calendar.
 *
 * <p>Times are microseconds since the epoch, zones are seconds east of Greenwich. Readers keep what
 * they computed last, since neighbouring records mostly carry the same second; they are therefore
 * confined to one thread. Nothing here asks a clock: the time of arrival is passed in.
 */
@NullMarked
package org.logkeep.record.stamp;

import org.jspecify.annotations.NullMarked;

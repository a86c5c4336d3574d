/**
 * Framing: from a stream of bytes to records, in place.
 *
 * <p>A framer belongs to one connection or file. It is given the bytes that lie in a batch, adds a
 * row for every whole record in them and says how many bytes it consumed; the rest is carried over
 * by the caller and given again with what was received since. Framers never throw because of the
 * bytes, look at each byte a bounded number of times, and allocate nothing per record.
 */
@NullMarked
package org.logkeep.record.frame;

import org.jspecify.annotations.NullMarked;

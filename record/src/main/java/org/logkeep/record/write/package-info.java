/**
 * Writing records as the lines that go over the wire: RFC 3164 and RFC 5424, for clients and tests.
 *
 * <p>What is written here and read by {@link org.logkeep.record.parse} gives the same fields.
 */
@NullMarked
package org.logkeep.record.write;

import org.jspecify.annotations.NullMarked;

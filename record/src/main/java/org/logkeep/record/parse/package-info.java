/**
 * Parsing: from the bytes of one framed record to its fields.
 *
 * <p>One state machine ({@link org.logkeep.record.parse.MessageParser}) reads all records; a {@link
 * org.logkeep.record.parse.ParseProfile} says which of its steps apply and in which way, since the
 * classic daemons read one and the same datagram differently. Profiles of particular programs live
 * in the packages of their dialects, not here.
 *
 * <p>All input is hostile: nothing here throws because of what a record says, runs longer than
 * linearly in its length, or allocates per record.
 */
@NullMarked
package org.logkeep.record.parse;

import org.jspecify.annotations.NullMarked;

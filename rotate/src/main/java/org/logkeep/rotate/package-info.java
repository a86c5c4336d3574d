/**
 * Rotation of log files as a library: names, numbering, compression, and the order of operations. A
 * {@link org.logkeep.rotate.Rotation} is asked by the one thread that writes the log, between two
 * writes, and answers with the file to go on with; nothing is copied, so no line can be lost or
 * split. Compression is done by a {@link org.logkeep.rotate.Packer} on a thread of its own.
 *
 * <p><b>The promise.</b> At any time, and after the death of the process at any point, each line
 * that was written is in exactly one of the log's files, once {@link
 * org.logkeep.rotate.Rotation#recover} has run; a power cut can only take what had not been synced.
 * When the disk refuses, writing goes on in the old file.
 *
 * <p><b>The order of operations</b>, which keeps it; each step is safe to stop after:
 *
 * <ol>
 *   <li>Numbered files move up from the highest number down to the first free one, so that no
 *       rename covers a file that is still wanted. If a number has both a plain and a packed file,
 *       that is decided first (step 6).
 *   <li>The live file is renamed; the writer's descriptor still writes to it. Stopped here, the
 *       next start makes a new live file.
 *   <li>The new live file is made, with mode and owner of the old. If that fails the rename is
 *       undone.
 *   <li>The writer gets the new file; the old descriptor is closed.
 *   <li>Packing: the plain file, which nobody writes any more, is synced, and packed into a
 *       temporary file; that is synced; the directory is synced, so that the plain file's number is
 *       certain; the packed file is renamed to its final name; the directory is synced. Stopped
 *       before the rename, the temporary file is removed at the next start.
 *   <li>Only then the plain file is unlinked, and the directory synced before the packed one can
 *       get another number. Stopped before that, both are there: at the next start, or the next
 *       rotation, the packed one is unpacked and compared, and the plain one goes if they are
 *       equal.
 *   <li>Pruning only unlinks, or covers by a rename, the oldest.
 * </ol>
 *
 * <p>What may live here: policies as data, and the steps on a {@link org.logkeep.linux.Disk}. What
 * may not: when the rules of a dialect say to rotate, the starting of hooks (a callback gets the
 * path), threads other than the packer's.
 */
@NullMarked
package org.logkeep.rotate;

import org.jspecify.annotations.NullMarked;

package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.Optional;
import org.logkeep.linux.Placement;

/**
 * How a file destination makes, opens and writes its files.
 *
 * @param placement what new files and directories look like
 * @param dressExisting whether files that are there already get mode and owner too
 * @param lastDirectoryOnly whether only the directory of the file itself is made
 * @param sync whether every record is on the disk before it counts as written
 * @param reapAfter idle time after which a file is closed; zero for never
 * @param maxOpen files that are open at once
 * @param overwriteIfOlder age from which on a file is begun anew; zero for never
 * @param symlink a symbolic link that is kept pointing to the newest file
 * @param optional whether a file that cannot be opened is no trouble
 * @param openAtStart whether files are opened before the first record
 * @param reopenOnHangup whether a file that was moved or cannot be opened stays so until the next
 *     reopen
 * @param buffering when gathered bytes are written
 * @param holdWhileSlow whether sources wait for a file that is written slower than records come,
 *     but not for one that cannot be written
 */
record FileSettings(
    Placement placement,
    boolean dressExisting,
    boolean lastDirectoryOnly,
    boolean sync,
    Duration reapAfter,
    int maxOpen,
    Duration overwriteIfOlder,
    Optional<String> symlink,
    boolean optional,
    boolean openAtStart,
    boolean reopenOnHangup,
    Buffering buffering,
    boolean holdWhileSlow) {

  /** When gathered bytes are written. */
  enum Buffering {
    /** As soon as there is nothing more to read. */
    NONE,
    /** When there are enough of them. */
    FULL,
    /** As the daemon's switch says. */
    AS_DAEMON
  }
}

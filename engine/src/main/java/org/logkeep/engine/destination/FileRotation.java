package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;
import org.logkeep.record.Severity;
import org.logkeep.rotate.AgeLimit;
import org.logkeep.rotate.DatedRotation;
import org.logkeep.rotate.Rotation;
import org.logkeep.rotate.RotationResult;

/**
 * When a file is rotated: asked before each record, as the classic daemons do. How is the matter of
 * the module {@code rotate}.
 *
 * <p>Numbered files are rotated when they are larger than the size (sysklogd), dated ones when they
 * have reached it or are too old (metalog, which also counts some bytes more for each record than
 * it writes).
 */
final class FileRotation {
  private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /**
   * The rules.
   *
   * @param largest size at which the next record finds the file too large
   * @param age age at which it is too old
   * @param overhead bytes that a record counts beside its own
   */
  record Limits(long largest, Optional<AgeLimit> age, long overhead) {
    /** The rules for a size that may be exceeded once, or only be reached. */
    static Limits of(long size, boolean mayBeReached, Optional<AgeLimit> age, long overhead) {
      return new Limits(mayBeReached ? size + 1 : size, age, overhead);
    }
  }

  private final Rotation rotation;
  private final Limits limits;
  private final FileHost host;
  private final String path;
  private long counted;
  private long begun = Long.MAX_VALUE;
  private long notBefore;
  private boolean recovered;

  FileRotation(Rotation rotation, Limits limits, FileHost host, String path) {
    this.rotation = rotation;
    this.limits = limits;
    this.host = host;
    this.path = path;
    this.notBefore = host.loop().nanos();
  }

  /** The file was opened. */
  void opened(FileStatus status) {
    counted = status.size();
    try {
      if (!recovered) {
        recovered = true;
        rotation.recover();
      }
      if (rotation instanceof DatedRotation dated) {
        begun = dated.begun();
      }
    } catch (DiskException e) {
      said(e);
    }
  }

  /** Whether the file has to be rotated before the next record. */
  boolean isDue() {
    return host.loop().nanos() - notBefore >= 0 && (counted >= limits.largest() || isOld());
  }

  private boolean isOld() {
    return limits.age().isPresent()
        && begun != Long.MAX_VALUE
        && limits.age().get().isPast(begun, host.loop().now() / 1_000_000L);
  }

  /**
   * How many waiting records of a chunk may be written before the file has to be rotated; at least
   * the oldest, if {@link #isDue} does not hold.
   */
  int room(Chunk chunk) {
    if (host.loop().nanos() - notBefore < 0) {
      return chunk.waiting();
    }
    long size = counted;
    int records = 0;
    while (records < chunk.waiting() && (records == 0 || size < limits.largest())) {
      size += chunk.endOf(records) - chunk.startOf(records) + limits.overhead();
      records++;
    }
    return records;
  }

  /**
   * Whether so much more can be written without the file becoming due.
   *
   * @param records how many
   * @param bytes of all of them
   */
  boolean hasRoom(long records, long bytes) {
    return counted + bytes + records * limits.overhead() < limits.largest() && !isOld();
  }

  /** Records were written. */
  void written(long records, long bytes) {
    counted += bytes + records * limits.overhead();
  }

  /** Rotates; the file to go on with. */
  DiskFile rotate(DiskFile current) {
    RotationResult result = rotation.rotate(current);
    switch (result) {
      case RotationResult.Rotated rotated -> {
        counted = 0;
        begun = host.loop().now() / 1_000_000L;
      }
      case RotationResult.Reopened reopened -> {
        counted = 0;
        try {
          opened(reopened.file().status());
        } catch (DiskException e) {
          said(e);
        }
      }
      case RotationResult.Refused(DiskFile file, DiskException reason) -> {
        notBefore = host.loop().nanos() + PAUSE_NANOS;
        said(reason);
      }
    }
    return result.file();
  }

  private void said(DiskException reason) {
    host.context()
        .journal()
        .trouble(
            host.context().id() + ":rotate:" + path,
            Severity.ERR,
            "destination "
                + host.context().id()
                + ": cannot rotate "
                + path
                + ": "
                + reason.getMessage());
  }
}

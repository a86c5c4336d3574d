package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.Placement;

/**
 * The file that is open at a place, if one is. Remembers which it was when it is closed, and looks,
 * at most once a second, whether it still has its name.
 */
final class NamedOpenFile {
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final FilePlace place;
  private final FileSettings settings;
  private final FileHost host;
  private @Nullable DiskFile file;
  private @Nullable FileStatus identity;
  private long lookedAt;

  /**
   * What opening found.
   *
   * @param status the file
   * @param another whether a different one was open before
   */
  record Opened(FileStatus status, boolean another) {}

  NamedOpenFile(FilePlace place, FileSettings settings, FileHost host) {
    this.place = place;
    this.settings = settings;
    this.host = host;
  }

  /** The open file, or null. */
  @Nullable DiskFile file() {
    return file;
  }

  boolean isOpen() {
    return file != null;
  }

  /** Opens what has the name, and makes it if nothing has. */
  Opened open() throws DiskException {
    beginAnewIfOld();
    DiskFile opened = place.open();
    file = opened;
    dress(opened);
    FileStatus status = opened.status();
    boolean another = identity != null && !status.sameFile(identity);
    identity = status;
    lookedAt = host.loop().nanos();
    settings.symlink().ifPresent(link -> host.pointTo(link, place.path()));
    return new Opened(status, another);
  }

  /** Gives a file that was there already its mode and owner, as far as this process may. */
  private void dress(DiskFile opened) {
    Placement placement = settings.placement();
    if (settings.dressExisting()) {
      if (placement.uid() >= 0 || placement.gid() >= 0) {
        opened.changeOwner(placement.uid(), placement.gid());
      }
      if (placement.exact()) {
        opened.changeMode(placement.fileMode());
      }
    }
  }

  private void beginAnewIfOld() throws DiskException {
    if (settings.overwriteIfOlder().isZero()) {
      return;
    }
    Optional<FileStatus> status = place.current();
    long limit = host.loop().now() * 1_000L - settings.overwriteIfOlder().toNanos();
    if (status.isPresent() && status.get().isRegular() && status.get().modifiedNanos() < limit) {
      host.context().disk().unlink(place.path());
    }
  }

  /** Takes over another file, which a rotation has put in the place of the one before. */
  void replace(DiskFile next) {
    file = next;
    try {
      identity = next.status();
      lookedAt = host.loop().nanos();
    } catch (DiskException e) {
      identity = null;
    }
  }

  /** Whether the file that is open no longer is what has the name. */
  boolean isMoved() {
    FileStatus open = identity;
    long now = host.loop().nanos();
    if (file == null || open == null || settings.reopenOnHangup() || now - lookedAt < LOOK_NANOS) {
      return false;
    }
    try {
      Optional<FileStatus> current = place.current();
      if (current.isPresent() && current.get().sameFile(open)) {
        lookedAt = now;
        return false;
      }
    } catch (DiskException e) {
      // Not to be found: opening it will tell why.
    }
    return true;
  }

  /** Closes the file if it is open. */
  void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** Leaves the file to somebody else, who closes it. */
  void leave() {
    file = null;
  }
}

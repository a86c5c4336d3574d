package org.logkeep.rotate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;

/**
 * Rotation by date, as metalog does it: {@code current} in a directory of its own becomes {@code
 * log-2026-11-23-20:15:00}, and the oldest go. Two rotations within a second get two names; metalog
 * overwrites the first.
 */
public final class DatedRotation implements Rotation {

  /**
   * How many.
   *
   * @param keep rotated files kept, at least 0
   * @param pack whether they are packed
   * @param packDelay how many of the newest are not
   * @param durable whether new names are on the disk before writing goes on; for logs that are
   *     synced line by line
   */
  public record Policy(int keep, boolean pack, int packDelay, boolean durable) {}

  private final Disk disk;
  private final String directory;
  private final Policy policy;
  private final InstantSource clock;
  private final Packer packer;
  private final RotationListener listener;
  private final LiveFile live;
  private final BeginStamp stamp;
  private final ReentrantLock lock = new ReentrantLock();
  private final Packing packing;

  /** Rotation of the log in a directory. */
  public DatedRotation(
      Disk disk,
      String directory,
      Policy policy,
      InstantSource clock,
      Packer packer,
      RotationListener listener) {
    this.disk = disk;
    this.directory = directory;
    this.policy = policy;
    this.clock = clock;
    this.packer = packer;
    this.listener = listener;
    this.live = new LiveFile(disk, livePath(), policy.durable());
    this.stamp = new BeginStamp(disk, directory);
    this.packing = new Packing(disk, directory + "/.packing", lock, this::nameOf, listener);
  }

  /** Path of the live file. */
  public String livePath() {
    return directory + "/current";
  }

  /**
   * The epoch second at which the live file began: as the directory remembers it, otherwise now,
   * and remembered.
   */
  public long begun() throws DiskException {
    OptionalLong known = stamp.read();
    if (known.isPresent()) {
      return known.getAsLong();
    }
    long now = clock.instant().getEpochSecond();
    stamp.write(now);
    return now;
  }

  @Override
  public void recover() throws DiskException {
    lock.lock();
    try {
      disk.syncDirectory(directory);
      packing.removeTemporary();
      for (DatedName name : rotated()) {
        if (name.suffix().isEmpty()) {
          packing.settle(path(name));
        }
      }
    } finally {
      lock.unlock();
    }
    packAll();
  }

  @Override
  public RotationResult rotate(DiskFile current) {
    RotationResult result;
    String archived;
    Instant now = clock.instant();
    lock.lock();
    try {
      if (!live.isNamed(current)) {
        return live.reopen(current);
      }
      archived = path(freeName(now));
      result = live.replace(current, archived);
    } catch (DiskException e) {
      return new RotationResult.Refused(current, e);
    } finally {
      lock.unlock();
    }
    listener.rotated(livePath(), archived);
    try {
      prune();
      stamp.write(now.getEpochSecond());
    } catch (DiskException e) {
      listener.failed(directory, e);
    }
    packAll();
    return result;
  }

  private DatedName freeName(Instant now) throws DiskException {
    DatedName wanted = DatedName.of(now);
    int copy = 0;
    for (DatedName name : rotated()) {
      if (name.date().equals(wanted.date())) {
        copy = Math.max(copy, name.copy() + 1);
      }
    }
    return wanted.withCopy(copy);
  }

  private void prune() throws DiskException {
    lock.lock();
    try {
      List<DatedName> names = rotated();
      int kept = 0;
      for (int i = 0; i < names.size(); i++) {
        boolean first = i == 0 || !names.get(i).sameRotation(names.get(i - 1));
        kept += first ? 1 : 0;
        if (kept > policy.keep()) {
          disk.unlink(path(names.get(i)));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void packAll() {
    if (!policy.pack()) {
      return;
    }
    try {
      List<DatedName> names = rotated();
      for (int i = policy.packDelay(); i < names.size(); i++) {
        if (names.get(i).suffix().isEmpty()) {
          Optional<FileStatus> file = disk.status(path(names.get(i)));
          if (file.isPresent() && !packer.submit(() -> packing.pack(file.get()))) {
            return;
          }
        }
      }
    } catch (DiskException e) {
      listener.failed(directory, e);
    }
  }

  private Optional<String> nameOf(FileStatus file) throws DiskException {
    for (DatedName name : rotated()) {
      if (name.suffix().isEmpty()) {
        Optional<FileStatus> other = disk.status(path(name));
        if (other.isPresent() && other.get().sameFile(file)) {
          return Optional.of(path(name));
        }
      }
    }
    return Optional.empty();
  }

  /** Rotated files, the newest first. */
  private List<DatedName> rotated() throws DiskException {
    List<DatedName> names = new ArrayList<>();
    for (String name : disk.list(directory)) {
      DatedName.parse(name).ifPresent(names::add);
    }
    names.sort(Collections.reverseOrder());
    return names;
  }

  private String path(DatedName name) {
    return directory + "/" + name.text();
  }
}

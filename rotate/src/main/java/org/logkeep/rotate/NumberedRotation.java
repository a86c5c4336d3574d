package org.logkeep.rotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;

/**
 * Rotation by number, as sysklogd does it: {@code f} becomes {@code f.0}, {@code f.0} becomes
 * {@code f.1} and is packed to {@code f.1.gz}, and so on up to the count.
 */
public final class NumberedRotation implements Rotation {

  /**
   * How many.
   *
   * @param count highest number kept, at least 0
   * @param pack whether files from number 1 on are packed
   * @param durable whether new names are on the disk before writing goes on; for logs that are
   *     synced line by line
   */
  public record Policy(int count, boolean pack, boolean durable) {}

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

  private final Disk disk;
  private final String path;
  private final Policy policy;
  private final Packer packer;
  private final RotationListener listener;
  private final LiveFile live;
  private final ReentrantLock lock = new ReentrantLock();
  private final Packing packing;

  /** Rotation of one log. */
  public NumberedRotation(
      Disk disk, String path, Policy policy, Packer packer, RotationListener listener) {
    this.disk = disk;
    this.path = path;
    this.policy = policy;
    this.packer = packer;
    this.listener = listener;
    this.live = new LiveFile(disk, path, policy.durable());
    this.packing = new Packing(disk, path + ".packing", lock, this::nameOf, listener);
  }

  @Override
  public void recover() throws DiskException {
    lock.lock();
    try {
      disk.syncDirectory(Disk.directoryOf(path));
      packing.removeTemporary();
      for (int number : plainNumbers()) {
        packing.settle(plain(number));
      }
    } finally {
      lock.unlock();
    }
    packAll();
  }

  @Override
  public RotationResult rotate(DiskFile current) {
    RotationResult result;
    lock.lock();
    try {
      if (!live.isNamed(current)) {
        return live.reopen(current);
      }
      shift();
      result = live.replace(current, plain(0));
    } catch (DiskException e) {
      return new RotationResult.Refused(current, e);
    } finally {
      lock.unlock();
    }
    listener.rotated(path, plain(0));
    packAll();
    return result;
  }

  /** Makes number 0 free: step 1. */
  private void shift() throws DiskException {
    int free = 0;
    while (free <= policy.count() && isTaken(free)) {
      free++;
    }
    if (free > policy.count()) {
      free = policy.count();
      remove(plain(free));
      remove(packed(free));
    }
    for (int number = free - 1; number >= 0; number--) {
      move(plain(number), plain(number + 1));
      move(packed(number), packed(number + 1));
    }
  }

  /** Whether a number is taken; also settles which file it is, if there are two. */
  private boolean isTaken(int number) throws DiskException {
    boolean isPlain = exists(plain(number));
    boolean isPacked = exists(packed(number));
    if (isPlain && isPacked) {
      packing.settle(plain(number));
    }
    return isPlain || isPacked;
  }

  private void move(String from, String to) throws DiskException {
    if (exists(from)) {
      disk.rename(from, to);
    }
  }

  private void remove(String name) throws DiskException {
    if (exists(name)) {
      disk.unlink(name);
    }
  }

  private void packAll() {
    if (!policy.pack()) {
      return;
    }
    try {
      for (int number : plainNumbers()) {
        Optional<FileStatus> file = disk.status(plain(number));
        if (number > 0 && file.isPresent() && !packer.submit(() -> packing.pack(file.get()))) {
          return;
        }
      }
    } catch (DiskException e) {
      listener.failed(path, e);
    }
  }

  private Optional<String> nameOf(FileStatus file) throws DiskException {
    for (int number : plainNumbers()) {
      Optional<FileStatus> other = disk.status(plain(number));
      if (number > 0 && other.isPresent() && other.get().sameFile(file)) {
        return Optional.of(plain(number));
      }
    }
    return Optional.empty();
  }

  /** Numbers up to the count that have a plain file. */
  private List<Integer> plainNumbers() throws DiskException {
    String prefix = path.substring(path.lastIndexOf('/') + 1) + ".";
    List<Integer> numbers = new ArrayList<>();
    for (String name : disk.list(Disk.directoryOf(path))) {
      if (name.startsWith(prefix) && NUMBER.matcher(name.substring(prefix.length())).matches()) {
        int number = Integer.parseInt(name.substring(prefix.length()));
        if (number <= policy.count()) {
          numbers.add(number);
        }
      }
    }
    return numbers;
  }

  private boolean exists(String name) throws DiskException {
    return disk.status(name).isPresent();
  }

  private String plain(int number) {
    return path + "." + number;
  }

  private String packed(int number) {
    return plain(number) + ".gz";
  }
}

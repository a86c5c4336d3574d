package org.logkeep.engine.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.logkeep.linux.Disk;

/**
 * The files with constant names that are in use, so that two destinations with one path write into
 * one queue, record by record. Confined to the loop's thread.
 */
final class SharedFiles {
  private final Leases<String, LogFile> byPath = new Leases<>();
  private final Map<Long, Boolean> slowDevices = new HashMap<>();

  /** The file of a path, made if nobody uses it yet; {@link #release} must follow. */
  LogFile acquire(String path, Supplier<LogFile> maker) {
    return byPath.acquire(path, maker);
  }

  /** One user less; true if it was the last one and the file is to be closed. */
  boolean release(String path) {
    return byPath.release(path);
  }

  /** Rotates all files that are rotated at all. */
  void rotateAll() {
    byPath.values().forEach(LogFile::rotate);
  }

  /**
   * Whether a device is one whose writes may wait for others: a network, or a process of a user.
   */
  boolean isSlow(long device, String path) {
    return slowDevices.computeIfAbsent(device, d -> isSlowType(path));
  }

  private static boolean isSlowType(String path) {
    try {
      String type = Files.getFileStore(Path.of(Disk.directoryOf(path))).type();
      return type.startsWith("nfs")
          || type.startsWith("cifs")
          || type.startsWith("smb")
          || type.startsWith("fuse")
          || type.equals("9p")
          || type.equals("ceph");
    } catch (IOException e) {
      return false;
    }
  }
}

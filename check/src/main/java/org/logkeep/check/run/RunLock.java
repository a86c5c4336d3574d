package org.logkeep.check.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.logkeep.check.CheckException;
import org.logkeep.check.tail.Failures;

/**
 * The lock file that keeps two checks apart: {@code LOCKFILE.lock}, made exclusively, its time
 * stamp refreshed while the run goes on. A lock whose stamp is older than five minutes, or whose
 * process is gone, is nobody's (as of {@code lockfile-create(1)}).
 */
final class RunLock implements Closeable {
  private static final long STALE_MILLIS = 5 * 60 * 1000L;
  private static final long REFRESH_MILLIS = 60 * 1000L;
  private static final long RETRY_MILLIS = 5 * 1000L;

  private final Path file;
  private final Thread refresher;

  private RunLock(Path file) {
    this.file = file;
    this.refresher = Thread.ofVirtual().name("logcheck-lock").unstarted(this::refresh);
  }

  /** Takes the lock, trying twice. */
  static RunLock take(Path folder, Path lockFile) {
    Path file = lockFile.resolveSibling(lockFile.getFileName() + ".lock");
    try {
      makeFolder(folder);
      if (!create(file) && !retry(file)) {
        throw new CheckException("Another logcheck process is still running");
      }
    } catch (IOException e) {
      throw new CheckException("Could not create lock file " + file + ": " + Failures.reason(e));
    }
    RunLock lock = new RunLock(file);
    lock.refresher.start();
    return lock;
  }

  /** Where the lock is. */
  Path file() {
    return file;
  }

  @Override
  public void close() {
    refresher.interrupt();
    try {
      Files.deleteIfExists(file);
    } catch (IOException leftBehind) {
      return;
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
  }

  private static boolean retry(Path file) throws IOException {
    if (stale(file)) {
      Files.deleteIfExists(file);
      return create(file);
    }
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return create(file);
  }

  private static boolean create(Path file) throws IOException {
    try {
      Files.createFile(file);
      Files.writeString(file, "0\n", StandardCharsets.US_ASCII);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  private static boolean stale(Path file) {
    try {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
      String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      boolean pid =
          text.length() > 0
              && text.length() < 10
              && text.chars().allMatch(c -> c >= '0' && c <= '9');
      long process = pid ? Long.parseLong(text) : 0;
      return age > STALE_MILLIS || (process > 0 && ProcessHandle.of(process).isEmpty());
    } catch (IOException gone) {
      return true;
    }
  }

  private void refresh() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(REFRESH_MILLIS);
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      }
    } catch (InterruptedException over) {
      return;
    } catch (IOException lockIsGone) {
      return;
    }
  }
}

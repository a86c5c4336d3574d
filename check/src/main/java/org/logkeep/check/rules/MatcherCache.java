package org.logkeep.check.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A folder of the user's own with compiled rules and the native library. Files appear whole or not
 * at all: written beside, synced, renamed. One that is not the user's, or that others can write to,
 * is taken for absent. The folder may be emptied at any time.
 */
public final class MatcherCache {
  private static final Set<PosixFilePermission> FOREIGN_WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final FileAttribute<?> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final String SUFFIX = ".rules";
  private static final String SEEN = ".seen";

  /** Compiled rules that are kept: some levels and locales, before and after a change. */
  private static final int KEPT = 8;

  private final Path folder;

  /** A cache in a folder, which is made when something is first kept. */
  public MatcherCache(Path folder) {
    this.folder = folder;
  }

  /** What was kept under a name. */
  Optional<byte[]> read(String name) {
    Path file = folder.resolve(name + SUFFIX);
    try {
      return isOurs(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** Keeps compiled rules, and lets go of the oldest when there are many. */
  void write(String name, byte[] bytes) throws IOException {
    makeFolder();
    replace(folder.resolve(name + SUFFIX), bytes);
    Files.deleteIfExists(folder.resolve(name + SEEN));
    prune();
  }

  /** Notes that rules were used; answers whether they had been before. */
  boolean seenBefore(String name) throws IOException {
    makeFolder();
    try {
      Files.createFile(folder.resolve(name + SEEN), PRIVATE_FILE);
      return false;
    } catch (FileAlreadyExistsException seen) {
      return true;
    }
  }

  /**
   * A file with the bytes of a resource, for the loader of the system, which loads from files only.
   *
   * @param resource where the class path has it; part of the file's name, so it must change with
   *     the version
   */
  Path library(String resource, String version) throws IOException {
    Path file = folder.resolve(version + ".so");
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isOurs(file)) {
      try (InputStream in = MatcherCache.class.getResourceAsStream("/" + resource)) {
        if (in == null) {
          throw new IOException("there is none for this processor");
        }
        makeFolder();
        replace(file, in.readAllBytes());
      }
    }
    return file;
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder, PRIVATE_FOLDER);
    if (!isOurs(folder)) {
      throw new IOException(folder + " is not the user's own");
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      Set<StandardOpenOption> create =
          EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (FileChannel channel = FileChannel.open(fresh, create, PRIVATE_FILE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private boolean isOurs(Path path) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (found.isSymbolicLink() || found.permissions().stream().anyMatch(FOREIGN_WRITE::contains)) {
      return false;
    }
    UserPrincipal self =
        Files.readAttributes(Path.of("/proc/self"), PosixFileAttributes.class).owner();
    return found.owner().equals(self) || found.owner().getName().equals("root");
  }

  private void prune() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      entries.forEach(files::add);
    }
    files.sort(Comparator.comparingLong(MatcherCache::modified).reversed());
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}

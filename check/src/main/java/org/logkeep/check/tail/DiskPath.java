package org.logkeep.check.tail;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import org.logkeep.linux.PathText;

/**
 * Names of files between text and paths, without loss even where the locale cannot say them: a
 * check that cron starts in the C locale has logs with names in UTF-8 all the same. The text is
 * {@link PathText}'s.
 */
public final class DiskPath {
  private DiskPath() {}

  /** The name of a path, absolute: its URI is the one form that carries every byte. */
  public static String of(Path path) {
    String text = path.toAbsolutePath().toUri().getRawPath();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    byte[] name = bytes.toByteArray();
    boolean folder = name.length > 1 && name[name.length - 1] == '/'; // the URI of one ends so
    return PathText.decode(name, 0, folder ? name.length - 1 : name.length);
  }

  /** The last part of a path. */
  public static String nameOf(Path path) {
    String plain = String.valueOf(path.getFileName());
    if (isAscii(plain)) {
      return plain;
    }
    String text = of(path);
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The path with a suffix at its last part. */
  public static Path beside(Path path, String suffix) {
    return path.resolveSibling(path(nameOf(path) + suffix));
  }

  /** The path that a text names, relative where the text is. */
  public static Path path(String text) {
    if (isAscii(text)) {
      return Path.of(text);
    }
    Path here = Path.of("").toAbsolutePath();
    boolean absolute = text.startsWith("/");
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : PathText.encode(absolute ? text : of(here) + "/" + text)) {
      if (b == '/') {
        uri.append('/');
      } else {
        uri.append('%').append(Character.forDigit(b >> 4 & 15, 16));
        uri.append(Character.forDigit(b & 15, 16));
      }
    }
    Path path = Path.of(URI.create(uri.toString()));
    return absolute ? path : here.relativize(path);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > 0 && c < 0x80);
  }
}

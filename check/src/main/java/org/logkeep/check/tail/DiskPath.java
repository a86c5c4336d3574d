package org.logkeep.check.tail;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.logkeep.linux.PathText;

/** Names as the disk seam takes them, without loss even where the locale cannot say them. */
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
}

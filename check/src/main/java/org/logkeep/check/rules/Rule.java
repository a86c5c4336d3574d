package org.logkeep.check.rules;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One rule as its author wrote it.
 *
 * @param file where it stands
 * @param line its line there, from 1
 * @param text the extended regular expression, without line end; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // rules are bytes, as the lines they match
public record Rule(Path file, int line, byte[] text) {

  /** The text for people to read: UTF-8, or Latin-1 where it is none. */
  public String display() {
    String utf8 = new String(text, StandardCharsets.UTF_8);
    return utf8.indexOf('\ufffd') < 0 ? utf8 : new String(text, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + display();
  }
}

package org.logkeep.check.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
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

  private static final char UNREADABLE = '\ufffd';

  /** The text for people to read: UTF-8, or Latin-1 where it is none. */
  public String display() {
    return new String(text, shown());
  }

  /** What to print below {@link #display} to get below a byte of the text: tabs stay tabs. */
  String indent(int offset) {
    int end = Math.min(offset, text.length);
    while (end > 0 && end < text.length && shown().equals(UTF_8) && (text[end] & 0xc0) == 0x80) {
      end--; // a character starts further to the left
    }
    StringBuilder indent = new StringBuilder();
    new String(text, 0, end, shown())
        .codePoints()
        .forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
    return indent.toString();
  }

  private Charset shown() {
    return new String(text, UTF_8).indexOf(UNREADABLE) < 0 ? UTF_8 : ISO_8859_1;
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + display();
  }
}

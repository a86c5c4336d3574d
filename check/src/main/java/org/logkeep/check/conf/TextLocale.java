package org.logkeep.check.conf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What the environment says about text: are characters UTF-8 sequences or bytes. An unknown locale
 * counts as C, as in the C library.
 *
 * @param utf8 true when characters are UTF-8 sequences
 */
public record TextLocale(boolean utf8) {

  /**
   * Asks {@code LC_ALL}, {@code LC_CTYPE} and {@code LANG}, the first that is set and not empty.
   */
  public static TextLocale of(Map<String, String> environment) {
    String name = "";
    for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        name = value;
        break;
      }
    }
    String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
    boolean utf8 = plain.endsWith("utf8") || plain.contains("utf8@");
    return new TextLocale(utf8 && (plain.equals("c.utf8") || installed(plain)));
  }

  /** How many characters a line of text is. */
  public int length(byte[] text) {
    return utf8 ? (int) new String(text, StandardCharsets.UTF_8).codePoints().count() : text.length;
  }

  private static boolean installed(String plain) {
    try {
      Process list = new ProcessBuilder("locale", "-a").start();
      list.getOutputStream().close();
      String names = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return names
          .lines()
          .map(n -> n.toLowerCase(Locale.ROOT).replace("-", ""))
          .anyMatch(plain::equals);
    } catch (IOException noLocaleProgram) {
      return true;
    }
  }
}

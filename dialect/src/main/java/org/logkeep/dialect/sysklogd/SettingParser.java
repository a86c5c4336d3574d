package org.logkeep.dialect.sysklogd;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.Statement.Setting;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Reads lines that are settings: a word, perhaps an equals sign, and a value. */
final class SettingParser {
  private final ConfigReader reader;
  private final Diagnostics diagnostics;

  SettingParser(ConfigReader reader, Diagnostics diagnostics) {
    this.reader = reader;
    this.diagnostics = diagnostics;
  }

  /** The text behind a word and an optional equals sign. */
  static LineText value(LineText text, String word) {
    int at = text.skipBlanks(word.length());
    if (text.peek(at) == '=') {
      at = text.skipBlanks(at + 1);
    }
    return text.slice(at, text.length());
  }

  /** Takes a line that is a setting, with an error if its value is wrong; false for others. */
  boolean take(LineText text, List<Setting> settings) {
    for (Setting.Kind kind : Setting.Kind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      if (text.text().startsWith(word)) {
        LineText value = value(text, word);
        if (checked(kind, value, text)) {
          settings.add(new Setting(kind, value.value(), text.span()));
        }
        return true;
      }
    }
    return false;
  }

  private boolean checked(Setting.Kind kind, LineText value, LineText line) {
    String text = value.value();
    Optional<String> wrong =
        switch (kind) {
          case NOTIFY ->
              reader.kind(text) == ConfigReader.Kind.PROGRAM
                  ? Optional.empty()
                  : Optional.of("must be a program that exists and may be executed");
          case LISTEN ->
              ListenAddress.parse(text, new Services(reader)).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be [ADDRESS][:PORT][%INTERFACE]");
          case UDP_SIZE ->
              Sizes.count(text).orElse(0) >= ListenAddress.SMALLEST_DATAGRAM
                  ? Optional.empty()
                  : Optional.of("must be a number from 480 on");
          case ROTATE_SIZE ->
              Sizes.bytes(text).isPresent()
                  ? Optional.empty()
                  : Optional.of("must be a size such as 10M");
          case ROTATE_COUNT ->
              Sizes.count(text).isPresent() ? Optional.empty() : Optional.of("must be a number");
          case SECURE_MODE ->
              text.equals("0") || text.equals("1") || text.equals("2")
                  ? Optional.empty()
                  : Optional.of("must be 0, 1 or 2");
        };
    wrong.ifPresent(label ->
        diagnostics.error(
            "LK0734",
            value.isEmpty() ? line.span() : value.span(),
            "wrong value of " + kind.name().toLowerCase(Locale.ROOT),
            label));
    return wrong.isEmpty();
  }
}

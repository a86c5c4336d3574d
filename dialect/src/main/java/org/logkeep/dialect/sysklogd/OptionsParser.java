package org.logkeep.dialect.sysklogd;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.logkeep.dialect.LineText;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Reads what stands behind an action: its options, and the bare rotation of sysklogd 1.6. */
final class OptionsParser {
  private final Reading reading;
  private final Diagnostics diagnostics;

  OptionsParser(Reading reading, Diagnostics diagnostics) {
    this.reading = reading;
    this.diagnostics = diagnostics;
  }

  /**
   * The options of an action.
   *
   * @param mayGlue whether a semicolon without a blank before it is part of the target's name
   */
  ActionOptions parse(LineText action, boolean mayGlue) {
    ActionOptions options = ActionOptions.NONE;
    int semicolon = action.text().indexOf(';');
    LineText plain = action.slice(0, semicolon < 0 ? action.length() : semicolon);
    options = oldRotation(plain, options);
    if (semicolon < 0) {
      return options;
    }
    if (mayGlue
        && reading != Reading.RSYSLOG
        && semicolon > 0
        && !LineText.isBlank(action.at(semicolon - 1))) {
      int end = action.skipWord(0);
      diagnostics.add(
          Diagnostic.warning(
                  "LK0720",
                  action.span(semicolon, end),
                  "without a blank before it, the option is also part of the file's name",
                  "the file is called \"" + action.value(0, end) + "\"")
              .withHelp("put a blank before the semicolon"));
    }
    int at = semicolon + 1;
    while (at <= action.length()) {
      int end = at;
      while (end < action.length() && action.at(end) != ',' && action.at(end) != ';') {
        end++;
      }
      options = option(action.slice(at, end).strip(), options);
      at = end + 1;
    }
    return options;
  }

  /** The way of sysklogd 1.6: SIZE:COUNT behind the action, without a semicolon. */
  private static ActionOptions oldRotation(LineText plain, ActionOptions options) {
    String[] words = plain.text().trim().split("\\s+");
    return words.length < 2
        ? options
        : bareRotation(words[words.length - 1], options).orElse(options);
  }

  private static Optional<ActionOptions> bareRotation(String word, ActionOptions options) {
    int colon = word.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    OptionalLong size = Sizes.bytes(word.substring(0, colon));
    OptionalInt count = Sizes.count(word.substring(colon + 1));
    return size.isPresent() && count.isPresent()
        ? Optional.of(options.withRotation(size, count))
        : Optional.empty();
  }

  private ActionOptions option(LineText text, ActionOptions options) {
    String word = text.value();
    String lower = word.toLowerCase(Locale.ROOT);
    int equals = word.indexOf('=');
    String value = equals < 0 ? "" : word.substring(equals + 1).trim();
    if (word.isEmpty()) {
      return options;
    }
    if (reading == Reading.RSYSLOG) {
      return template(text, lower, options);
    }
    if (lower.equals("rfc3164")) {
      return options.withFormat(ActionOptions.Format.RFC3164);
    }
    if (lower.equals("rfc5424")) {
      return options.withFormat(ActionOptions.Format.RFC5424);
    }
    if (lower.startsWith("rotate=")) {
      return rotate(text, value, options);
    }
    if (lower.startsWith("iface=") && !value.isEmpty()) {
      return options.withInterface(value);
    }
    OptionalInt number = Sizes.count(value);
    if (lower.startsWith("ttl=")
        && number.isPresent()
        && number.getAsInt() >= 1
        && number.getAsInt() <= 255) {
      return options.withTtl(number.getAsInt());
    }
    Optional<ActionOptions> rotated = bareRotation(word, options);
    if (rotated.isPresent()) {
      return rotated.get();
    }
    diagnostics.add(
        Diagnostic.warning(
                "LK0721", text.span(), "unknown option \"" + word + "\"", "has no effect")
            .withHelp("known are RFC3164, RFC5424, rotate=SIZE:COUNT, iface=NAME, ttl=1..255"));
    return options;
  }

  private ActionOptions rotate(LineText text, String value, ActionOptions options) {
    int colon = value.indexOf(':');
    String sizeText = colon < 0 ? value : value.substring(0, colon);
    String countText = colon < 0 ? "" : value.substring(colon + 1);
    OptionalLong size = Sizes.bytes(sizeText);
    OptionalInt count = Sizes.count(countText);
    boolean sizeBad = size.isEmpty() && !sizeText.isEmpty();
    boolean countBad = count.isEmpty() && !countText.isEmpty();
    if (sizeBad || countBad || value.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  "LK0722", text.span(), "\"" + value + "\" is no size and count", "not rotated")
              .withHelp("write rotate=SIZE:COUNT with k, M or G behind the size: rotate=10M:5"));
      return options;
    }
    return options.withRotation(size, count);
  }

  private ActionOptions template(LineText text, String lower, ActionOptions options) {
    return switch (lower) {
      case "rsyslog_traditionalfileformat", "rsyslog_traditionalforwardformat" ->
          options.withFormat(ActionOptions.Format.RFC3164);
      case "rsyslog_syslogprotocol23format" -> options.withFormat(ActionOptions.Format.RFC5424);
      default -> {
        diagnostics.add(
            Diagnostic.error("LK0723", text.span(), "this rsyslog template is not known here", "")
                .withHelp(
                    "known are RSYSLOG_TraditionalFileFormat, RSYSLOG_SyslogProtocol23Format"));
        yield options;
      }
    };
  }
}

package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Services;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** Reads the right side of a rule. */
final class ActionParser {
  private static final int SYSLOG_PORT = 514;
  private static final int MOST_USERS = 20;
  private static final int LONGEST_USER = 32;

  private final ConfigReader reader;
  private final Reading reading;
  private final Diagnostics diagnostics;

  ActionParser(ConfigReader reader, Reading reading, Diagnostics diagnostics) {
    this.reader = reader;
    this.reading = reading;
    this.diagnostics = diagnostics;
  }

  /** The action; empty, and an error said, if nothing can be done. */
  Optional<Action> parse(LineText text) {
    return switch (text.peek(0)) {
      case '-' -> unsynced(text);
      case '/' -> Optional.of(path(text.slice(0, pathEnd(text)), true));
      case '|' -> pipe(text);
      case '@' -> forward(text);
      case '*' -> Optional.of(new Action.Wall());
      default -> other(text);
    };
  }

  private Optional<Action> unsynced(LineText text) {
    LineText rest = text.slice(1, text.length());
    return switch (rest.peek(0)) {
      case '/' -> Optional.of(path(rest.slice(0, pathEnd(rest)), false));
      case '@' -> forward(rest);
      case '-' -> {
        int end = rest.skipWord(0);
        int dashes = 0;
        while (rest.peek(dashes) == '-') {
          dashes++;
        }
        String path = "-" + rest.value(dashes, end);
        diagnostics.add(
            Diagnostic.error(
                    "LK0710",
                    text.span(0, end + 1),
                    "two dashes before a path: this is no file but a list of users",
                    "the user \"" + rest.value(0, end) + "\" never logs in")
                .withHelp("did you mean \"" + path + "\"?"));
        yield Optional.empty();
      }
      default -> other(rest);
    };
  }

  /** To rsyslog a semicolon ends the name; to the others it is part of it. */
  private int pathEnd(LineText text) {
    return reading == Reading.RSYSLOG ? targetEnd(text, 0) : text.skipWord(0);
  }

  private Action path(LineText path, boolean sync) {
    String name = path.value();
    return isTerminal(name) ? new Action.ToTerminal(name) : new Action.ToFile(name, sync);
  }

  private boolean isTerminal(String path) {
    return switch (reader.kind(path)) {
      case TERMINAL -> true;
      case MISSING ->
          path.equals("/dev/console") || (path.startsWith("/dev/tty") && !path.contains(";"));
      case FILE, PROGRAM, DIRECTORY, PIPE, OTHER -> false;
    };
  }

  private Optional<Action> pipe(LineText text) {
    int from = text.skipBlanks(1);
    int to = text.skipWord(from);
    if (text.peek(from) != '/') {
      diagnostics.add(
          Diagnostic.error(
                  "LK0711",
                  text.span(0, Math.max(to, 1)),
                  "the path of a named pipe must begin with \"/\"",
                  "not an absolute path")
              .withHelp("programs cannot be started from here; make a pipe with mkfifo"));
      return Optional.empty();
    }
    return Optional.of(new Action.ToPipe(text.value(from, to)));
  }

  private Optional<Action> forward(LineText text) {
    boolean twice = text.peek(1) == '@';
    if (twice && reading != Reading.RSYSLOG) {
      int end = targetEnd(text, 0);
      diagnostics.add(
          Diagnostic.error(
                  "LK0712",
                  text.span(0, end),
                  "two @ signs mean TCP to rsyslog only; here nothing would ever be sent",
                  "taken for a host of the name \"" + text.value(1, end) + "\"")
              .withHelp("write \"" + text.value(1, end) + "\" for UDP")
              .withHelp("or read the file as rsyslog does: --reading rsyslog"));
      return Optional.empty();
    }
    int from = twice ? 2 : 1;
    int end = targetEnd(text, from);
    return hostAndPort(text.slice(from, end), text.span(0, end), twice);
  }

  /** An option that is glued to a host is an option all the same: no host name has a semicolon. */
  private static int targetEnd(LineText text, int from) {
    int semicolon = text.text().indexOf(';', from);
    int end = text.skipWord(from);
    return semicolon >= 0 ? Math.min(semicolon, end) : end;
  }

  private Optional<Action> hostAndPort(LineText target, Span span, boolean tcp) {
    String text = target.value();
    String host;
    String port;
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        diagnostics.error("LK0713", span, "the bracket of this address is not closed", "");
        return Optional.empty();
      }
      host = text.substring(1, close);
      port = text.substring(close + 1);
      if (!port.isEmpty() && !port.startsWith(":")) {
        diagnostics.error("LK0713", span, "a port is missing behind the address", "");
        return Optional.empty();
      }
    } else {
      int colon = text.indexOf(':');
      host = colon < 0 ? text : text.substring(0, colon);
      port = colon < 0 ? "" : text.substring(colon);
    }
    if (host.isEmpty()) {
      diagnostics.error("LK0713", span, "the host to send to is missing", "a name or an address");
      return Optional.empty();
    }
    OptionalInt number =
        port.length() <= 1
            ? OptionalInt.of(SYSLOG_PORT)
            : new Services(reader).port(port.substring(1));
    if (number.isEmpty()) {
      diagnostics.add(
          Diagnostic.error("LK0714", span, "\"" + port.substring(1) + "\" is no port", "")
              .withHelp(
                  "ports are numbers from 1 to 65535 or names of services; a bare IPv6 address"
                      + " needs [brackets]"));
      return Optional.empty();
    }
    return Optional.of(new Action.Forward(host, number.getAsInt(), tcp));
  }

  private Optional<Action> other(LineText text) {
    int end = targetEnd(text, 0);
    String word = text.value(0, end);
    if (reading == Reading.RSYSLOG) {
      if (word.equals("~") || word.equals("stop")) {
        return Optional.of(new Action.Stop());
      }
      if (word.startsWith(":omusrmsg:")) {
        return users(text.slice(":omusrmsg:".length(), text.length()));
      }
      if (word.startsWith("^") || word.startsWith(":") || word.startsWith("?")) {
        diagnostics.error(
            "LK0715", text.span(0, end), "this kind of rsyslog action is not supported", "");
        return Optional.empty();
      }
    }
    return users(text);
  }

  private Optional<Action> users(LineText text) {
    int semicolon = text.text().indexOf(';');
    LineText list = text.slice(0, semicolon < 0 ? text.length() : semicolon).strip();
    List<String> names = new ArrayList<>();
    for (String name : list.value().split("[,\\s]+")) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      diagnostics.error("LK0716", text.span(), "this rule has no action", "");
      return Optional.empty();
    }
    if (names.contains("*")) {
      return Optional.of(new Action.Wall());
    }
    warnAboutUsers(names, list);
    return Optional.of(new Action.ToUsers(names));
  }

  private void warnAboutUsers(List<String> names, LineText list) {
    for (String name : names) {
      boolean odd =
          name.length() > LONGEST_USER
              || !name.chars()
                  .allMatch(c -> Character.isLetterOrDigit(c) || "._-+$@".indexOf(c) >= 0);
      if (odd) {
        Diagnostic warning =
            Diagnostic.warning(
                    "LK0717",
                    list.span(),
                    "what is neither a path, @host, |pipe nor * is a list of users",
                    "no user is called \"" + name + "\"")
                .withHelp("a file needs its whole path, beginning with \"/\"");
        diagnostics.add(
            TextLint.enclosed(list)
                .map(plain -> warning.withHelp("write it without quotes: " + plain))
                .orElse(warning));
        return;
      }
    }
    if (names.size() > MOST_USERS) {
      diagnostics.warning(
          "LK0718", list.span(), "sysklogd takes " + MOST_USERS + " users only", "");
    }
  }
}

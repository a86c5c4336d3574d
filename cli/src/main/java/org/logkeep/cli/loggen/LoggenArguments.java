package org.logkeep.cli.loggen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.cli.classic.Flags;

/** What the command line of {@code loggen} says. Confined to one call of the command. */
final class LoggenArguments {
  private static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("rate", 'r'),
          Map.entry("size", 's'),
          Map.entry("number", 'n'),
          Map.entry("interval", 'I'),
          Map.entry("permanent", 'T'),
          Map.entry("inet", 'i'),
          Map.entry("ipv6", '6'),
          Map.entry("unix", 'x'),
          Map.entry("stream", 'S'),
          Map.entry("dgram", 'D'),
          Map.entry("syslog-proto", 'P'),
          Map.entry("sdata", 'p'),
          Map.entry("no-framing", 'F'),
          Map.entry("framing", 'f'),
          Map.entry("read-file", 'R'),
          Map.entry("loop-reading", 'l'),
          Map.entry("dont-parse", 'd'),
          Map.entry("active-connections", 'a'),
          Map.entry("idle-connections", 'w'),
          Map.entry("csv", 'C'),
          Map.entry("quiet", 'Q'),
          Map.entry("help", 'h'));

  double rate = 1000;
  int size = 256;
  long number;
  long seconds = 10;
  boolean permanent;
  boolean unix;
  boolean sixth;
  boolean datagrams;
  boolean modern;
  String structured = "";
  boolean framing;
  boolean noFraming;
  Optional<String> file = Optional.empty();
  boolean loop;
  int active = 1;
  int idle;
  boolean csv;
  boolean quiet;
  boolean help;
  boolean intervalGiven;
  Optional<String> wrong = Optional.empty();
  List<String> target = List.of();

  static LoggenArguments parse(List<String> words) {
    Flags flags = Flags.parse(words, "6CDFI:PQR:STa:dfhilp:n:r:s:w:x", NAMES);
    LoggenArguments arguments = new LoggenArguments();
    flags.flags().forEach(arguments::take);
    arguments.target = flags.words();
    arguments.check();
    return arguments;
  }

  private void take(Flags.Flag flag) {
    String value = flag.value();
    switch (flag.letter()) {
      case '6' -> sixth = true;
      case 'C' -> csv = true;
      case 'D' -> datagrams = true;
      case 'F' -> noFraming = true;
      case 'f' -> framing = true;
      case 'I' -> {
        seconds = (long) number(value, "interval", 1, 1e9);
        intervalGiven = true;
      }
      case 'P' -> modern = true;
      case 'Q' -> quiet = true;
      case 'R' -> file = Optional.of(value);
      case 'S' -> datagrams = false;
      case 'T' -> permanent = true;
      case 'a' -> active = (int) number(value, "active-connections", 1, 10_000);
      // What is read from a file is always sent as it stands there.
      case 'd' -> {}
      case 'h' -> help = true;
      case 'i' -> unix = false;
      case 'l' -> loop = true;
      case 'n' -> number = (long) number(value, "number", 1, 1e15);
      case 'p' -> structured = value;
      case 'r' -> rate = number(value, "rate", 1e-3, 1e9);
      case 's' -> size = (int) number(value, "size", 1, 1 << 26);
      case 'w' -> idle = (int) number(value, "idle-connections", 0, 10_000);
      case 'x' -> unix = true;
      default -> wrong = Optional.of("unknown option " + value);
    }
  }

  private double number(String text, String name, double least, double most) {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of bounds.
    }
    wrong = Optional.of("--" + name + ": '" + text + "' is no number that fits");
    return least;
  }

  private void check() {
    if (wrong.isPresent() || help) {
      return;
    }
    if (target.size() != (unix ? 1 : 2)) {
      wrong = Optional.of(unix ? "the path of a socket is needed" : "HOST and PORT are needed");
    } else if (framing && datagrams) {
      wrong = Optional.of("datagrams have no framing");
    }
  }

  /** Whether a count stands before each message. */
  boolean counted() {
    return !datagrams && !noFraming && (framing || modern);
  }
}

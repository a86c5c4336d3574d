package org.logkeep.cli.logger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.cli.classic.Flags;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.Sizes;
import org.logkeep.record.Facility;
import org.logkeep.record.Severity;

/** What the command line of {@code logger} says. Confined to one call of the command. */
final class LoggerArguments {
  private static final char READ_FILE = 1;
  private static final char ID = 2;
  private static final char NEW_FORM = 3;
  private static final char SD_ID = 4;
  private static final char SD_PARAM = 5;
  private static final char PRIORITY_PREFIX = 6;
  private static final char OCTET_COUNT = 7;
  private static final char NO_ACT = 8;
  private static final char UDP = 11;
  private static final char TCP = 12;

  /**
   * sysklogd's letters, those of util-linux that mean nothing else there, and characters that
   * nobody types for what has a long name only.
   */
  static final String LETTERS =
      "?46bcd:ef:h:H:I:ikm:no:P:p:r:sS:Tt:u:Vv"
          + READ_FILE
          + ":"
          + ID
          + "::"
          + NEW_FORM
          + "::"
          + SD_ID
          + ":"
          + SD_PARAM
          + ":"
          + PRIORITY_PREFIX
          + OCTET_COUNT
          + NO_ACT
          + UDP
          + TCP;

  /** The long names that administrators know from util-linux. */
  static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("help", '?'),
          Map.entry("version", 'v'),
          Map.entry("tag", 't'),
          Map.entry("priority", 'p'),
          Map.entry("id", ID),
          Map.entry("stderr", 's'),
          Map.entry("server", 'h'),
          Map.entry("port", 'P'),
          Map.entry("udp", UDP),
          Map.entry("tcp", TCP),
          Map.entry("rfc3164", 'b'),
          Map.entry("rfc5424", NEW_FORM),
          Map.entry("msgid", 'm'),
          Map.entry("sd-id", SD_ID),
          Map.entry("sd-param", SD_PARAM),
          Map.entry("size", 'S'),
          Map.entry("socket", 'u'),
          Map.entry("skip-empty", 'e'),
          Map.entry("prio-prefix", PRIORITY_PREFIX),
          Map.entry("octet-count", OCTET_COUNT),
          Map.entry("no-act", NO_ACT),
          Map.entry("file", READ_FILE));

  private static final Map<String, String> FACILITY_ALIASES =
      Map.of("audit", "security", "cron2", "solaris-cron", "cron_sol", "solaris-cron");
  private static final Map<String, String> SEVERITY_ALIASES =
      Map.of("panic", "emerg", "error", "err", "warn", "warning");

  private final Services services;

  String tag = "";
  String pid = "";
  boolean ownPid;
  boolean standardError;
  Optional<String> host = Optional.empty();
  int port = 514;
  Optional<String> file = Optional.empty();
  long rotateSize = 200_000;
  int rotateCount = 5;
  int facility = Facility.USER.code();
  int severity = Severity.NOTICE.code();
  Optional<String> socket = Optional.empty();
  boolean classic;
  String messageId = "";
  String structured = "";
  Optional<String> ownHost = Optional.empty();
  boolean kernel;
  boolean console;
  int family;
  Optional<String> interfaceName = Optional.empty();
  OptionalInt ttl = OptionalInt.empty();
  boolean tcp;
  boolean counted;
  boolean priorityPrefix;
  boolean sends = true;
  Optional<String> input = Optional.empty();
  OptionalInt longest = OptionalInt.empty();
  boolean usage;
  boolean version;
  Optional<String> wrong = Optional.empty();

  LoggerArguments(Services services) {
    this.services = services;
  }

  void take(Flags.Flag flag) {
    String value = flag.value();
    switch (flag.letter()) {
      case '4' -> family = 4;
      case '6' -> family = 6;
      case 'b' -> classic = true;
      case 'c' -> console = true;
      case 'd' ->
          structured = value.startsWith("[") || value.equals("-") ? value : "[" + value + "]";
      case 'f' -> file = Optional.of(value);
      case 'h' -> host = Optional.of(value);
      case 'H' -> ownHost = value.equals("@") ? Optional.empty() : Optional.of(value);
      case 'I' -> pid = value;
      case 'i' -> ownPid = true;
      case 'k' -> kernel = true;
      case 'm' -> messageId = value;
      // Opening the socket at once or with the first message makes no difference here.
      case 'n' -> {}
      case 'o' -> options(value);
      case 'P' -> port(value);
      case 'p' -> priority(value);
      case 'r' -> rotation(value);
      case 's' -> standardError = true;
      case 't' -> tag = value;
      case 'u' -> socket = Optional.of(value);
      case 'v', 'V' -> version = true;
      // Empty lines are left out anyway; over UDP is how messages go to a host anyway.
      case 'e', UDP -> {}
      case 'S' -> longest(value);
      case 'T', TCP -> tcp = true;
      case READ_FILE -> input = Optional.of(value);
      case ID -> {
        ownPid = value.isEmpty();
        pid = value;
      }
      case NEW_FORM -> newForm(value);
      case SD_ID -> openElement(value);
      case SD_PARAM -> addParameter(value);
      case PRIORITY_PREFIX -> priorityPrefix = true;
      case OCTET_COUNT -> counted = true;
      case NO_ACT -> sends = false;
      default -> usage = true;
    }
  }

  private void longest(String value) {
    long bytes =
        Sizes.bytes(value.endsWith("B") ? value.substring(0, value.length() - 1) : value).orElse(0);
    if (bytes < 1 || bytes > 1 << 20) {
      refuse("-S: '" + value + "' is no size from 1 to 1M");
    }
    longest = OptionalInt.of(Math.clamp(bytes, 1, 1 << 20));
  }

  private void newForm(String value) {
    classic = false;
    for (String without : value.split(",")) {
      switch (without) {
        // There is no time quality to leave out.
        case "", "notq" -> {}
        case "nohost" -> ownHost = Optional.of("");
        default -> refuse("--rfc5424: known are notq and nohost");
      }
    }
  }

  private void openElement(String id) {
    structured += "[" + id + "]";
  }

  /** {@code NAME="VALUE"}, into the element that was opened last. */
  private void addParameter(String parameter) {
    if (!structured.endsWith("]")) {
      refuse("--sd-param: an element must be opened with --sd-id before it");
    } else if (!parameter.matches("[^= \\]\"]+=\".*\"")) {
      refuse("--sd-param: '" + parameter + "' is no NAME=\"VALUE\"");
    } else {
      structured = structured.substring(0, structured.length() - 1) + " " + parameter + "]";
    }
  }

  private void refuse(String message) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(message);
    }
  }

  private void port(String value) {
    OptionalInt number = services.port(value);
    if (number.isEmpty()) {
      refuse("'" + value + "' is no port");
    }
    port = number.orElse(port);
  }

  private void options(String value) {
    for (String option : List.of(value.split(","))) {
      int equals = option.indexOf('=');
      String word = equals < 0 ? option : option.substring(0, equals);
      String setting = equals < 0 ? "" : option.substring(equals + 1);
      switch (word) {
        case "iface" -> interfaceName = Optional.of(setting).filter(name -> !name.isEmpty());
        case "ttl" -> ttl = Sizes.count(setting);
        default -> refuse("-o: known are iface=NAME and ttl=1..255");
      }
    }
    if (ttl.isPresent() && (ttl.getAsInt() < 1 || ttl.getAsInt() > 255)) {
      refuse("-o: the ttl must be from 1 to 255");
    }
  }

  private void rotation(String value) {
    int colon = value.indexOf(':');
    var size = Sizes.bytes(colon < 0 ? value : value.substring(0, colon));
    var count = colon < 0 ? OptionalInt.of(rotateCount) : Sizes.count(value.substring(colon + 1));
    if (size.isEmpty() || count.isEmpty()) {
      refuse("-r: '" + value + "' is no SIZE[:COUNT]");
      return;
    }
    rotateSize = size.getAsLong();
    rotateCount = count.getAsInt();
  }

  /** Names only: a plain number is refused, as by the real program. */
  private void priority(String value) {
    int dot = value.indexOf('.');
    String first = dot < 0 ? value : value.substring(0, dot);
    OptionalInt newFacility = facility(first);
    OptionalInt newSeverity =
        dot < 0 ? OptionalInt.of(severity) : severity(value.substring(dot + 1));
    if (newFacility.isEmpty()) {
      refuse("unknown facility name: " + first);
    } else if (newSeverity.isEmpty()) {
      refuse("unknown priority name: " + value.substring(dot + 1));
    } else {
      facility = newFacility.getAsInt();
      severity = newSeverity.getAsInt();
    }
  }

  private static OptionalInt facility(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String name = FACILITY_ALIASES.getOrDefault(lower, lower);
    for (Facility facility : Facility.values()) {
      if (facility.label().equals(name)) {
        return OptionalInt.of(facility.code());
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt severity(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String name = SEVERITY_ALIASES.getOrDefault(lower, lower);
    for (Severity severity : Severity.values()) {
      if (severity.label().equals(name)) {
        return OptionalInt.of(severity.code());
      }
    }
    return OptionalInt.empty();
  }
}

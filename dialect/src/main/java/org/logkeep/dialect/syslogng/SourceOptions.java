package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/** What the source drivers share: options of all, of those that read text, and of sockets. */
final class SourceOptions {
  /** The flag that keeps messages without text. */
  static final String EMPTY_LINES = "empty-lines";

  /** The permissions of a socket that the configuration says nothing about. */
  static final long SOCKET_MODE = 0666;

  private static final long LONGEST_MESSAGE = 65536;

  private final Binding binding;
  private final String source;

  /**
   * Makes those of one source.
   *
   * @param source its name
   */
  SourceOptions(Binding binding, String source) {
    this.binding = binding;
    this.source = source;
  }

  Binding binding() {
    return binding;
  }

  /** The use of a component as a source. */
  static Use use(String component, Options options, Given given) {
    return new Use(ComponentKind.SOURCE, component, options, given.span());
  }

  /** The options of every source, the global ones where it has none of its own. */
  Options common(Given given) {
    Given all = given.over(binding.globals());
    Span span = given.span();
    Options options = given.options();
    options = flag(options, all, "keep-hostname", "keep-host", false);
    options = flag(options, all, "keep-timestamp", "keep-stamp", true);
    options = flag(options, all, "chain-hostnames", "chain-hosts", false);
    options = flag(options, all, "use-fqdn", "use-full-names", false);
    if (all.has("custom-domain")) {
      String domain = all.text("custom-domain").orElse("");
      options = options.with("local-domain", domain, all.span("custom-domain"));
    }
    options = flag(options, all, "normalize-hostnames", "normalize-hosts", false);
    String dns = all.text("use-dns").orElse("yes").replace('_', '-');
    boolean names = !Set.of("no", "off", "0").contains(dns);
    options = options.with("use-dns", names, all.span("use-dns"));
    options =
        options.with("dns-cache", names && all.flag("dns-cache", true), all.span("dns-cache"));
    if (names && all.has("dns-cache-hosts")) {
      options =
          options.with(
              "dns-hosts", all.text("dns-cache-hosts").orElse(""), all.span("dns-cache-hosts"));
      options = options.with("dns-hosts-only", dns.equals("persist-only"), all.span("use-dns"));
    }
    if (all.flag("use-uniqid", false)) {
      options = options.with("receipt-numbers", true, all.span("use-uniqid"));
    }
    if (given.flag("use-syslogng-pid", false)) {
      options = options.with("own-pid", true, given.span("use-syslogng-pid"));
    }
    Optional<String> program = given.text("program-override");
    if (program.isEmpty() && given.has("log-prefix")) {
      program = given.text("log-prefix").map(prefix -> prefix.replaceFirst(":.*", ""));
      binding.warn(
          DiagnosticCode.OPTION_OBSOLETE,
          given.span("log-prefix"),
          "\"log_prefix\" is out of date",
          "obsolete",
          "write program-override(\"" + program.orElse("") + "\")");
    }
    if (program.isPresent()) {
      options = options.with("program-override", program.get(), span);
    }
    List<String> tags = new ArrayList<>(given.list("tags"));
    tags.add(".source." + source);
    return options.with("tags", List.copyOf(tags), given.span("tags"));
  }

  private static Options flag(
      Options options, Given all, String word, String option, boolean byDefault) {
    return options.with(option, all.flag(word, byDefault), all.span(word));
  }

  /** The options of sources that read text. */
  Options reader(Given given, boolean local, String... flags) {
    Given all = given.over(binding.globals());
    Options options = common(given).with("reporter", "syslog-ng", Span.BUILT_IN);
    ParseProfile profile = SyslogNgProfile.DEFAULT;
    if (local) {
      profile = SyslogNgProfile.withFlag(profile, "no-hostname").orElse(profile);
    }
    for (String flag : flags) {
      profile = SyslogNgProfile.withFlag(profile, flag).orElse(profile);
    }
    boolean kernel = false;
    for (String flag : given.list("flags")) {
      String word = flag.replace('_', '-');
      Optional<ParseProfile> changed = SyslogNgProfile.withFlag(profile, word);
      kernel |= word.equals("kernel");
      if (changed.isPresent()) {
        profile = changed.get();
      } else {
        options = flag(options, word, flag, given);
      }
    }
    if (given.flag("check-hostname", false)) {
      profile = SyslogNgProfile.withFlag(profile, "check-hostname").orElse(profile);
    }
    if (all.flag("check-program", false)) {
      profile = SyslogNgProfile.withFlag(profile, "check-program").orElse(profile);
    }
    if (all.has("bad-hostname")) {
      profile =
          BadHost.in(
              profile, all.text("bad-hostname").orElse(""), all.span("bad-hostname"), binding);
    }
    checkFormat(given);
    options = options.with("profile", profile, given.span("flags"));
    long facility = given.find("default-facility", Long.class).orElse(kernel ? 0L : 1L);
    options = options.with("default-facility", facility, given.span("default-facility"));
    long severity = given.find("default-severity", Long.class).orElse(5L);
    options = options.with("default-severity", severity, given.span("default-severity"));
    Optional<String> zone =
        given.has("time-zone")
            ? Zones.read(given, binding, "time-zone")
            : Zones.read(all, binding, "recv-time-zone");
    if (zone.isPresent()) {
      options = options.with("time-zone", zone.get(), all.span("time-zone"));
    }
    long longest = all.find("log-msg-size", Long.class).orElse(LONGEST_MESSAGE);
    options = options.with("max-message", longest, all.span("log-msg-size"));
    if (all.flag("trim-large-messages", false)) {
      options = options.with("trim-large-messages", true, all.span("trim-large-messages"));
    }
    return options;
  }

  private void checkFormat(Given given) {
    Optional<String> format = given.text("format").filter(f -> !f.equals("syslog"));
    if (format.isPresent() && !format.get().equals("linux-kmsg")) {
      binding.error(
          DiagnosticCode.OPTION_UNSUPPORTED,
          given.span("format"),
          "the format \"" + format.get() + "\" is not supported yet",
          "expected syslog or linux-kmsg");
    }
  }

  /** Flags that are no matter of the parser. */
  private Options flag(Options options, String word, String written, Given given) {
    return switch (word) {
      case EMPTY_LINES -> options.with(EMPTY_LINES, true, given.span("flags"));
      case "exit-on-eof" -> options.with("exit-at-end", true, given.span("flags"));
      case "threaded", "ignore-aux-data" -> {
        binding.add(
            DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                Level.HINT,
                given.span("flags"),
                "the flag " + word + " has no effect",
                "accepted"));
        yield options;
      }
      default -> {
        binding.add(
            Suggestions.help(
                DiagnosticCode.FLAG_UNKNOWN.at(
                    Level.ERROR,
                    given.span("flags"),
                    "there is no source flag \"" + written + "\"",
                    "unknown flag"),
                word,
                List.of(
                    "no-parse",
                    "syslog-protocol",
                    "no-header",
                    "no-hostname",
                    "expect-hostname",
                    "kernel",
                    EMPTY_LINES,
                    "no-multi-line",
                    "validate-utf8",
                    "sanitize-utf8",
                    "assume-utf8",
                    "guess-timezone",
                    "store-raw-message",
                    "exit-on-eof",
                    "store-legacy-msghdr",
                    "dont-store-legacy-msghdr",
                    "threaded")));
        yield options;
      }
    };
  }

  /** The path of a driver that takes one. */
  static Options path(Options options, Given given) {
    if (given.positionals().isEmpty()) {
      return options;
    }
    Token path = given.positionals().getFirst();
    return options.with("path", path.text(), path.span());
  }

  /** The options of a socket whose path the system has fixed. */
  Options wellKnown(String path, Given given) {
    return reader(given, true)
        .with("path", path, given.span())
        .with("mode", SOCKET_MODE, given.span())
        .with("remove", false, given.span())
        .with("credentials", true, given.span());
  }

  /** Owner, group and mode of what the driver makes. */
  static Options owner(Options options, Given given, long mode) {
    Options owned = options;
    for (String word : List.of("owner", "group")) {
      Optional<String> value = given.text(word).filter(text -> !text.isEmpty());
      if (value.isPresent()) {
        owned = owned.with(word, value.get(), given.span(word));
      }
    }
    if (given.text("perm").isPresent()) {
      return owned;
    }
    return owned.with("mode", given.find("perm", Long.class).orElse(mode), given.span("perm"));
  }

  /** Whether directories above are made. */
  Options directories(Options options, Given given) {
    Given all = given.over(binding.globals());
    return all.flag("create-dirs", false)
        ? options.with("create-directories", true, all.span("create-dirs"))
        : options;
  }

  /** Datagrams are records whether they have text or not. */
  Options datagrams(Options options, Given given) {
    if (!options.all().containsKey(EMPTY_LINES)) {
      return options;
    }
    binding.add(
        DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
            Level.HINT,
            given.span("flags"),
            "the flag empty-lines has no effect: each datagram is a message",
            "accepted"));
    return options.without(EMPTY_LINES);
  }
}

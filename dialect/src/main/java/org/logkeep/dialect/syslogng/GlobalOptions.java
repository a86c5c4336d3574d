package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.noEffect;
import static org.logkeep.dialect.syslogng.OptionRule.obsolete;
import static org.logkeep.dialect.syslogng.OptionRule.refused;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Settings;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** The global options (section 6 of the specification). */
final class GlobalOptions {
  private static final String SOURCES = "default of sources";
  private static final String DESTINATIONS = "default of destinations";
  static final Set<String> MARK_MODES =
      Set.of("internal", "dst-idle", "host-idle", "periodical", "none", "global");
  static final Set<String> STAMP_FORMATS =
      Set.of("rfc3164", "bsd", "rfc3339", "iso", "full", "unix", "utc");
  private static final List<String> STATISTICS =
      List.of("freq", "level", "lifetime", "max-dynamics");

  static final Driver TABLE =
      Driver.of(
          "options",
          "settings",
          Driver.Positional.NONE,
          List.of(
              handled("bad-hostname", ValueKind.TEXT, "part of `profile` of sources"),
              handled("chain-hostnames", ValueKind.YESNO, SOURCES),
              obsolete("long-hostnames", "chain-hostnames"),
              noEffect(
                  "check-hostname",
                  ValueKind.YESNO,
                  "version 3.38 does not heed it either; give it to the source"),
              handled("check-program", ValueKind.YESNO, SOURCES),
              handled("create-dirs", ValueKind.YESNO, "default of files and sockets"),
              handled("custom-domain", ValueKind.TEXT, "setting `local-domain`"),
              handled("dir-owner", ValueKind.OWNER, DESTINATIONS),
              handled("dir-group", ValueKind.OWNER, DESTINATIONS),
              handled("dir-perm", ValueKind.MODE, DESTINATIONS),
              handled("dns-cache", ValueKind.YESNO, SOURCES),
              noEffect(
                  "dns-cache-expire",
                  ValueKind.POSINT,
                  "names are kept as long as the resolver says"),
              noEffect(
                  "dns-cache-expire-failed",
                  ValueKind.POSINT,
                  "names are kept as long as the resolver says"),
              handled("dns-cache-hosts", ValueKind.TEXT, "option `dns-hosts` of sources"),
              tuning(
                  "dns-cache-size", ValueKind.POSINT, "the cache grows as needed, within bounds"),
              handled("file-template", ValueKind.TEMPLATE, "default of file-like destinations"),
              tuning(
                  "flush-lines",
                  ValueKind.UINT,
                  "lines are written when nothing more is to be read"),
              obsolete("sync", "flush-lines"),
              obsolete("sync-freq", "flush-lines"),
              tuning("flush-timeout", ValueKind.POSINT, "nothing waits for a batch to fill"),
              handled("frac-digits", ValueKind.UINT, DESTINATIONS),
              handled("owner", ValueKind.OWNER, DESTINATIONS),
              handled("group", ValueKind.OWNER, DESTINATIONS),
              handled("perm", ValueKind.MODE, DESTINATIONS),
              noEffect("jvm-options", ValueKind.TEXT, "there are no Java destinations"),
              handled("keep-hostname", ValueKind.YESNO, SOURCES),
              handled("keep-timestamp", ValueKind.YESNO, SOURCES),
              handled("local-time-zone", ValueKind.TEXT, "zone of times in file names"),
              handled("log-fifo-size", ValueKind.POSINT, DESTINATIONS),
              noEffect("log-level", ValueKind.TEXT, "give the verbosity on the command line"),
              handled("log-msg-size", ValueKind.POSINT, SOURCES),
              handled("trim-large-messages", ValueKind.YESNO, SOURCES),
              noEffect("log-iw-size", ValueKind.POSINT, "only sources have a window"),
              tuning("log-fetch-limit", ValueKind.POSINT, "records are read in large blocks"),
              handled("mark-freq", ValueKind.SECONDS, "setting `mark-interval`"),
              obsolete("mark", "mark-freq"),
              handled("mark-mode", ValueKind.TEXT, DESTINATIONS),
              tuning(
                  "min-iw-size-per-reader",
                  ValueKind.POSINT,
                  "windows are managed by the program itself"),
              handled("normalize-hostnames", ValueKind.YESNO, SOURCES),
              noEffect(
                  "on-error",
                  ValueKind.ON_ERROR,
                  "templates make text, which has no type that could be wrong"),
              handled(
                  "pass-unix-credentials", ValueKind.YESNO, "option `credentials` of unix sockets"),
              handled("proto-template", ValueKind.TEMPLATE, "default of network destinations"),
              handled("recv-time-zone", ValueKind.TEXT, "option `time-zone` of sources"),
              handled("send-time-zone", ValueKind.TEXT, DESTINATIONS),
              OptionRule.alias("time-zone", "send-time-zone"),
              obsolete("stats", "stats-freq"),
              handled("stats-freq", ValueKind.SECONDS, "setting `statistics-interval`"),
              handled("stats-level", ValueKind.UINT, "setting `statistics-level`"),
              tuning(
                  "stats-lifetime",
                  ValueKind.POSINT,
                  "counters are kept as long as they may be asked for"),
              tuning(
                  "stats-max-dynamics",
                  ValueKind.UINT,
                  "counters are bounded by the program itself"),
              handled("suppress", ValueKind.SECONDS, DESTINATIONS),
              tuning("threaded", ValueKind.YESNO, "threads are chosen by the program itself"),
              handled("time-reap", ValueKind.SECONDS, DESTINATIONS),
              handled("time-reopen", ValueKind.SECONDS, DESTINATIONS),
              tuning("time-sleep", ValueKind.UINT, "it has had no effect for long"),
              noEffect(
                  "use-time-recvd",
                  ValueKind.YESNO,
                  "it has had no effect for long; use R_DATE and the like"),
              handled("ts-format", ValueKind.TEXT, DESTINATIONS),
              handled("use-dns", ValueKind.TEXT, SOURCES),
              handled("use-fqdn", ValueKind.YESNO, "setting `full-host-names`, default of sources"),
              handled("use-uniqid", ValueKind.YESNO, "option `receipt-numbers` of sources"),
              obsolete("use-rcptid", "use-uniqid"),
              refused("disk-buffer", "the disk spool is not there yet"),
              refused("python", "embedded Python is not there"),
              refused("jvm", "embedded Java is not there")));

  private final Binding binding;

  GlobalOptions(Binding binding) {
    this.binding = binding;
  }

  /** Reads all options statements; what comes later replaces what came before. */
  Given read(List<Tree.Call> calls) {
    List<Tree.Call> all = new ArrayList<>();
    for (Tree.Call call : calls) {
      if (call.name().isWord("stats") && isBlock(call)) {
        statistics(call, all);
      } else {
        all.add(call);
      }
    }
    Given given = binding.options().read(List.of(), all, TABLE, Span.BUILT_IN);
    word(given, "mark-mode", MARK_MODES);
    stampFormat(given);
    useDns(given);
    return given;
  }

  /** Of old, {@code stats(600)} is a word for stats-freq(); the block came after version 3.38. */
  private static boolean isBlock(Tree.Call stats) {
    return stats.arguments().stream().noneMatch(Tree.Value.class::isInstance);
  }

  /** The options within {@code stats(...)}, as if each stood alone. */
  private void statistics(Tree.Call stats, List<Tree.Call> all) {
    for (Tree.Argument argument : stats.arguments()) {
      if (argument instanceof Tree.Call inner && STATISTICS.contains(inner.name().name())) {
        Token name = inner.name();
        Token whole = new Token(name.kind(), "stats-" + name.name(), 0, name.span());
        all.add(new Tree.Call(whole, inner.arguments(), inner.span()));
      } else if (argument instanceof Tree.Call inner
          && Set.of("syslog-stats", "healthcheck-freq").contains(inner.name().name())) {
        all.add(
            new Tree.Call(
                new Token(Token.Kind.WORD, "stats-lifetime", 0, inner.name().span()),
                inner.arguments(),
                inner.span()));
      } else {
        binding.add(
            DiagnosticCode.OPTION_UNKNOWN
                .at(Level.ERROR, argument.span(), "stats() has no such option", "unknown option")
                .withHelp("write stats-freq(43200) or stats(freq(43200))"));
      }
    }
  }

  /** Checks that an option holds one of some words. */
  void word(Given given, String option, Set<String> words) {
    word(given, option, words, Level.ERROR, "");
  }

  /**
   * Formats that do not exist are no error: the original program logs them and writes BSD stamps.
   */
  void stampFormat(Given given) {
    word(given, "ts-format", STAMP_FORMATS, Level.WARNING, "bsd is taken; ");
  }

  private void word(Given given, String option, Set<String> words, Level level, String instead) {
    Optional<String> value = given.text(option);
    if (value.isPresent() && !words.contains(value.get().replace('_', '-'))) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.VALUE_BAD.at(
                  level,
                  given.span(option),
                  option + "() does not take \"" + value.get() + "\"",
                  instead + "expected " + String.join(", ", words.stream().sorted().toList())),
              value.get(),
              words));
    }
  }

  void useDns(Given given) {
    Optional<String> value = given.text("use-dns");
    if (value.isPresent()
        && !Set.of("yes", "no", "on", "off", "persist-only").contains(value.get().replace('_', '-'))
        && Numbers.parse(value.get()).isEmpty()) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          given.span("use-dns"),
          "use-dns() takes yes, no or persist_only",
          "expected yes, no or persist_only");
    }
  }

  /** The settings of the daemon. */
  Options settings(Given given) {
    Options settings = Options.NONE;
    settings = setting(settings, Settings.FULL_HOST_NAMES, given, "use-fqdn", Boolean.class);
    settings = setting(settings, Settings.LOCAL_DOMAIN, given, "custom-domain", String.class);
    Duration mark = given.find("mark-freq", Duration.class).orElse(Duration.ofMinutes(20));
    settings = settings.with(Settings.MARK_INTERVAL, mark, given.span("mark-freq"));
    Duration statistics = given.find("stats-freq", Duration.class).orElse(Duration.ofMinutes(10));
    settings = settings.with(Settings.STATISTICS_INTERVAL, statistics, given.span("stats-freq"));
    return setting(settings, Settings.STATISTICS_LEVEL, given, "stats-level", Long.class);
  }

  private static <T> Options setting(
      Options settings, Option<T> option, Given given, String word, Class<T> type) {
    return given
        .find(word, type)
        .map(value -> settings.with(option, value, given.span(word)))
        .orElse(settings);
  }
}

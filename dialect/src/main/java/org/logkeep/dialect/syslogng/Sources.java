package org.logkeep.dialect.syslogng;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.record.parse.LineRule;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Makes components of source drivers. */
final class Sources {
  private static final long SOCKET_MODE = 0666;
  private static final long PIPE_MODE = 0600;
  private static final Set<String> MULTI_LINE =
      Set.of("none", "indented", "regexp", "prefix-garbage", "prefix-suffix");

  private final Binding binding;
  private final SourceOptions shared;

  Sources(Binding binding) {
    this.binding = binding;
    this.shared = new SourceOptions(binding);
  }

  /** The components of one driver of the source of this name. */
  List<Use> read(Tree.Call call, String source) {
    String word = call.name().name();
    Optional<Driver> driver = SourceDrivers.TABLE.find(call, binding);
    if (driver.isEmpty()) {
      return List.of();
    }
    Given given = binding.options().read(call, driver.get());
    GlobalOptions checks = new GlobalOptions(binding);
    checks.useDns(given);
    return switch (word) {
      case "internal" -> List.of(internal(given, source));
      case "unix-dgram", "unix-stream" -> List.of(unix(word, given, source));
      case "udp", "udp6", "tcp", "tcp6", "network", "syslog" -> inet(word, given, source);
      case "file" -> file(given, source);
      case "wildcard-file" -> wildcard(given, source);
      case "pipe", "fifo" -> List.of(pipe(given, source));
      case "stdin" -> List.of(use("stdin", shared.reader(given, source, false), given));
      case "program" -> List.of(program(given, source));
      case "system" -> system(given, source);
      default -> List.of(journal(given, source));
    };
  }

  private static Use use(String component, Options options, Given given) {
    return new Use(ComponentKind.SOURCE, component, options, given.span());
  }

  private Use internal(Given given, String source) {
    Options options = shared.common(given, source);
    Given globals = binding.globals();
    if (globals.text("mark-mode").orElse("").equals("internal")) {
      Duration every = globals.find("mark-freq", Duration.class).orElse(Duration.ofMinutes(20));
      options = options.with("mark-interval", every, globals.span("mark-freq"));
    }
    return use("internal", options.with("program", "syslog-ng", Span.BUILT_IN), given);
  }

  private Use unix(String word, Given given, String source) {
    Options options = shared.reader(given, source, true);
    options = path(options, given);
    options = owner(options, given, SOCKET_MODE);
    options = directories(options, given);
    options =
        word.equals("unix-stream")
            ? Sockets.connections(options, given)
            : datagrams(options, given);
    Sockets.kept(binding, given);
    boolean credentials =
        given.flag("so-passcred", binding.globals().flag("pass-unix-credentials", true));
    return use(
        word,
        options
            .with("remove", false, given.span())
            .with("credentials", credentials, given.span("so-passcred")),
        given);
  }

  private static Options path(Options options, Given given) {
    if (given.positionals().isEmpty()) {
      return options;
    }
    Token path = given.positionals().getFirst();
    return options.with("path", path.text(), path.span());
  }

  private static Options owner(Options options, Given given, long mode) {
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

  private Options directories(Options options, Given given) {
    Given all = given.over(binding.globals());
    return all.flag("create-dirs", false)
        ? options.with("create-directories", true, all.span("create-dirs"))
        : options;
  }

  private Use pipe(Given given, String source) {
    Options options = path(multiLine(shared.reader(given, source, true), given), given);
    options = owner(options, given, PIPE_MODE).with("dress-existing", true, given.span("perm"));
    return use("pipe", directories(options, given), given);
  }

  private Use program(Given given, String source) {
    Options options = shared.reader(given, source, false);
    Sockets.kept(binding, given);
    if (!given.positionals().isEmpty()) {
      Token command = given.positionals().getFirst();
      options = options.with("command", command.text(), command.span());
    }
    return use("program", options, given);
  }

  private List<Use> file(Given given, String source) {
    if (given.positionals().isEmpty()) {
      return List.of();
    }
    String path = given.positionals().getFirst().text();
    Options options = multiLine(shared.reader(given, source, false), given);
    boolean kmsg = given.text("format").orElse("syslog").equals("linux-kmsg");
    if (path.equals("/proc/kmsg") || path.equals("/dev/kmsg")) {
      options = options.with("device", path, given.span());
      return List.of(use("kernel", options, given));
    }
    if (kmsg) {
      options = options.with("format", "kmsg", given.span("format"));
    }
    int slash = path.lastIndexOf('/');
    if (path.substring(slash + 1).matches(".*[*?].*")) {
      options =
          options.with("directory", slash <= 0 ? "/" : path.substring(0, slash), given.span());
      return List.of(
          use("file", options.with("pattern", path.substring(slash + 1), given.span()), given));
    }
    return List.of(use("file", path(options, given), given));
  }

  private List<Use> wildcard(Given given, String source) {
    for (String word : List.of("base-dir", "filename-pattern")) {
      if (!given.has(word)) {
        binding.error(
            DiagnosticCode.VALUE_MISSING,
            given.span(),
            "wildcard-file() needs " + word + "()",
            "missing");
        return List.of();
      }
    }
    return List.of(use("file", multiLine(shared.reader(given, source, false), given), given));
  }

  private Options multiLine(Options options, Given given) {
    Optional<String> mode = given.text("multi-line-mode");
    if (mode.isEmpty()) {
      return options;
    }
    String word = mode.get().replace('_', '-');
    if (!MULTI_LINE.contains(word)) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          given.span("multi-line-mode"),
          "there is no multi-line mode \"" + mode.get() + "\" in version " + Pragmas.NEWEST,
          "expected none, indented, regexp, prefix-garbage or prefix-suffix");
      return options;
    }
    String known = word.equals("regexp") ? "prefix-garbage" : word;
    Options more = options.with("multi-line-mode", known, given.span("multi-line-mode"));
    for (String part : List.of("multi-line-prefix", "multi-line-garbage")) {
      Optional<String> pattern = given.text(part);
      if (pattern.isPresent() && isPattern(pattern.get(), given.span(part))) {
        more = more.with(part, pattern.get(), given.span(part));
      }
    }
    return more;
  }

  private boolean isPattern(String text, Span span) {
    Optional<String> problem =
        PatternCheck.problem(
            new PatternSpec(0, PatternSyntax.PCRE, Template.bytes(text), Set.of()));
    problem.ifPresent(why ->
        binding.error(
            DiagnosticCode.PATTERN_BAD,
            span,
            "the regular expression cannot be read: " + why,
            "this pattern"));
    return problem.isEmpty();
  }

  /** What {@code system()} stands for on Linux. */
  private List<Use> system(Given given, String source) {
    boolean journal = binding.reader().kind("/run/systemd/system") == ConfigReader.Kind.DIRECTORY;
    if (journal) {
      binding.add(
          DiagnosticCode.OPTION_WITHOUT_EFFECT
              .at(
                  Level.HINT,
                  given.span(),
                  "on this machine journald owns /dev/log",
                  "reads what journald forwards")
              .withHelp("set ForwardToSyslog=yes in journald.conf"));
      return List.of(journal(given, source));
    }
    Options log =
        shared
            .reader(given, source, true)
            .with("path", "/dev/log", given.span())
            .with("mode", SOCKET_MODE, given.span())
            .with("remove", false, given.span())
            .with("credentials", true, given.span())
            .with("pid-from-credentials", true, given.span())
            .with("receive-buffer", 8192L, given.span());
    List<Use> uses = new ArrayList<>(List.of(use("unix-dgram", datagrams(log, given), given)));
    if (!given.flag("exclude-kmsg", false)) {
      Options kernel =
          shared
              .reader(given, source, false, "kernel")
              .with("device", "auto", given.span())
              .with("program-override", "kernel", given.span())
              .with("default-facility", 0L, given.span())
              .with("keep-stamp", true, given.span());
      uses.add(use("kernel", kernel, given));
    }
    return uses;
  }

  private Use journal(Given given, String source) {
    Options options =
        shared
            .reader(given, source, true)
            .with("path", "/run/systemd/journal/syslog", given.span())
            .with("mode", SOCKET_MODE, given.span())
            .with("remove", false, given.span())
            .with("credentials", true, given.span());
    return use("unix-dgram", options, given);
  }

  private List<Use> inet(String word, Given given, String source) {
    boolean syslog = word.equals("syslog");
    String transport =
        word.startsWith("udp")
            ? "udp"
            : word.startsWith("tcp")
                ? "tcp"
                : given.text("transport").orElse("tcp").replace('_', '-');
    List<String> implied = new ArrayList<>();
    if (syslog) {
      implied.add("syslog-protocol");
    }
    Options options = shared.reader(given, source, false, implied.toArray(new String[0]));
    if (transport.equals("udp")) {
      options = withoutLineFeeds(options, given);
    }
    boolean six = word.endsWith("6") || given.find("ip-protocol", Long.class).orElse(4L) == 6L;
    options = options.with("ip-version", six ? "6" : "4", given.span("ip-protocol"));
    options =
        options.with("address", given.text("ip").orElse(six ? "::" : "0.0.0.0"), given.span("ip"));
    options = Ports.put(options, given, syslog && !transport.equals("udp") ? 601 : 514, binding);
    Sockets.kept(binding, given);
    if (transport.equals("udp")) {
      Sockets.onlyForConnections(binding, given);
      return List.of(use("udp", datagrams(options, given), given));
    }
    Optional<String> framing = framing(transport, syslog, given);
    if (framing.isEmpty()) {
      return List.of();
    }
    options = options.with("framing", framing.get(), given.span("transport"));
    options = Sockets.connections(options.with("max-connections", 10L, given.span()), given);
    return List.of(use("tcp", Sockets.keepAlive(options, given), given));
  }

  /** Datagrams are records whether they have text or not. */
  private Options datagrams(Options options, Given given) {
    if (!options.all().containsKey(SourceOptions.EMPTY_LINES)) {
      return options;
    }
    binding.add(
        DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
            Level.HINT,
            given.span("flags"),
            "the flag empty-lines has no effect: each datagram is a message",
            "accepted"));
    return options.without(SourceOptions.EMPTY_LINES);
  }

  /** A datagram is one record, whoever sent it, and must not look like several in a file. */
  private static Options withoutLineFeeds(Options options, Given given) {
    Options.Given found = options.all().get("profile");
    return found != null
            && found.value() instanceof ParseProfile profile
            && profile.lines() == LineRule.KEPT
        ? options.with(
            "profile",
            profile.toBuilder().lines(LineRule.NO_LINE_FEEDS).build(),
            given.span("flags"))
        : options;
  }

  private Optional<String> framing(String transport, boolean syslog, Given given) {
    return switch (transport) {
      case "tcp" -> Optional.of(syslog ? "counted" : "lines");
      case "text-with-nuls" -> Optional.of("lines-with-nuls");
      case "auto" -> Optional.of("auto");
      default -> {
        Sockets.badTransport(binding, given, transport);
        yield Optional.empty();
      }
    };
  }
}

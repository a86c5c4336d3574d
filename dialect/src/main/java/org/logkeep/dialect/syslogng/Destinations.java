package org.logkeep.dialect.syslogng;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Makes components of destination drivers. */
final class Destinations {
  private static final long FILE_MODE = 0600;
  private static final long DIRECTORY_MODE = 0700;
  private static final Duration MARK_EVERY = Duration.ofMinutes(20);
  private static final Map<String, String> MARKS =
      Map.of(
          "none", "none",
          "internal", "none",
          "dst-idle", "idle-here",
          "host-idle", "idle-any",
          "periodical", "always");
  private static final List<String> FLAGS =
      List.of(
          "syslog-protocol",
          "no-multi-line",
          "threaded",
          "ignore-errors",
          "seqnum",
          "no-seqnum",
          "seqnum-all",
          "no-seqnum-all");
  private static final List<String> EFFECTIVE = List.of("syslog-protocol", "no-multi-line");

  private final Binding binding;

  Destinations(Binding binding) {
    this.binding = binding;
  }

  /** The component of one driver; nothing after an error that leaves none. */
  Optional<Use> read(Tree.Call call) {
    String word = call.name().name();
    Optional<Driver> driver = DestinationDrivers.TABLE.find(call, binding);
    if (driver.isEmpty()) {
      return Optional.empty();
    }
    Given given = binding.options().read(call, driver.get());
    GlobalOptions checks = new GlobalOptions(binding);
    checks.word(given, "mark-mode", GlobalOptions.MARK_MODES);
    checks.stampFormat(given);
    return switch (word) {
      case "file" -> file(given);
      case "pseudofile" -> pseudofile(given);
      case "pipe", "fifo" -> pipe(given);
      case "stdout" -> Optional.of(use("stdout", fileLike(given), given));
      case "program" -> program(given);
      case "logcheck" -> Optional.of(logcheck(given));
      case "unix-dgram", "unix-stream" -> unix(word, given);
      case "usertty" -> usertty(given);
      case "example-destination" -> example(given);
      default -> inet(word, given);
    };
  }

  private static Use use(String component, Options options, Given given) {
    return new Use(ComponentKind.DESTINATION, component, options, given.span());
  }

  private Given all(Given given) {
    return given.over(binding.globals());
  }

  private static boolean flagged(Given given, String flag) {
    return given.list("flags").stream().anyMatch(word -> word.replace('_', '-').equals(flag));
  }

  /** The options of every destination that writes lines. */
  private Options writer(Given given, Template byDefault, Optional<String> global, String mark) {
    Given all = all(given);
    Options options = given.options();
    options = options.with("template", template(given, byDefault, global), given.span("template"));
    if (all.has("log-fifo-size")) {
      long records = all.find("log-fifo-size", Long.class).orElse(10_000L);
      options = options.with("queue-records", records, all.span("log-fifo-size"));
      options = options.with("when-full", "drop", all.span("log-fifo-size"));
    }
    Duration suppress = all.find("suppress", Duration.class).orElse(Duration.ZERO);
    if (suppress.isPositive()) {
      Span span = all.span("suppress");
      Options interval = Options.NONE.with("interval", suppress, span);
      options =
          options.with(
              "repeats", new Use(ComponentKind.FILTER, "repeats-suppress", interval, span), span);
    }
    Duration reopen = all.find("time-reopen", Duration.class).orElse(Duration.ofSeconds(60));
    options = options.with("reopen-after", reopen, all.span("time-reopen"));
    String mode = given.text("mark-mode").orElse(mark).replace('_', '-');
    if (mode.equals("global")) {
      mode = binding.globals().text("mark-mode").orElse("host-idle").replace('_', '-');
    }
    Duration every = all.find("mark-freq", Duration.class).orElse(MARK_EVERY);
    String marks = every.isZero() ? "none" : MARKS.getOrDefault(mode, "none");
    options = options.with("mark-mode", marks, all.span("mark-mode"));
    if (!marks.equals("none")) {
      options = options.with("mark-interval", every, all.span("mark-freq"));
    }
    checkFlags(given);
    return options;
  }

  private void checkFlags(Given given) {
    for (String written : given.list("flags")) {
      String word = written.replace('_', '-');
      if (!FLAGS.contains(word)) {
        binding.add(
            Suggestions.help(
                DiagnosticCode.FLAG_UNKNOWN.at(
                    Level.WARNING,
                    given.span("flags"),
                    "there is no destination flag \"" + written + "\"",
                    "ignored, as version " + Pragmas.NEWEST + " does"),
                word,
                FLAGS));
      } else if (!EFFECTIVE.contains(word)) {
        binding.add(
            DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                Level.HINT,
                given.span("flags"),
                "the flag " + word + " has no effect",
                "accepted, as version " + Pragmas.NEWEST + " does"));
      }
    }
  }

  private Template template(Given given, Template byDefault, Optional<String> global) {
    Given all = all(given);
    Optional<Template> own = given.find("template", Template.class);
    Optional<Template> chosen =
        own.or(() -> global.flatMap(word -> all.find(word, Template.class)));
    StampStyle style = StampStyle.of(all, binding);
    boolean protocol = flagged(given, "syslog-protocol");
    Template template = chosen.orElse(protocol ? Defaults.message() : byDefault);
    boolean escape = given.flag("template-escape", false) || template.escape();
    template = new Template(template.parts(), escape, template.type());
    if (protocol) {
      template = Defaults.protocol(chosen.isPresent() ? Defaults.line(template) : template, style);
    }
    template = style.apply(template);
    return flagged(given, "no-multi-line") ? Defaults.singleLine(template) : template;
  }

  private Options fileLike(Given given) {
    return writer(given, Defaults.FILE, Optional.of("file-template"), "none");
  }

  private Options owner(Options options, Given given) {
    Given all = all(given);
    Options owned = options;
    for (String word : List.of("owner", "group")) {
      owned = name(owned, all, word, word);
    }
    boolean kept = all.text("perm").isPresent();
    return owned
        .with("mode", all.find("perm", Long.class).orElse(FILE_MODE), all.span("perm"))
        .with("dress-existing", !kept, all.span("perm"));
  }

  private Options directories(Options options, Given given) {
    Given all = all(given);
    if (!all.flag("create-dirs", false)) {
      return options;
    }
    Options made = options.with("create-directories", true, all.span("create-dirs"));
    made = name(made, all, "dir-owner", "directory-owner");
    made = name(made, all, "dir-group", "directory-group");
    return mode(made, all, "dir-perm", "directory-mode", DIRECTORY_MODE);
  }

  private static Options name(Options options, Given all, String word, String option) {
    Optional<String> value = all.text(word).filter(text -> !text.isEmpty());
    return value.isPresent() ? options.with(option, value.get(), all.span(word)) : options;
  }

  private static Options mode(
      Options options, Given all, String word, String option, long byDefault) {
    return all.text(word).isPresent()
        ? options
        : options.with(option, all.find(word, Long.class).orElse(byDefault), all.span(word));
  }

  private Optional<Use> file(Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Token path = given.positionals().getFirst();
    Template template = binding.templates().inline(path);
    Optional<String> zone = Zones.read(all(given), binding, "local-time-zone");
    template = new StampStyle("bsd", Optional.of(zone.orElse("local")), 0).apply(template);
    Options options = fileLike(given).with("path", template, path.span());
    options = directories(owner(options, given), given);
    if (template.constant().isEmpty() || given.has("time-reap")) {
      Duration reap = all(given).find("time-reap", Duration.class).orElse(Duration.ofSeconds(60));
      options = options.with("reap-after", reap, all(given).span("time-reap"));
    }
    return Optional.of(use("file", options, given));
  }

  /**
   * What a pseudofile stands for belongs to the kernel: its mode and owner are left as they are.
   */
  private Optional<Use> pseudofile(Given given) {
    return file(given)
        .map(use ->
            use(use.name(), use.options().with("dress-existing", false, given.span()), given));
  }

  private Optional<Use> pipe(Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Token path = given.positionals().getFirst();
    Options options =
        owner(fileLike(given), given)
            .with("path", path.text(), path.span())
            .with("create", true, given.span());
    return Optional.of(use("pipe", directories(options, given), given));
  }

  private Optional<Use> program(Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Token command = given.positionals().getFirst();
    return Optional.of(
        use("program", fileLike(given).with("command", command.text(), command.span()), given));
  }

  /** The checker of live streams is a program of ours, which gets lines as they stand in files. */
  private Use logcheck(Given given) {
    String command = new LiveChecker(given).command();
    return use(
        "program",
        fileLike(given)
            .with("command", command, given.span())
            .with("keep-running", false, given.span()),
        given);
  }

  private Options network(Given given) {
    return writer(given, Defaults.NETWORK, Optional.of("proto-template"), "global");
  }

  private Optional<Use> unix(String word, Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Sockets.kept(binding, given);
    Token path = given.positionals().getFirst();
    return Optional.of(use(word, network(given).with("path", path.text(), path.span()), given));
  }

  private Optional<Use> usertty(Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Token user = given.positionals().getFirst();
    Options options =
        given
            .options()
            .with("names", List.of(user.text()), user.span())
            .with(
                "template",
                StampStyle.of(all(given), binding).apply(Defaults.TERMINAL),
                given.span());
    return Optional.of(use("users", options, given));
  }

  private Optional<Use> example(Given given) {
    Optional<String> name = given.text("filename");
    if (name.isEmpty()) {
      binding.error(
          DiagnosticCode.VALUE_MISSING, given.span(), "example-destination() needs filename()", "");
      return Optional.empty();
    }
    Options options =
        writer(given, Defaults.message(), Optional.empty(), "none")
            .with("path", Template.literal(name.get()), given.span("filename"));
    return Optional.of(use("file", options, given));
  }

  private Optional<Use> inet(String word, Given given) {
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    boolean syslog = word.equals("syslog");
    String transport =
        word.startsWith("udp")
            ? "udp"
            : word.startsWith("tcp")
                ? "tcp"
                : given.text("transport").orElse("tcp").replace('_', '-');
    if (!Set.of("tcp", "udp").contains(transport)) {
      Sockets.badTransport(binding, given, transport);
      return Optional.empty();
    }
    boolean stream = transport.equals("tcp");
    Options options = syslog ? protocol(given) : network(given);
    Token host = given.positionals().getFirst();
    options = options.with("host", host.text(), host.span());
    options = Ports.put(options, given, syslog && stream ? 601 : 514, binding);
    boolean six = word.endsWith("6") || given.find("ip-protocol", Long.class).orElse(4L) == 6L;
    options = options.with("ip-version", six ? 6L : 4L, given.span("ip-protocol"));
    Sockets.kept(binding, given);
    if (!stream) {
      return Optional.of(use("udp", options, given));
    }
    options =
        options.with(
            "close-on-input", given.flag("close-on-input", true), given.span("close-on-input"));
    options = options.with("framing", syslog ? "counted" : "lines", given.span("transport"));
    return Optional.of(use("tcp", Sockets.keepAlive(options, given), given));
  }

  /** The options of a destination that speaks RFC 5424. */
  private Options protocol(Given given) {
    Options options = network(given);
    StampStyle style = StampStyle.of(all(given), binding);
    Template text =
        given
            .find("template", Template.class)
            .or(() -> all(given).find("proto-template", Template.class))
            .map(Defaults::line)
            .orElse(Defaults.message());
    Template whole = style.apply(Defaults.protocol(text, style));
    Template template =
        new Template(whole.parts(), given.flag("template-escape", text.escape()), whole.type());
    return options.with("template", template, given.span("template"));
  }
}

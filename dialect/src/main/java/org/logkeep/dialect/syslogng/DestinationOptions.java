package org.logkeep.dialect.syslogng;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** What the destination drivers share: options of those that write lines, and of files. */
final class DestinationOptions {
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

  DestinationOptions(Binding binding) {
    this.binding = binding;
  }

  Binding binding() {
    return binding;
  }

  /** The use of a component as a destination. */
  static Use use(String component, Options options, Given given) {
    return new Use(ComponentKind.DESTINATION, component, options, given.span());
  }

  /** The options of a driver, and the global ones where it has none of its own. */
  Given all(Given given) {
    return given.over(binding.globals());
  }

  private static boolean flagged(Given given, String flag) {
    return given.list("flags").stream().anyMatch(word -> word.replace('_', '-').equals(flag));
  }

  /** The options of every destination that writes lines. */
  Options writer(Given given, Template byDefault, Optional<String> global, String mark) {
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

  /** The options of destinations that write lines as files have them. */
  Options fileLike(Given given) {
    return writer(given, Defaults.FILE, Optional.of("file-template"), "none");
  }

  /** Owner, group and mode of what the driver makes. */
  Options owner(Options options, Given given) {
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

  /** Whether directories above are made, and what they get. */
  Options directories(Options options, Given given) {
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

  /** The options of destinations that send lines to others. */
  Options network(Given given) {
    return writer(given, Defaults.NETWORK, Optional.of("proto-template"), "global");
  }
}

package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.Nearest;
import org.logkeep.dialect.OtherLanguage;
import org.logkeep.dialect.PatternCheck;
import org.logkeep.dialect.PlainText;
import org.logkeep.match.PatternException;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** Makes sections of lines. Errors are fatal to metalog, so all of them are collected. */
final class MetalogConfParser {
  /** The code of an unknown facility, for which {@code -t} has an exit code of its own. */
  static final String BAD_FACILITY = "LK0803";

  private static final String BAD_PATTERN = "LK0813";

  private final ConfigReader reader;
  private final Diagnostics diagnostics;
  private final OtherLanguage others;
  private final Values values;
  private final List<Section> sections = new ArrayList<>();
  private final Map<String, Remote> remotes = new LinkedHashMap<>();
  private final Section defaults;
  private Section current;
  private Optional<LineText> configdir = Optional.empty();

  MetalogConfParser(ConfigReader reader, Diagnostics diagnostics, SourceText main) {
    this.reader = reader;
    this.diagnostics = diagnostics;
    this.others = OtherLanguage.thanMetalogConf(diagnostics);
    this.values = new Values(diagnostics);
    this.defaults = new Section("", Span.of(main, 0, 0));
    this.current = defaults;
  }

  MetalogConf parse(SourceText main) {
    PlainText.check(main, diagnostics);
    file(main);
    // Files of the directory are read as if they stood behind the main file; such a line among
    // them counts no more.
    Optional<LineText> directory = configdir;
    if (directory.isPresent()) {
      String path = directory.get().value();
      if (reader.kind(path) != ConfigReader.Kind.DIRECTORY) {
        ignored(directory.get(), "there is no such directory");
      }
      String pattern = path.endsWith("/") ? path + "*.conf" : path + "/*.conf";
      for (String file : reader.expand(pattern)) {
        Optional<SourceText> text = reader.read(file);
        if (text.isPresent()) {
          file(text.get());
        } else {
          diagnostics.error("LK0806", directory.get().span(), "cannot read " + file, "");
        }
      }
    }
    return new MetalogConf(defaults, sections, remotes);
  }

  private void file(SourceText text) {
    for (MetalogLine line : MetalogLine.read(text)) {
      switch (line) {
        case MetalogLine.Title title -> {
          current = defaults.begin(title.text().value(), title.text().span());
          sections.add(current);
          warnAboutTitle(title.text());
        }
        case MetalogLine.Assignment assignment -> assign(assignment);
        case MetalogLine.Odd odd -> warnAboutOdd(odd.text());
      }
    }
  }

  private void warnAboutTitle(LineText title) {
    int equals = title.text().indexOf('=');
    if (equals > 0) {
      String word = title.text().substring(0, equals).trim().toLowerCase(Locale.ROOT);
      if (MetalogNames.KEYWORDS.contains(word)) {
        diagnostics.add(
            Diagnostic.warning(
                    "LK0807",
                    title.span(),
                    "a line that ends in a colon opens a section, also this one",
                    "not taken for \"" + word + "\"")
                .withHelp("put the value into double quotes"));
      }
    }
  }

  private void warnAboutOdd(LineText text) {
    Diagnostic warning =
        Diagnostic.warning(
            "LK0808", text.span(), "this line means nothing and is left out", "has no effect");
    diagnostics.add(
        text.text().matches("[^=\"]*:\\s*#.*")
            ? warning.withHelp("the colon of a title is the last sign of its line")
            : warning.withHelp(
                "write KEYWORD = \"VALUE\", without a double quote in the value and with"
                    + " nothing behind it"));
    others.look(text);
  }

  private void assign(MetalogLine.Assignment line) {
    String exact = line.keyword().text();
    if (MetalogNames.REMOTE_KEYWORDS.contains(exact)) {
      remote(line, exact);
      return;
    }
    String keyword = exact.toLowerCase(Locale.ROOT);
    if (!MetalogNames.KEYWORDS.contains(keyword) || line.name().isPresent()) {
      unknown(line, keyword);
      return;
    }
    LineText text = line.value();
    String value = text.value();
    values.check(keyword, line);
    switch (keyword) {
      case "facility" -> facility(text);
      case "minimum" -> current.minimum = values.level(line);
      case "maximum" -> current.maximum = Optional.of(values.level(line));
      case "program" -> current.program = given(value, line, current.program);
      case "program_regex" -> pattern(text, current.programRegexes);
      case "program_neg_regex" -> pattern(text, current.programNegRegexes);
      case "regex" -> pattern(text, current.regexes);
      case "neg_regex" -> pattern(text, current.negRegexes);
      case "socket" -> current.socket = given(value, line, current.socket);
      case "logdir" -> current.logdir = given(value, line, current.logdir);
      case "command" -> command(line);
      case "postrotate_cmd" -> current.postrotate = given(value, line, current.postrotate);
      case "break" -> current.breaks = values.flag(line);
      case "configdir" -> {
        if (configdir.isPresent()) {
          ignored(text, "only the first such line counts");
        }
        configdir = configdir.or(() -> Optional.of(text));
      }
      case "ratelimit" -> rate(text);
      default -> current.style = current.style.with(keyword, value);
    }
  }

  private void ignored(LineText directory, String why) {
    diagnostics.warning(
        DiagnosticCode.CONFIGDIR_WITHOUT_EFFECT.code(),
        directory.span(),
        "this configdir is not read",
        why);
  }

  /** A value; one that the same section has given above is lost. */
  private Optional<Section.Given<String>> given(
      String value, MetalogLine.Assignment line, Optional<Section.Given<String>> above) {
    boolean own = above.isPresent() && above.get().span().start() > current.span.start();
    if (own && above.get().span().text().equals(current.span.text())) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.LINE_REPLACED.code(),
                  above.get().span(),
                  "a later line of the section takes the place of this one",
                  "has no effect")
              .withLabel(line.text().span(), "counts"));
    }
    return Optional.of(new Section.Given<>(value, line.text().span()));
  }

  private void unknown(MetalogLine.Assignment line, String keyword) {
    List<String> known = new ArrayList<>(MetalogNames.KEYWORDS);
    known.addAll(MetalogNames.REMOTE_KEYWORDS);
    Diagnostic error =
        Diagnostic.error(
            "LK0801",
            line.keyword().span(),
            "unknown keyword \"" + line.keyword().value() + "\"",
            "metalog does not start with this");
    diagnostics.add(
        Nearest.of(keyword, known)
            .map(near -> error.withHelp("did you mean \"" + near + "\"?"))
            .orElse(error));
  }

  private void facility(LineText text) {
    String name = text.value();
    if (name.equals("*")) {
      current.facilities.clear();
      return;
    }
    Optional<Integer> code = MetalogNames.facility(name);
    if (code.isPresent()) {
      current.facilities.add(code.get());
      return;
    }
    Diagnostic error =
        Diagnostic.error(
            BAD_FACILITY, text.span(), "unknown facility \"" + name + "\"", "no facility");
    diagnostics.add(
        name.indexOf(',') >= 0
            ? error.withHelp("write one line for each facility")
            : Nearest.of(name, MetalogNames.facilities())
                .map(near -> error.withHelp("did you mean \"" + near + "\"?"))
                .orElse(error));
  }

  /** A pattern that cannot be read would be a condition that is missing: it forbids the start. */
  private void pattern(LineText text, List<LineText> patterns) {
    Optional<PatternException> problem = PatternCheck.problem(MetalogBinder.pattern(text));
    if (problem.isEmpty()) {
      patterns.add(text);
      return;
    }
    int at = Math.min(problem.get().offset(), Math.max(0, text.length() - 1));
    Span place = text.isEmpty() ? text.span() : text.span(at, at + 1);
    diagnostics.error(BAD_PATTERN, place, "this pattern cannot be read", problem.get().problem());
  }

  /** A command that is not there when the file is read is left out. */
  private void command(MetalogLine.Assignment line) {
    String path = line.value().value();
    int blank = path.indexOf(' ');
    String first = blank < 0 ? path : path.substring(0, blank);
    if (reader.kind(first) == ConfigReader.Kind.MISSING) {
      diagnostics.add(
          Diagnostic.warning(
              "LK0812",
              line.value().span(),
              "the command does not exist: the line is left out",
              "not found"));
      return;
    }
    current.command = given(path, line, current.command);
  }

  private void rate(LineText text) {
    String value = text.value();
    Optional<FileStyle.RateLimit> rate = FileStyle.RateLimit.parse(value);
    if (rate.isEmpty()) {
      if (value.equals("0")) {
        current.style = current.style.withRate(Optional.empty());
        return;
      }
      diagnostics.add(
          Diagnostic.error("LK0804", text.span(), "\"" + value + "\" is no rate", "")
              .withHelp("write a number and /s, /m, /h or /d: 10/m"));
      return;
    }
    current.style = current.style.withRate(rate.filter(r -> r.count() > 0));
  }

  private void remote(MetalogLine.Assignment line, String keyword) {
    String name = line.name().orElse("");
    String value = line.value().value();
    values.check(keyword, line);
    Remote known = remotes.get(name);
    if (keyword.equals("remote_host")) {
      remotes.put(
          name, known == null ? Remote.of(name, value, line.text().span()) : known.withHost(value));
      return;
    }
    if (known == null) {
      diagnostics.add(
          Diagnostic.error(
                  "LK0805",
                  line.text().span(),
                  "no remote_host" + (name.isEmpty() ? "" : "[" + name + "]") + " before this line",
                  "")
              .withHelp("name the host first: remote_host = \"192.0.2.1\""));
      return;
    }
    switch (keyword) {
      case "remote_port" -> {
        long port = Numbers.decimal(value);
        if (port < 1 || port > 65535) {
          diagnostics.error("LK0805", line.value().span(), "\"" + value + "\" is no port", "");
        } else {
          remotes.put(name, known.withPort((int) port));
        }
      }
      case "remote_format" -> remotes.put(name, known.withFormat(LineFormat.of(value)));
      case "remote_severity_level" ->
          remotes.put(name, known.withLevel(Math.clamp(Numbers.decimal(value), -1, 7)));
      default -> {
        if (Numbers.decimal(value) != 0) {
          current.remotes.add(name);
        } else {
          current.remotes.remove(name);
        }
      }
    }
  }
}

package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.OtherLanguage;
import org.logkeep.dialect.PlainText;
import org.logkeep.dialect.sysklogd.Statement.Filters;
import org.logkeep.dialect.sysklogd.Statement.NameFilter;
import org.logkeep.dialect.sysklogd.Statement.Rule;
import org.logkeep.dialect.sysklogd.Statement.Setting;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * Makes statements of lines. A line that cannot be understood is left out alone, with an error.
 *
 * <p>Blocks hold for the rules below them in the same file: an included file begins without any,
 * and leaves those of the file around it as they were.
 */
final class SyslogConfParser {
  private static final int DEEPEST = 16;

  private final ConfigReader reader;
  private final Reading reading;
  private final Diagnostics diagnostics;
  private final OtherLanguage others;
  private final SettingParser settingParser;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Setting> settings = new ArrayList<>();

  SyslogConfParser(ConfigReader reader, Reading reading, Diagnostics diagnostics) {
    this.reader = reader;
    this.reading = reading;
    this.diagnostics = diagnostics;
    this.settingParser = new SettingParser(reader, diagnostics);
    this.others =
        reading == Reading.RSYSLOG
            ? OtherLanguage.thanRsyslogConf(diagnostics)
            : OtherLanguage.thanSyslogConf(diagnostics);
  }

  SyslogConf parse(SourceText main) {
    PlainText.check(main, diagnostics);
    ConfigLines lines = ConfigLines.read(main, Optional.empty(), reading);
    file(lines, 0);
    return new SyslogConf(rules, settings, lines.remarks());
  }

  private void file(ConfigLines lines, int depth) {
    Filters filters = Filters.NONE;
    Optional<Rule> previous = Optional.empty();
    for (ConfigLines.Line line : lines.lines()) {
      LineText text = line.text();
      if (isBlock(line)) {
        filters = block(text, line.hashed(), filters);
      } else if (reading == Reading.RSYSLOG && rsyslogOnly(line, previous)) {
        previous = rules.isEmpty() ? previous : Optional.of(rules.getLast());
      } else if (reading.settings() && text.text().startsWith("include")) {
        include(text, depth);
      } else if (!reading.settings() || !settingParser.take(text, settings)) {
        int before = rules.size();
        rule(line, filters);
        previous = rules.size() > before ? Optional.of(rules.getLast()) : Optional.empty();
      }
    }
  }

  private boolean isBlock(ConfigLines.Line line) {
    return reading.blocks() && ConfigLines.isBlockSign(line.text().peek(0));
  }

  private Filters block(LineText text, boolean hashed, Filters filters) {
    char sign = text.at(0);
    if (hashed) {
      warnAboutHash(text, sign);
    }
    LineText rest = text.slice(1, text.length()).strip();
    return switch (sign) {
      case '!' -> {
        boolean except = rest.peek(0) == '-';
        boolean signed = except || rest.peek(0) == '+';
        LineText names = rest.slice(signed ? 1 : 0, rest.length()).strip();
        yield filters.withPrograms(names(names, except));
      }
      case '+' -> filters.withHosts(names(rest, false));
      case '-' -> filters.withHosts(names(rest, true));
      default -> filters.withProperty(property(rest));
    };
  }

  /** A list of names; nothing if it lets all through. */
  private Optional<NameFilter> names(LineText text, boolean except) {
    LineText list = text.slice(0, text.skipWord(0));
    TextLint.names(list, diagnostics);
    List<String> names = new ArrayList<>();
    for (String name : list.value().split(",")) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names.isEmpty() || list.text().equals("*")
        ? Optional.empty()
        : Optional.of(new NameFilter(names, except, text.span()));
  }

  private Optional<Statement.PropertyFilter> property(LineText text) {
    if (text.isEmpty() || text.at(0) == '*') {
      return Optional.empty();
    }
    PropertyParser parser = new PropertyParser(text, diagnostics);
    Optional<Statement.PropertyFilter> filter = parser.parse();
    if (filter.isPresent()) {
      TextLint.behindFilter(text.slice(parser.position(), text.length()).strip(), diagnostics);
    }
    return filter;
  }

  private void warnAboutHash(LineText text, char sign) {
    String what =
        switch (sign) {
          case '!' -> "a program block";
          case '+', '-' -> "a host block";
          default -> "a property block";
        };
    diagnostics.add(
        Diagnostic.warning(
                "LK0730",
                text.span(),
                "this is no remark: \"#" + sign + "\" opens " + what,
                "holds for all rules below")
            .withHelp("put a blank behind the \"#\" to make it a remark"));
  }

  private void include(LineText text, int depth) {
    LineText pattern = SettingParser.value(text, "include");
    Span span = text.span();
    if (pattern.isEmpty()) {
      diagnostics.error("LK0731", span, "include needs the path of a file", "");
      return;
    }
    if (depth >= DEEPEST) {
      diagnostics.error(
          "LK0732", span, "files include each other more than " + DEEPEST + " deep", "not read");
      return;
    }
    List<String> found = reader.expand(pattern.value());
    if (found.isEmpty() && pattern.text().chars().noneMatch(c -> "*?[".indexOf(c) >= 0)) {
      diagnostics.warning(
          DiagnosticCode.INCLUDE_FINDS_NOTHING.code(),
          pattern.span(),
          "this include finds no file",
          TextLint.enclosed(pattern).isPresent()
              ? "quotes are part of the path"
              : "there is no such file");
    }
    for (String path : found) {
      Optional<SourceText> included = reader.read(path);
      if (included.isPresent()) {
        file(ConfigLines.read(included.get(), Optional.of(span), reading), depth + 1);
      } else {
        diagnostics.error("LK0733", pattern.span(), "cannot read " + path, "left out");
      }
    }
  }

  private void rule(ConfigLines.Line line, Filters filters) {
    LineText text = line.text();
    SelectorParser selector = new SelectorParser(text, reading, diagnostics);
    Optional<PrioritySet> set = selector.parse();
    if (set.isEmpty()) {
      others.look(text);
      return;
    }
    Span selectorSpan = text.span(0, selector.position());
    int at = text.skipBlanks(selector.position());
    if (at == text.length()) {
      diagnostics.add(
          Diagnostic.error("LK0716", selectorSpan, "this rule has no action", "")
              .withHelp("write where the messages go behind the selector"));
      return;
    }
    action(line, set.get(), selectorSpan, at, filters);
  }

  private void action(
      ConfigLines.Line line, PrioritySet set, Span selector, int at, Filters filters) {
    LineText target = line.text().slice(at, line.text().length());
    Optional<Action> action = new ActionParser(reader, reading, diagnostics).parse(target);
    if (action.filter(a -> !(a instanceof Action.ToUsers)).isEmpty()) {
      others.look(target);
    }
    if (action.isEmpty()) {
      return;
    }
    boolean mayGlue = action.get() instanceof Action.ToFile;
    if (reading != Reading.RSYSLOG && !(action.get() instanceof Action.ToUsers)) {
      TextLint.behind(target, diagnostics);
    }
    ActionOptions options = new OptionsParser(reading, diagnostics).parse(target, mayGlue);
    rules.add(
        new Rule(
            set,
            selector,
            action.get(),
            target.span(),
            options,
            filters,
            line.indented(),
            line.text().span()));
  }

  /** What only rsyslog reads so; whether the line was of that kind. */
  private boolean rsyslogOnly(ConfigLines.Line line, Optional<Rule> previous) {
    LineText text = line.text();
    switch (text.at(0)) {
      case '$' -> refuseDirective(text, "rsyslog's $ directives are not understood");
      case ':' -> {
        LineText rest = text.slice(1, text.length()).strip();
        PropertyParser parser = new PropertyParser(rest, diagnostics);
        Optional<Statement.PropertyFilter> filter = parser.parse();
        if (filter.isPresent()) {
          LineText behind = rest.slice(parser.position(), rest.length()).strip();
          action(
              new ConfigLines.Line(behind, line.indented(), false),
              PrioritySet.ALL,
              text.span(),
              0,
              Filters.NONE.withProperty(filter));
        }
      }
      case '&' -> {
        int at = text.skipBlanks(1);
        previous.ifPresent(p -> action(line, p.set(), p.selector(), at, p.filters()));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void refuseDirective(LineText text, String message) {
    diagnostics.add(
        Diagnostic.error("LK0740", text.span(0, text.skipWord(0)), message, "has no effect")
            .withHelp("say it with sysklogd's settings or with syslog-ng's language"));
  }
}

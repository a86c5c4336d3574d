package org.logkeep.dialect.syslogng;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/** What all parts of the binder share: the named objects, the global options, the diagnostics. */
final class Binding {
  private final Map<ObjectKind, Map<String, Tree.Statement>> objects = new HashMap<>();
  private final Map<String, Tree.TemplateStatement> templateStatements = new LinkedHashMap<>();
  private final Map<String, Tree.FunctionStatement> functionStatements = new LinkedHashMap<>();
  private final Diagnostics diagnostics;
  private final ConfigReader reader;
  private final Filters filters;
  private final Templates templates;
  private final OptionReader options;
  private Given globals = Given.NOTHING;

  Binding(ConfigReader reader, Diagnostics diagnostics) {
    this.reader = reader;
    this.diagnostics = diagnostics;
    for (ObjectKind kind : ObjectKind.values()) {
      objects.put(kind, new LinkedHashMap<>());
    }
    this.filters = new Filters(this);
    this.templates = new Templates(this);
    this.options = new OptionReader(this);
  }

  ConfigReader reader() {
    return reader;
  }

  Filters filters() {
    return filters;
  }

  Templates templates() {
    return templates;
  }

  OptionReader options() {
    return options;
  }

  /** The global options. */
  Given globals() {
    return globals;
  }

  /** Files every named object; says where a name is given twice. */
  void file(List<Tree.Statement> statements, boolean duplicates) {
    for (Tree.Statement statement : statements) {
      switch (statement) {
        case Tree.ObjectStatement object ->
            file(table(object.kind()), object.name(), object, object.kind().word(), duplicates);
        case Tree.FilterStatement filter ->
            file(table(ObjectKind.FILTER), filter.name(), filter, "filter", duplicates);
        case Tree.TemplateStatement template ->
            file(templateStatements, template.name(), template, "template", duplicates);
        case Tree.FunctionStatement function ->
            file(functionStatements, function.name(), function, "template function", true);
        case Tree.LogStatement log -> {}
        case Tree.OptionsStatement options -> {}
      }
    }
  }

  private <S extends Tree.Statement> void file(
      Map<String, S> table, Token name, S statement, String what, boolean duplicates) {
    S earlier = table.put(name.text(), statement);
    if (earlier != null && !duplicates) {
      add(
          DiagnosticCode.NAME_TWICE
              .at(
                  Level.ERROR,
                  name.span(),
                  what + " \"" + name.text() + "\" is defined twice",
                  "defined again")
              .withLabel(earlier.span(), "first defined here"));
    }
  }

  Map<String, Tree.Statement> table(ObjectKind kind) {
    Map<String, Tree.Statement> table = objects.get(kind);
    if (table == null) {
      throw new IllegalStateException("no table of " + kind);
    }
    return table;
  }

  Map<String, Tree.TemplateStatement> templateStatements() {
    return templateStatements;
  }

  Map<String, Tree.FunctionStatement> functionStatements() {
    return functionStatements;
  }

  /** The object that a reference names; says so if there is none. */
  Optional<Tree.Statement> resolve(ObjectKind kind, Token name) {
    Tree.Statement found = table(kind).get(name.text());
    if (found != null) {
      return Optional.of(found);
    }
    Diagnostic missing =
        DiagnosticCode.NAME_UNKNOWN.at(
            Level.ERROR,
            name.span(),
            kind.word() + " \"" + name.text() + "\" is not defined",
            "no " + kind.word() + " has this name");
    List<String> near = Suggestions.near(name.text(), table(kind).keySet());
    if (!near.isEmpty()) {
      String first = near.getFirst().substring(1, near.getFirst().length() - 1);
      Tree.Statement like = table(kind).get(first);
      missing =
          missing.withHelp(
              "a "
                  + kind.word()
                  + " with a similar name is defined"
                  + (like == null ? "" : " at " + like.span().location())
                  + ": "
                  + near.getFirst());
    }
    add(missing);
    return Optional.empty();
  }

  void globals(Given given) {
    globals = given;
  }

  void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  void error(DiagnosticCode code, Span span, String message, String label) {
    diagnostics.add(code.at(Level.ERROR, span, message, label));
  }

  /** Says that an item means something, but not where it stands. */
  void misplaced(Span span) {
    error(
        DiagnosticCode.UNSUPPORTED_STATEMENT, span, "this is not supported at this place yet", "");
  }

  void warn(DiagnosticCode code, Span span, String message, String label, String help) {
    diagnostics.add(code.at(Level.WARNING, span, message, label).withHelp(help));
  }

  Diagnostics diagnostics() {
    return diagnostics;
  }
}

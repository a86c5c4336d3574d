package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Makes templates of texts, and finds those that have a name. */
final class Templates implements TemplateParser.Surroundings {
  /** The types that a template may be marked with; only the text counts in version 3.38. */
  private static final Set<String> TYPES =
      Set.of(
          "string",
          "int",
          "int32",
          "int64",
          "double",
          "float",
          "boolean",
          "datetime",
          "json",
          "literal",
          "list",
          "null");

  private final Binding binding;
  private final TemplateParser parser;
  private final Set<String> open = new HashSet<>();

  Templates(Binding binding) {
    this.binding = binding;
    this.parser = new TemplateParser(this, binding.diagnostics());
  }

  /** A template as it stands in an option: a text, or the name of a template. */
  Optional<Template> reference(Tree.Argument argument) {
    if (argument instanceof Tree.Value value) {
      Tree.TemplateStatement named = binding.templateStatements().get(value.token().text());
      return Optional.of(named == null ? inline(value.token()) : named(named));
    }
    return text(argument);
  }

  /** A template as it stands in a comparison: a text, a number, or a type hint around one. */
  Optional<Template> text(Tree.Argument argument) {
    if (argument instanceof Tree.Value value) {
      return Optional.of(inline(value.token()));
    }
    if (argument instanceof Tree.Call call
        && TYPES.contains(call.name().text().toLowerCase(Locale.ROOT))
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Tree.Value value) {
      Template plain = inline(value.token());
      return Optional.of(
          new Template(
              plain.parts(), false, Optional.of(call.name().text().toLowerCase(Locale.ROOT))));
    }
    binding.error(
        DiagnosticCode.VALUE_BAD, argument.span(), "this is no template", "expected a text");
    return Optional.empty();
  }

  Template inline(Token token) {
    return new Template(parser.parse(token.text(), token.span()), false, Optional.empty());
  }

  /** The template of a name, with its own escaping. */
  Optional<Template> named(String name) {
    return Optional.ofNullable(binding.templateStatements().get(name)).map(this::named);
  }

  private Template named(Tree.TemplateStatement statement) {
    boolean escape =
        statement.escape().isPresent()
            && !Set.of("no", "off", "0").contains(statement.escape().get().text());
    Template plain =
        guarded("template " + statement.name().text(), statement.span(), statement.text());
    return new Template(plain.parts(), escape, plain.type());
  }

  private Template guarded(String what, Span span, Tree.Argument text) {
    if (!open.add(what)) {
      binding.error(DiagnosticCode.NAME_LOOP, span, what + " refers to itself", "");
      return Template.of();
    }
    Template template = text(text).orElse(Template.of());
    open.remove(what);
    return template;
  }

  @Override
  public Optional<List<Template.Part>> template(String name, boolean function, Span span) {
    if (!function) {
      return named(name).map(Template::parts);
    }
    for (Map.Entry<String, Tree.FunctionStatement> entry :
        binding.functionStatements().entrySet()) {
      if (entry.getKey().replace('_', '-').equals(name)) {
        return Optional.of(
            guarded("template function " + name, entry.getValue().span(), entry.getValue().text())
                .parts());
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Condition> condition(String text, Span span) {
    Diagnostics inner = new Diagnostics();
    MappedText mapped = new MappedText(span.text(), span.includedFrom());
    for (byte b : Template.bytes(text)) {
      mapped.add(b, span.start(), span.end());
    }
    TokenSource tokens =
        new TokenSource(new NoFiles(), SourceText.BUILT_IN, DialectOptions.plain(), inner);
    tokens.enter(mapped, Map.of(), span);
    Syntax syntax = new Syntax(tokens, inner);
    Optional<Condition> condition = Optional.empty();
    try {
      Tree.Expression expression = new Expressions(syntax).expression();
      if (syntax.peek().kind() != Kind.END) {
        inner.add(
            DiagnosticCode.UNEXPECTED.at(
                Diagnostic.Level.ERROR,
                span,
                "unexpected " + syntax.peek().described() + " in the condition of a function",
                ""));
      } else {
        condition = binding.filters().condition(expression);
      }
    } catch (Syntax.Lost lost) {
      condition = Optional.empty();
    }
    inner.all().forEach(binding::add);
    return condition;
  }

  /** What is literal in a template, as one text, if it all is. */
  static Optional<String> constant(Template template) {
    return template.constant();
  }

  /** Parts one behind the other. */
  static Template join(boolean escape, Object... parts) {
    List<Template.Part> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Template.Part one) {
        all.add(one);
      } else {
        all.add(new Template.Literal(String.valueOf(part)));
      }
    }
    return new Template(all, escape, Optional.empty());
  }
}

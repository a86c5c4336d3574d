package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Reads templates (section 12.1 of the specification). */
final class TemplateParser {
  private static final int DEEPEST = 50;

  /** Names that nothing gives a value: later releases of the original program do. */
  private static final Set<String> ALWAYS_EMPTY = Set.of("CONTEXT_ID", "MSGFORMAT");

  /** What a template may refer to beside macros and functions. */
  interface Surroundings {
    /** The parts of a template, or of a user's function, of this name. */
    Optional<List<Template.Part>> template(String name, boolean function, Span span);

    /** A condition that stands in the arguments of a function. */
    Optional<Condition> condition(String text, Span span);
  }

  private final Surroundings surroundings;
  private final Diagnostics diagnostics;

  TemplateParser(Surroundings surroundings, Diagnostics diagnostics) {
    this.surroundings = surroundings;
    this.diagnostics = diagnostics;
  }

  /** Reads a template that stands at a place. */
  List<Template.Part> parse(String text, Span span) {
    return new Reading(text, span, 0).parts();
  }

  private final class Reading {
    private final String text;
    private final Span span;
    private final int depth;
    private final List<Template.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int at;

    Reading(String text, Span span, int depth) {
      this.text = text;
      this.span = span;
      this.depth = depth;
    }

    List<Template.Part> parts() {
      if (depth > DEEPEST) {
        bad("functions are nested more than " + DEEPEST + " deep");
        return List.of();
      }
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c != '$') {
          literal.append(c);
          at++;
        } else if (!reference()) {
          break;
        }
      }
      flush();
      return parts;
    }

    private void flush() {
      if (!literal.isEmpty()) {
        parts.add(new Template.Literal(literal.toString()));
        literal.setLength(0);
      }
    }

    private boolean reference() {
      if (at + 1 >= text.length()) {
        literal.append('$');
        at++;
        return true;
      }
      char next = text.charAt(at + 1);
      if (next == '$') {
        literal.append('$');
        at += 2;
        return true;
      }
      if (next == '{') {
        return braced();
      }
      if (next == '(') {
        return function();
      }
      int end = at + 1;
      while (end < text.length() && inName(text.charAt(end))) {
        end++;
      }
      if (end == at + 1) {
        if (next != '*') {
          literal.append('$').append(next);
          at += 2;
          return true;
        }
        end++;
      }
      String name = text.substring(at + 1, end);
      at = end;
      macro(name, Optional.empty(), 0); // only braces may be followed by the number of a record
      return true;
    }

    private static boolean inName(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private boolean braced() {
      int close = text.indexOf('}', at);
      if (close < 0) {
        bad("\"${\" is not closed by \"}\"");
        return false;
      }
      String inner = text.substring(at + 2, close);
      at = close + 1;
      int colon = inner.indexOf(':');
      if (inner.equals("*")) {
        diagnostics.add(
            DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                Level.WARNING, span, "${*} is always empty", "the list of matches is $*"));
      } else if (colon < 0) {
        macro(inner, Optional.empty(), context());
      } else if (inner.startsWith(":-", colon)) {
        macro(inner.substring(0, colon), Optional.of(inner.substring(colon + 2)), context());
      } else {
        bad("\"" + inner.substring(colon) + "\" is no modifier; \":-default\" is the only one");
      }
      return true;
    }

    private void macro(String name, Optional<String> otherwise, int record) {
      flush();
      if (ALWAYS_EMPTY.contains(name)) {
        diagnostics.add(
            DiagnosticCode.OPTION_WITHOUT_EFFECT.at(
                Level.WARNING,
                span,
                "$" + name + " is always empty",
                "as in version " + Pragmas.NEWEST));
      }
      parts.add(new Template.Macro(name, otherwise, record, span));
    }

    /** Reads {@code @2} behind a reference; {@code @@} is an at sign. */
    private int context() {
      if (at >= text.length() || text.charAt(at) != '@') {
        return 0;
      }
      int end = at + 1;
      while (end < text.length() && Character.isDigit(text.charAt(end)) && end - at < 6) {
        end++;
      }
      int index = end == at + 1 ? 0 : Integer.parseInt(text.substring(at + 1, end));
      at = index == 0 ? at : end; // @0 and a lone @ are text
      return index;
    }

    private boolean function() {
      OptionalInt close = closing(at + 2);
      if (close.isEmpty()) {
        bad("\"$(\" is not closed by \")\"");
        return false;
      }
      List<String> words = Words.split(text.substring(at + 2, close.getAsInt()));
      at = close.getAsInt() + 1;
      int context = context();
      if (words.isEmpty()) {
        bad("\"$()\" calls no function");
        return true;
      }
      String name = words.getFirst().replace('_', '-');
      flush();
      if (name.equals("template") && words.size() >= 2) {
        named(words);
        return true;
      }
      Optional<List<Template.Part>> own = surroundings.template(name, true, span);
      if (own.isPresent()) {
        parts.addAll(own.get());
        return true;
      }
      if (!Functions.NAMES.contains(name)) {
        diagnostics.add(
            Suggestions.help(
                DiagnosticCode.FUNCTION_UNKNOWN.at(
                    Level.ERROR,
                    span,
                    "there is no template function \"" + name + "\"",
                    "in this template"),
                name,
                Functions.NAMES));
        return true;
      }
      parts.add(new Template.Call(name, arguments(name, words), context, span));
      return true;
    }

    private void named(List<String> words) {
      Optional<List<Template.Part>> named = surroundings.template(words.get(1), false, span);
      if (named.isPresent()) {
        parts.addAll(named.get());
      } else if (words.size() > 2) {
        parts.addAll(new Reading(words.get(2), span, depth + 1).parts());
      } else {
        diagnostics.add(
            DiagnosticCode.NAME_UNKNOWN.at(
                Level.ERROR, span, "there is no template \"" + words.get(1) + "\"", ""));
      }
    }

    private List<Template> arguments(String name, List<String> words) {
      List<Template> arguments = new ArrayList<>();
      boolean condition = Functions.takesCondition(name);
      for (String word : words.subList(1, words.size())) {
        if (condition && word.startsWith("(")) {
          condition = false;
          Optional<Condition> test = surroundings.condition(word, span);
          test.ifPresent(holds -> arguments.add(Template.of(new Template.Test(holds, span))));
          continue;
        }
        arguments.add(
            new Template(new Reading(word, span, depth + 1).parts(), false, Optional.empty()));
      }
      return arguments;
    }

    private OptionalInt closing(int from) {
      int open = 1;
      char quote = 0;
      for (int i = from; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          i++;
        } else if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '(') {
          open++;
        } else if (c == ')' && --open == 0) {
          return OptionalInt.of(i);
        }
      }
      return OptionalInt.empty();
    }

    private void bad(String message) {
      Diagnostic diagnostic =
          DiagnosticCode.TEMPLATE_BAD.at(Level.ERROR, span, message, "in this template");
      diagnostics.add(diagnostic);
    }
  }
}

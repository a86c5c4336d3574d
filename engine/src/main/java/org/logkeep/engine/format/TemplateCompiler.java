package org.logkeep.engine.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.function.FunctionCall;
import org.logkeep.engine.format.function.FunctionDefinition;
import org.logkeep.engine.format.function.Functions;
import org.logkeep.engine.format.macro.MacroDefinition;
import org.logkeep.engine.format.macro.Macros;
import org.logkeep.record.Field;
import org.logkeep.record.parse.SdataReader;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/**
 * Compiles templates to formatters: literals beside each other are merged, calls whose arguments
 * are all literal are computed now where the function allows it, and what is wrong goes to the
 * diagnostics.
 */
public final class TemplateCompiler {
  private final FormatSettings settings;
  private final Diagnostics diagnostics;
  private final ConditionSource conditions;
  private final Macros macros;
  private final Functions functions;

  /** Compiles the conditions that template functions take. */
  @FunctionalInterface
  public interface ConditionSource {
    /** A test of single records, which keeps no verdicts from record to record. */
    RowTest compile(Condition condition, Scope scope);
  }

  /**
   * Makes a compiler.
   *
   * @param settings what the output may depend on beside records
   * @param conditions compiles conditions within templates
   * @param diagnostics where errors go
   */
  public TemplateCompiler(
      FormatSettings settings, ConditionSource conditions, Diagnostics diagnostics) {
    this.settings = settings;
    this.conditions = conditions;
    this.diagnostics = diagnostics;
    this.macros = new Macros();
    this.functions = new Functions();
  }

  /** What the output may depend on beside records. */
  public FormatSettings settings() {
    return settings;
  }

  /** Compiles a template; where it has errors, the result writes nothing for the wrong part. */
  public Formatter compile(Template template) {
    return compile(template, Scope.OUTER);
  }

  /** Compiles a template that stands in an inner scope, such as an argument of {@code $(map)}. */
  public Formatter compile(Template template, Scope scope) {
    List<Formatter> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      add(
          parts,
          switch (part) {
            case Template.Literal literal -> ConstantText.of(literal.text());
            case Template.Macro macro -> value(macro, template.escape(), scope);
            case Template.Call call -> call(call, scope);
            case Template.Test test -> new TestText(conditions.compile(test.condition(), scope));
          });
    }
    shorten(parts);
    return switch (parts.size()) {
      case 0 -> ConstantText.EMPTY;
      case 1 -> parts.getFirst();
      default -> new Sequence(parts.toArray(Formatter[]::new));
    };
  }

  private static void add(List<Formatter> parts, Formatter next) {
    if (next instanceof ConstantText now) {
      if (now.text().length == 0) {
        return;
      }
      if (!parts.isEmpty() && parts.getLast() instanceof ConstantText last) {
        byte[] both = Arrays.copyOf(last.text(), last.text().length + now.text().length);
        System.arraycopy(now.text(), 0, both, last.text().length, now.text().length);
        parts.set(parts.size() - 1, new ConstantText(both));
        return;
      }
    }
    parts.add(next);
  }

  /** Puts one formatter in the place of the four that write host, blank, header and text. */
  private static void shorten(List<Formatter> parts) {
    for (int i = 0; i + 3 < parts.size(); i++) {
      if (isField(parts.get(i), Field.HOST)
          && parts.get(i + 1) instanceof ConstantText blank
          && blank.text().length == 1
          && blank.text()[0] == ' '
          && parts.get(i + 2) instanceof HeaderText
          && isField(parts.get(i + 3), Field.MESSAGE)) {
        parts.subList(i, i + 4).clear();
        parts.add(i, new LegacyLine());
      }
    }
  }

  private static boolean isField(Formatter formatter, Field field) {
    return formatter instanceof FieldText text && text.field() == field;
  }

  private Formatter value(Template.Macro macro, boolean escape, Scope scope) {
    if (macro.contextIndex() != 0) {
      return ConstantText.EMPTY; // outside a correlation there are no records to count
    }
    Formatter value = plain(macro.name(), scope);
    if (macro.otherwise().isPresent()) {
      value = new Otherwise(value, Template.bytes(macro.otherwise().get()));
    }
    return escape ? new Escaped(value) : value;
  }

  private Formatter plain(String name, Scope scope) {
    Optional<MacroDefinition> macro = macros.find(name);
    if (macro.isPresent()) {
      return macro.get().maker().make(settings);
    }
    Optional<Formatter> bound = scope.find(name);
    if (bound.isPresent()) {
      return bound.get();
    }
    return name.startsWith(SdataReader.PREFIX) ? new StructuredValue(name) : new ValueText(name);
  }

  private Formatter call(Template.Call call, Scope scope) {
    if (call.contextIndex() != 0) {
      diagnostics.error(
          "LK0920",
          call.span(),
          "records of a correlation context cannot be referred to",
          "@" + call.contextIndex() + " reaches back to an earlier record");
      return ConstantText.EMPTY;
    }
    Optional<FunctionDefinition> function = functions.find(call.name());
    if (function.isEmpty()) {
      diagnostics.error(
          "LK0921",
          call.span(),
          "there is no template function \"" + call.name() + "\"",
          "unknown function");
      return ConstantText.EMPTY;
    }
    return function.get().compile(new FunctionCall(call, this, scope, diagnostics));
  }
}

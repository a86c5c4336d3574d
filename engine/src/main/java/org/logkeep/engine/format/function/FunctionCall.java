package org.logkeep.engine.format.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.logkeep.engine.format.ConstantText;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.Scope;
import org.logkeep.engine.format.TemplateCompiler;
import org.logkeep.engine.format.TextReader;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/** A call of a template function that is being compiled: its arguments, and what they need. */
public final class FunctionCall {
  private final Template.Call call;
  private final List<Template> arguments;
  private final TemplateCompiler compiler;
  private final Scope scope;
  private final Diagnostics diagnostics;

  /** Makes a call. */
  public FunctionCall(
      Template.Call call, TemplateCompiler compiler, Scope scope, Diagnostics diagnostics) {
    this.call = call;
    this.arguments = call.arguments().stream().map(FunctionCall::merged).toList();
    this.compiler = compiler;
    this.scope = scope;
    this.diagnostics = diagnostics;
  }

  /** The name by which the function was called. */
  public String name() {
    return call.name();
  }

  /** How many arguments there are. */
  public int size() {
    return arguments.size();
  }

  /** The arguments as written, no literal beside another one. */
  public List<Template> arguments() {
    return arguments;
  }

  private static Template merged(Template template) {
    List<Template.Part> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Literal next
          && !parts.isEmpty()
          && parts.getLast() instanceof Template.Literal last) {
        parts.set(parts.size() - 1, new Template.Literal(last.text() + next.text()));
      } else {
        parts.add(part);
      }
    }
    return new Template(parts, template.escape(), template.type());
  }

  /** An argument, if it is literal. */
  public Optional<String> literal(int index) {
    return arguments.get(index).constant();
  }

  /** An argument, compiled. */
  public Formatter formatter(int index) {
    return formatter(arguments.get(index));
  }

  /** Any template, compiled in the scope of this call. */
  public Formatter formatter(Template template) {
    return compiler.compile(template, scope);
  }

  /** A template, compiled in a scope where one more name has a meaning. */
  public Formatter formatter(Template template, String name, Formatter meaning) {
    return compiler.compile(template, scope.with(name, meaning));
  }

  /** A reader of an argument. */
  public TextReader reader(int index) {
    return new TextReader(formatter(index));
  }

  /** Readers of all arguments from {@code first} on. */
  public TextReader[] readers(int first) {
    return IntStream.range(Math.min(first, size()), size())
        .mapToObj(this::reader)
        .toArray(TextReader[]::new);
  }

  /** What the output may depend on beside records. */
  public FormatSettings settings() {
    return compiler.settings();
  }

  /** The compiler that compiles the template of this call. */
  public TemplateCompiler compiler() {
    return compiler;
  }

  /** The scope of this call. */
  public Scope scope() {
    return scope;
  }

  /** Says what is wrong with the call and gives a formatter to go on with. */
  public Formatter error(String message) {
    diagnostics.error("LK0922", call.span(), "$(" + call.name() + "): " + message, "in this call");
    return ConstantText.EMPTY;
  }
}

package org.logkeep.topology.template;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * A recipe that makes bytes from a record.
 *
 * @param parts what comes one behind the other
 * @param escape whether quotes, backslashes and control bytes of inserted values are escaped
 * @param type the type of the result, where a dialect knows types; empty means text
 */
public record Template(List<Part> parts, boolean escape, Optional<String> type) {

  /** A piece of a template. */
  public sealed interface Part {}

  /** Bytes that stand for themselves. */
  public record Literal(String text) implements Part {}

  /**
   * The value of a macro or of a name-value pair of the record.
   *
   * @param name the name, such as {@code HOST} or {@code .SDATA.meta.sequenceId}; the catalogue's
   *     macros come first, any other name is that of a name-value pair
   * @param otherwise what is inserted when the value is empty
   * @param contextIndex how many records back in a correlation context; 0 is the record itself
   * @param span where it stands
   */
  public record Macro(String name, Optional<String> otherwise, int contextIndex, Span span)
      implements Part {
    @Override
    public boolean equals(Object other) {
      return other instanceof Macro that
          && name.equals(that.name)
          && otherwise.equals(that.otherwise)
          && contextIndex == that.contextIndex;
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /**
   * What a template function makes of its arguments.
   *
   * @param name the name, such as {@code sanitize}
   * @param arguments the arguments as written, each a template; functions with words like {@code
   *     --scope} read those from literal arguments
   * @param contextIndex see {@link Macro}
   * @param span where it stands
   */
  public record Call(String name, List<Template> arguments, int contextIndex, Span span)
      implements Part {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Call that
          && name.equals(that.name)
          && arguments.equals(that.arguments)
          && contextIndex == that.contextIndex;
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + arguments.hashCode();
    }
  }

  /**
   * {@code 1} if a condition holds for the record, else nothing: the first argument of functions
   * such as {@code if}, {@code grep} and {@code filter}.
   *
   * @param condition the condition
   * @param span where it stands
   */
  public record Test(Condition condition, Span span) implements Part {
    @Override
    public boolean equals(Object other) {
      return other instanceof Test that && condition.equals(that.condition);
    }

    @Override
    public int hashCode() {
      return condition.hashCode();
    }
  }

  /** Copies the parts. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** A template of these parts, without escaping. */
  public static Template of(Part... parts) {
    return new Template(List.of(parts), false, Optional.empty());
  }

  /** A template that always makes the same text. */
  public static Template literal(String text) {
    return of(new Literal(text));
  }

  /** A macro that no file names. */
  public static Macro macro(String name) {
    return new Macro(name, Optional.empty(), 0, Span.BUILT_IN);
  }

  /** The text, if the template always makes the same one. */
  public Optional<String> constant() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!(part instanceof Literal literal)) {
        return Optional.empty();
      }
      text.append(literal.text());
    }
    return Optional.of(text.toString());
  }

  /** The bytes of a literal; lone surrogates U+DC80..U+DCFF stand for the bytes 80 to FF. */
  public static byte[] bytes(String text) {
    return SourceText.bytes(text);
  }
}

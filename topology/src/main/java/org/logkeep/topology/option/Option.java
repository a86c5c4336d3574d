package org.logkeep.topology.option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/**
 * One option of a component: everything there is to know about it but its value.
 *
 * @param <T> what a value is
 * @param name kebab-case, with full unit names where a unit is not part of the type
 * @param type the class of a value; lists are {@code List}
 * @param typeName what the reference calls the type: "duration", "size in bytes", ...
 * @param doc what the option does, in a sentence or two
 * @param defaultValue what holds where nothing is said; empty means that nothing is set
 * @param required whether the component cannot be without it
 * @param check says what is wrong with a value, or nothing
 */
public record Option<T>(
    String name,
    Class<? super T> type,
    String typeName,
    String doc,
    Optional<T> defaultValue,
    boolean required,
    Function<T, Optional<String>> check) {

  /** Yes or no. */
  public static Option<Boolean> flag(String name, String doc) {
    return plain(name, Boolean.class, "yes or no", doc);
  }

  /** A whole number within bounds, both included. */
  public static Option<Long> number(String name, String doc, long min, long max) {
    return Option.<Long>plain(name, Long.class, "number from " + min + " to " + max, doc)
        .checked(v ->
            v < min || v > max
                ? Optional.of("must be from " + min + " to " + max)
                : Optional.empty());
  }

  /** A number of bytes within bounds, both included. */
  public static Option<Long> size(String name, String doc, long min, long max) {
    return Option.<Long>plain(name, Long.class, "size in bytes", doc)
        .checked(v ->
            v < min || v > max
                ? Optional.of("must be from " + min + " to " + max + " bytes")
                : Optional.empty());
  }

  /** A span of time, not negative. */
  public static Option<Duration> duration(String name, String doc) {
    return Option.<Duration>plain(name, Duration.class, "duration", doc)
        .checked(v -> v.isNegative() ? Optional.of("must not be negative") : Optional.empty());
  }

  /** Text. */
  public static Option<String> text(String name, String doc) {
    return plain(name, String.class, "text", doc);
  }

  /** One of some words. */
  public static Option<String> word(String name, String doc, String... words) {
    List<String> allowed = List.of(words);
    return Option.<String>plain(name, String.class, "one of " + String.join(", ", allowed), doc)
        .checked(v ->
            allowed.contains(v)
                ? Optional.empty()
                : Optional.of("must be one of " + String.join(", ", allowed)));
  }

  /** Several words or texts. */
  public static Option<List<String>> words(String name, String doc) {
    return plain(name, List.class, "list of words", doc);
  }

  /** A mode of a file or directory, 0 to 07777. */
  public static Option<Long> mode(String name, String doc) {
    return Option.<Long>plain(name, Long.class, "octal mode", doc)
        .checked(v ->
            v < 0 || v > 0xfff
                ? Optional.of("must be an octal mode up to 7777")
                : Optional.empty());
  }

  /** A template, which makes text from a record. */
  public static Option<Template> template(String name, String doc) {
    return plain(name, Template.class, "template", doc);
  }

  /** A condition on a record. */
  public static Option<Condition> condition(String name, String doc) {
    return plain(name, Condition.class, "filter expression", doc);
  }

  /** An option whose values are of any class; the type's name is for the reference. */
  public static <T> Option<T> plain(
      String name, Class<? super T> type, String typeName, String doc) {
    return new Option<>(name, type, typeName, doc, Optional.empty(), false, v -> Optional.empty());
  }

  /** The same with a default. */
  public Option<T> withDefault(T value) {
    return new Option<>(name, type, typeName, doc, Optional.of(value), required, check);
  }

  /** The same, but the component cannot be without it. */
  public Option<T> mandatory() {
    return new Option<>(name, type, typeName, doc, defaultValue, true, check);
  }

  private Option<T> checked(Function<T, Optional<String>> newCheck) {
    return new Option<>(name, type, typeName, doc, defaultValue, required, newCheck);
  }
}

package org.logkeep.topology.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;

/**
 * The options that a configuration gives to one component, by name.
 *
 * <p>Two are equal if they give the same values; where they were written does not count, so that a
 * reload can tell what really changed.
 */
public final class Options {
  /** A value and the place where it was given. */
  public record Given(Object value, Span span) {}

  /** No option at all. */
  public static final Options NONE = new Options(Map.of());

  private final Map<String, Given> given;

  private Options(Map<String, Given> given) {
    this.given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  /** Options with these values. */
  public static Options of(Map<String, Given> given) {
    return new Options(given);
  }

  /** The same with one more value; a value of that name is replaced. */
  public Options with(String name, Object value, Span span) {
    Map<String, Given> more = new LinkedHashMap<>(given);
    more.put(name, new Given(value, span));
    return new Options(more);
  }

  /** The same with one more value, checked by its class against the option. */
  public <T> Options with(Option<T> option, T value, Span span) {
    return with(option.name(), value, span);
  }

  /** The same without the value of a name. */
  public Options without(String name) {
    Map<String, Given> fewer = new LinkedHashMap<>(given);
    fewer.remove(name);
    return new Options(fewer);
  }

  /** All values by name, in the order in which they were given. */
  public Map<String, Given> all() {
    return given;
  }

  /** The value given under a name, for those who do not know its option; no default counts. */
  public Optional<Object> value(String name) {
    return Optional.ofNullable(given.get(name)).map(Given::value);
  }

  /** Whether a value was given, not counting the default. */
  public boolean has(Option<?> option) {
    return given.containsKey(option.name());
  }

  /** Where the value was given, or {@link Span#BUILT_IN}. */
  public Span span(Option<?> option) {
    Given value = given.get(option.name());
    return value == null ? Span.BUILT_IN : value.span();
  }

  /** The value given, else the option's default, else nothing. */
  @SuppressWarnings(
      "unchecked") // the planner checks classes before any component reads its options
  public <T> Optional<T> find(Option<T> option) {
    Given value = given.get(option.name());
    if (value == null) {
      return option.defaultValue();
    }
    if (!option.type().isInstance(value.value())) {
      throw new ClassCastException(
          "option " + option.name() + " holds a " + value.value().getClass());
    }
    return Optional.of((T) value.value());
  }

  /** The value of an option that has a default or is mandatory. */
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(() -> new IllegalStateException("option " + option.name() + " has no value"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    given.forEach((name, value) -> values.put(name, value.value()));
    return values;
  }

  @Override
  public String toString() {
    return values().toString();
  }
}

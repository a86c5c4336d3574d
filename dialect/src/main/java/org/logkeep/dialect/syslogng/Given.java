package org.logkeep.dialect.syslogng;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Options;

/**
 * The options of one call, read by the rules of its driver.
 *
 * @param positionals the values without a name
 * @param values the values by the option's word; an option that was given empty, where that is
 *     allowed, is there with an empty text
 * @param options those that are options of the component
 * @param span where the driver stands
 */
record Given(
    List<Token> positionals, Map<String, Options.Given> values, Options options, Span span) {
  static final Given NOTHING = new Given(List.of(), Map.of(), Options.NONE, Span.BUILT_IN);

  Given {
    positionals = List.copyOf(positionals);
    values = Map.copyOf(values);
  }

  boolean has(String word) {
    return values.containsKey(word);
  }

  <T> Optional<T> find(String word, Class<T> type) {
    Options.Given given = values.get(word);
    return given != null && type.isInstance(given.value())
        ? Optional.of(type.cast(given.value()))
        : Optional.empty();
  }

  Optional<String> text(String word) {
    return find(word, String.class);
  }

  boolean flag(String word, boolean otherwise) {
    return find(word, Boolean.class).orElse(otherwise);
  }

  @SuppressWarnings("unchecked") // lists are only made by ValueReader, of texts
  List<String> list(String word) {
    Options.Given given = values.get(word);
    return given != null && given.value() instanceof List
        ? (List<String>) given.value()
        : List.of();
  }

  Span span(String word) {
    Options.Given given = values.get(word);
    return given == null ? span : given.span();
  }

  /** The same with the values of {@code more} where this one has none. */
  Given over(Given more) {
    Map<String, Options.Given> all = new HashMap<>(more.values);
    all.putAll(values);
    return new Given(positionals, all, options, span);
  }
}

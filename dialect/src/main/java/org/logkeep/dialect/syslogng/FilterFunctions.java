package org.logkeep.dialect.syslogng;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of filter expressions, by the words they are called by. */
final class FilterFunctions {
  /** Where a function is registered. */
  static final List<FilterFunction> ALL =
      List.of(
          new FacilityFilter(),
          new SeverityFilter(),
          new TextFilter("host", "HOST", "the name of the host"),
          new TextFilter("program", "PROGRAM", "the name of the program"),
          new TextFilter("message", "MESSAGE", "the text"),
          new TextFilter("source", "SOURCE", "the name of the source it came from"),
          new MatchFilter(),
          new NetmaskFilter(),
          new TagsFilter(),
          new InListFilter(),
          new NamedFilter(),
          new RateLimitFilter());

  private static final Map<String, FilterFunction> BY_WORD = byWord();

  private FilterFunctions() {}

  private static Map<String, FilterFunction> byWord() {
    Map<String, FilterFunction> functions = new LinkedHashMap<>();
    for (FilterFunction function : ALL) {
      function.words().forEach(word -> functions.put(word, function));
    }
    return functions;
  }

  static Optional<FilterFunction> named(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  static List<String> words() {
    return List.copyOf(BY_WORD.keySet());
  }
}

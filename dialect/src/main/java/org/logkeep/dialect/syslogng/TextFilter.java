package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.template.Template;

/** {@code host()}, {@code program()} and the like: a search in one part of the record. */
final class TextFilter implements FilterFunction {
  private final String word;
  private final PairName part;
  private final String meaning;

  TextFilter(String word, String macro, String meaning) {
    this.word = word;
    this.part = new PairName(macro);
    this.meaning = meaning;
  }

  @Override
  public List<String> words() {
    return List.of(word);
  }

  @Override
  public String meaning() {
    return "a pattern is found in " + meaning;
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    TextSearch search = new TextSearch(call, binding);
    for (String option : List.of(TextSearch.VALUE, TextSearch.TEMPLATE)) {
      if (search.given().has(option)) {
        binding.error(
            DiagnosticCode.OPTION_UNKNOWN,
            search.given().span(option),
            call.name().text() + "() has no option \"" + option + "\"",
            "only match() has");
        return Optional.empty();
      }
    }
    return search.in(Template.of(part.value(call.name().span())));
  }
}

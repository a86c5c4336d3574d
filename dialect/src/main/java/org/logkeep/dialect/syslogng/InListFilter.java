package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** {@code in-list()}: a value is one of the lines of a file. */
final class InListFilter implements FilterFunction {
  private static final String WORD = "in-list";
  private static final Driver OPTIONS =
      Driver.of(
          WORD,
          WORD,
          new Driver.Positional("a file", 1, 2),
          List.of(OptionRule.handled("value", ValueKind.TEXT, "the name-value pair to look up")));

  @Override
  public List<String> words() {
    return List.of(WORD);
  }

  @Override
  public String meaning() {
    return "a value is one of the lines of a file";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    Given given = binding.options().read(call, OPTIONS);
    if (given.positionals().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = given.text("value");
    if (name.isEmpty() && given.positionals().size() == 2) {
      name = Optional.of(given.positionals().get(1).text());
    }
    if (name.isEmpty()) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "in-list() needs value()", "");
      return Optional.empty();
    }
    Token file = given.positionals().getFirst();
    if (binding.reader().kind(file.text()) == ConfigReader.Kind.MISSING) {
      binding.error(
          DiagnosticCode.FILE_MISSING,
          file.span(),
          "there is no file \"" + file.text() + "\"",
          "in-list() reads it at the start");
      return Optional.empty();
    }
    return FilterFunction.component(
        call,
        WORD,
        Options.NONE
            .with("file", file.text(), call.span())
            .with("value", PairName.bare(name.get()).text(), call.span()));
  }
}

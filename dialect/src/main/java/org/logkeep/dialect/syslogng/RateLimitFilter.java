package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** {@code rate-limit()}: no more than so many a second have come of its kind. */
final class RateLimitFilter implements FilterFunction {
  private static final String WORD = "rate-limit";
  private static final Driver OPTIONS =
      Driver.of(
          WORD,
          WORD,
          Driver.Positional.NONE,
          List.of(
              OptionRule.maps("template", ValueKind.TEMPLATE, "key"),
              OptionRule.handled("key", ValueKind.TEXT, "the name-value pair that is the key"),
              OptionRule.maps("rate", ValueKind.POSINT, "rate")));

  @Override
  public List<String> words() {
    return List.of(WORD, "throttle");
  }

  @Override
  public String meaning() {
    return "no more than `rate()` a second came with this key";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    Given given = binding.options().read(call, OPTIONS);
    Options options = given.options();
    if (!given.has("rate")) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "rate-limit() needs rate()", "");
      return Optional.empty();
    }
    if (given.has("key")) {
      PairName name = PairName.bare(given.text("key").orElse(""));
      Template key = Template.of(name.value(call.name().span()));
      options = options.with("key", key, given.span("key"));
    }
    return FilterFunction.component(call, WORD, options);
  }
}

package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** {@code match()}: a search in a value or a template of one's own. */
final class MatchFilter implements FilterFunction {
  @Override
  public List<String> words() {
    return List.of("match");
  }

  @Override
  public String meaning() {
    return "a pattern is found in `value()` or `template()`";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    TextSearch search = new TextSearch(call, binding);
    Span span = call.name().span();
    Optional<Template> template = search.given().find(TextSearch.TEMPLATE, Template.class);
    if (template.isPresent()) {
      return search.in(template.get());
    }
    Optional<String> value = search.given().text(TextSearch.VALUE);
    if (value.isEmpty()) {
      binding.warn(
          DiagnosticCode.MATCH_WITHOUT_VALUE,
          call.span(),
          "match() without value() searches header and text",
          "here",
          "say value(\"MESSAGE\"), or use message() or program()");
      return search.in(
          Template.of(new PairName("MSGHDR").value(span), new PairName("MESSAGE").value(span)));
    }
    return name(value.get(), search.given().span(TextSearch.VALUE), binding)
        .flatMap(name -> search.in(Template.of(name.value(span))));
  }

  private static Optional<PairName> name(String written, Span span, Binding binding) {
    if (written.indexOf('$', 1) >= 0) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          span,
          "value() takes one name, not a template",
          "write template(\"" + written + "\")");
      return Optional.empty();
    }
    if (!written.startsWith("$")) {
      return Optional.of(new PairName(written));
    }
    PairName name = PairName.bare(written);
    binding.warn(
        DiagnosticCode.VALUE_BAD,
        span,
        "value() takes a name, not a template",
        "the $ is left out",
        "write value(\"" + name.text() + "\")");
    return Optional.of(name);
  }
}

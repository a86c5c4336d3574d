package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;

/** {@code facility()}: names, numbers, and ranges of them. */
final class FacilityFilter implements FilterFunction {
  private static final CodeRange.Vocabulary FACILITIES =
      new CodeRange.Vocabulary("facility", FacilityFilter::code, Priorities.facilities());

  @Override
  public List<String> words() {
    return List.of("facility");
  }

  @Override
  public String meaning() {
    return "its facility is one of these";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    return CodeRange.readAll(call, FACILITIES, binding)
        .map(ranges -> new Condition.Priority(set(ranges), call.span()));
  }

  private static PrioritySet set(List<CodeRange> ranges) {
    PrioritySet set = PrioritySet.NONE;
    for (CodeRange range : ranges) {
      for (int code = range.from(); code <= range.to(); code++) {
        set = set.or(PrioritySet.facility(code));
      }
    }
    return set;
  }

  private static Optional<Integer> code(Token token) {
    Optional<Integer> named = Priorities.facility(token);
    return named.isEmpty() && token.kind() == Kind.INTEGER && token.number() >= 0
        ? Optional.of((int) Math.min(token.number(), PrioritySet.FACILITIES - 1))
        : named;
  }
}

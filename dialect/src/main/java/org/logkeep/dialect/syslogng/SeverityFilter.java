package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;

/** {@code level()}: names, and ranges of them. */
final class SeverityFilter implements FilterFunction {
  private static final CodeRange.Vocabulary SEVERITIES =
      new CodeRange.Vocabulary("level", Priorities::severity, Priorities.severities());

  @Override
  public List<String> words() {
    return List.of("level", "severity", "priority");
  }

  @Override
  public String meaning() {
    return "its severity is one of these";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    return CodeRange.readAll(call, SEVERITIES, binding)
        .map(ranges -> new Condition.Priority(PrioritySet.severities(mask(ranges)), call.span()));
  }

  private static int mask(List<CodeRange> ranges) {
    int mask = 0;
    for (CodeRange range : ranges) {
      for (int code = range.from(); code <= range.to(); code++) {
        mask |= 1 << code;
      }
    }
    return mask;
  }
}

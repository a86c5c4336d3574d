package org.logkeep.dialect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Span;

/**
 * One way of a record from the inputs to some destinations, as languages without nesting can say
 * it.
 *
 * @param title the name of the path, if it has one
 * @param inputs where the records come from
 * @param set the priorities that it takes
 * @param rest what else must hold, all of it; no {@code And} and nothing that only speaks of
 *     priorities
 * @param destinations where the records go
 * @param last whether records that went this way go no other
 * @param span where it stands
 */
public record FlatRule(
    Optional<String> title,
    Set<String> inputs,
    PrioritySet set,
    List<Condition> rest,
    List<Use> destinations,
    boolean last,
    Span span) {
  /** Copies the collections. */
  public FlatRule {
    inputs = Set.copyOf(inputs);
    rest = List.copyOf(rest);
    destinations = List.copyOf(destinations);
  }

  /**
   * Tells that the rest has no words in some language, and names the rule that is lost with it.
   *
   * @param noun what a rule is called there
   */
  public Diagnostic leftOut(String noun) {
    Span filter = rest.getFirst().span();
    String end = last ? ", later ones take its records" : "";
    String lost = "the " + noun + " is left out" + end;
    boolean together = filter.line() == span.line() && filter.text().equals(span.text());
    Diagnostic warning =
        Diagnostic.warning(
            Flattener.UNSAID,
            filter,
            "cannot be said: this filter, or these filters together",
            together ? lost : "");
    return together ? warning : warning.withLabel(span, lost);
  }
}

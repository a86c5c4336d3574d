package org.logkeep.dialect;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/**
 * A component that is to be said in another language: its options, and the list of what of it
 * cannot be said.
 *
 * @param use the component with its options
 * @param unsaid where to list what cannot be said
 */
public record PrintedUse(Use use, Diagnostics unsaid) {
  /** The value of an option; empty if none was given. */
  public Optional<Object> value(String option) {
    return use.options().value(option);
  }

  /** The value of an option as text; empty if none was given, or if records decide what it is. */
  public String text(String option) {
    Object value = value(option).orElse("");
    return value instanceof Template template
        ? template.constant().orElse("")
        : String.valueOf(value);
  }

  /** Whether an option was given with this value. */
  public boolean has(String option, Object value) {
    return value(option).filter(value::equals).isPresent();
  }

  /** Lists something, with what becomes of it. */
  public void refuse(String what, String label) {
    unsaid.warning(Flattener.UNSAID, use.span(), "cannot be said: " + what, label);
  }

  /** Lists all options but those of some families, and a few more. */
  public void refuseOthers(List<OptionFamily> known, String... more) {
    use.options()
        .all()
        .forEach((name, given) -> {
          boolean isKnown =
              known.stream().anyMatch(family -> family.has(name)) || List.of(more).contains(name);
          if (!isKnown) {
            unsaid.warning(
                Flattener.UNSAID,
                given.span(),
                "cannot be said: the option " + name + " of " + use.name(),
                "left out");
          }
        });
  }
}

package org.logkeep.check.report;

/**
 * A section before it is written.
 *
 * @param kind its layer
 * @param title as configured
 * @param rules name of the rule file, empty when there is none to tell
 * @param lines how many lines it has, before any folding
 */
public record SectionOutline(SectionKind kind, String title, String rules, long lines) {

  /** The title as a report shows it. */
  public String heading() {
    return rules.isEmpty() ? title : title + " for " + rules;
  }
}

package org.logkeep.check.rules;

/**
 * A rule that cannot be read and was left out alone.
 *
 * @param rule the rule
 * @param offset the byte of its text where the trouble is
 * @param message what is wrong there
 */
public record BrokenRule(Rule rule, int offset, String message) {

  /** For people: the message, the place, the rule, and a caret below the trouble. */
  public String diagnostic() {
    String text = rule.display();
    String number = Integer.toString(rule.line());
    String margin = " ".repeat(number.length());
    return "error: rule left out: "
        + message
        + "\n"
        + margin
        + "--> "
        + rule.file()
        + ":"
        + number
        + ":"
        + (offset + 1)
        + "\n"
        + number
        + " | "
        + text
        + "\n"
        + margin
        + " | "
        + rule.indent(offset)
        + "^\n";
  }
}

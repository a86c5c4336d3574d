package org.logkeep.dialect.syslogng;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.logkeep.record.parse.HostPattern;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Span;

/**
 * Words that {@code bad-hostname()} says are no hosts. Two are equal if they were made of one text.
 *
 * @param text the expression
 * @param pattern what it was compiled to
 */
record BadHost(String text, Pattern pattern) implements HostPattern {
  /** The profile with the expression in place; as it was if the expression is wrong. */
  static ParseProfile in(ParseProfile profile, String text, Span span, Binding binding) {
    try {
      return profile.toBuilder().badHost(new BadHost(text, Pattern.compile(text))).build();
    } catch (PatternSyntaxException e) {
      binding.error(
          DiagnosticCode.PATTERN_BAD,
          span,
          "the regular expression cannot be read: " + e.getDescription(),
          "this pattern");
      return profile;
    }
  }

  @Override
  public boolean matches(byte[] data, int from, int to) {
    return pattern.matcher(new String(data, from, to - from, StandardCharsets.ISO_8859_1)).find();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BadHost that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}

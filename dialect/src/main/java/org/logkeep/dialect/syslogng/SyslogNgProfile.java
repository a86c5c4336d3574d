package org.logkeep.dialect.syslogng;

import java.util.Optional;
import java.util.Set;
import org.logkeep.record.parse.HeaderShape;
import org.logkeep.record.parse.HostRule;
import org.logkeep.record.parse.LineRule;
import org.logkeep.record.parse.Otherwise;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.PriorityRule;
import org.logkeep.record.parse.Rfc5424Rule;
import org.logkeep.record.parse.TagRule;
import org.logkeep.record.parse.Utf8Rule;
import org.logkeep.record.stamp.StampForm;
import org.logkeep.record.stamp.StampRule;
import org.logkeep.record.stamp.YearRule;

/** How syslog-ng 3.38 reads records: its specification, sections 7.1 and 10. */
public final class SyslogNgProfile {
  /** The kernel flag's default: facility kern, severity notice. */
  public static final int KERN_NOTICE = 5;

  /** A priority is kept in 16 bits, however many digits it has. */
  private static final PriorityRule PRIORITY =
      new PriorityRule(
          Integer.MAX_VALUE,
          0,
          0xffff,
          0xffff,
          true,
          true,
          Otherwise.DEFAULT_PRIORITY,
          Otherwise.REPORT);

  private static final StampRule STAMP =
      new StampRule(Set.of(StampForm.values()), YearRule.NEIGHBOURING_MONTHS, false, false);

  /** What a source without flags goes by: {@code expect-hostname store-legacy-msghdr}. */
  public static final ParseProfile DEFAULT =
      ParseProfile.builder()
          .header(HeaderShape.CLASSIC)
          .priority(PRIORITY)
          .rfc5424(Rfc5424Rule.NEVER)
          .stamp(STAMP)
          .host(HostRule.WORD_AFTER_STAMP)
          .tag(TagRule.ANY_WORD)
          .relayWords(true)
          .ciscoSequence(true)
          .build();

  private SyslogNgProfile() {}

  /**
   * The profile with one more word of {@code flags(...)} applied. Underscores count as hyphens.
   *
   * @return nothing if the word is not one that says how to parse
   */
  public static Optional<ParseProfile> withFlag(ParseProfile profile, String flag) {
    ParseProfile.Builder builder = profile.toBuilder();
    switch (flag.replace('_', '-')) {
      case "no-parse" -> builder.header(HeaderShape.RAW);
      case "no-header" -> builder.header(HeaderShape.NONE);
      case "no-hostname" -> builder.host(HostRule.NONE);
      case "expect-hostname" -> builder.host(HostRule.WORD_AFTER_STAMP);
      case "syslog-protocol" -> {
        if (profile.rfc5424() != Rfc5424Rule.REQUIRED) {
          builder.rfc5424(Rfc5424Rule.ELSE_CLASSIC);
        }
      }
      case "no-rfc3164-fallback" -> builder.rfc5424(Rfc5424Rule.REQUIRED);
      case "store-legacy-msghdr" -> builder.keepHeader(true);
      case "dont-store-legacy-msghdr" -> builder.keepHeader(false);
      case "store-raw-message" -> builder.keepRaw(true);
      case "kernel" -> builder.kernel(true);
      case "no-multi-line" -> builder.lines(LineRule.ONE_LINE);
      case "validate-utf8" -> builder.utf8(Utf8Rule.VALIDATE);
      case "sanitize-utf8" -> builder.utf8(Utf8Rule.SANITIZE);
      case "assume-utf8" -> builder.utf8(Utf8Rule.ASSUME);
      case "guess-timezone" ->
          builder.stamp(new StampRule(STAMP.forms(), STAMP.year(), STAMP.strict(), true));
      case "check-hostname" -> builder.checkHost(true);
      case "check-program" -> builder.checkProgram(true);
      case "piggyback-errors" -> builder.reportErrors(true);
      case "no-piggyback-errors" -> builder.reportErrors(false);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(builder.build());
  }
}

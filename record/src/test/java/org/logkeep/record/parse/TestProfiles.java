package org.logkeep.record.parse;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.logkeep.record.stamp.StampForm;
import org.logkeep.record.stamp.StampRule;
import org.logkeep.record.stamp.YearRule;

/** Profiles that together take every branch of the parser. */
public final class TestProfiles {
  /** Reads words, as syslog-ng does, and RFC 5424. */
  public static final ParseProfile TOLERANT =
      ParseProfile.builder()
          .priority(
              new PriorityRule(
                  Integer.MAX_VALUE,
                  0,
                  0xffff,
                  0xffff,
                  true,
                  false,
                  Otherwise.DEFAULT_PRIORITY,
                  Otherwise.REPORT))
          .build();

  /** The same on a local socket, where no host is sent. */
  public static final ParseProfile TOLERANT_LOCAL =
      TOLERANT.toBuilder().host(HostRule.NONE).build();

  /** Reads strictly and masks, as sysklogd does. */
  public static final ParseProfile STRICT =
      ParseProfile.builder()
          .priority(
              new PriorityRule(
                  4, 0, 191, 0xffff, false, false, Otherwise.KEEP_WHOLE, Otherwise.KEEP_WHOLE))
          .rfc5424(Rfc5424Rule.STRICT_ELSE_CLASSIC)
          .stamp(new StampRule(Set.of(StampForm.BSD), YearRule.AT_MOST_A_WEEK_AHEAD, true, false))
          .host(HostRule.FIRST_WORD)
          .keepHost(false)
          .tag(TagRule.PLAIN_NAME)
          .nulEndsText(true)
          .kernBecomesUser(true)
          .relayWords(false)
          .ciscoSequence(false)
          .text(TextRule.CARETS)
          .build();

  /** Reads by signs, as metalog does. */
  public static final ParseProfile BLIND =
      ParseProfile.builder()
          .header(HeaderShape.BLIND)
          .priority(
              new PriorityRule(9, 1, 1023, 1023, false, false, Otherwise.REFUSE, Otherwise.REFUSE))
          .rfc5424(Rfc5424Rule.NEVER)
          .text(TextRule.UNDERSCORES)
          .build();

  /** All of them, and what they leave out. */
  public static final List<ParseProfile> ALL =
      List.of(
          TOLERANT,
          TOLERANT_LOCAL,
          STRICT,
          BLIND,
          STRICT.toBuilder().text(TextRule.CARETS_KEEPING_UTF8).keepHost(true).build(),
          BLIND.toBuilder().text(TextRule.UNDERSCORES_KEEPING_8BIT).build(),
          TOLERANT.toBuilder().header(HeaderShape.RAW).utf8(Utf8Rule.SANITIZE).build(),
          TOLERANT.toBuilder()
              .header(HeaderShape.NONE)
              .rfc5424(Rfc5424Rule.NEVER)
              .lines(LineRule.ONE_LINE)
              .utf8(Utf8Rule.VALIDATE)
              .build(),
          TOLERANT.toBuilder().rfc5424(Rfc5424Rule.REQUIRED).reportErrors(false).build(),
          TOLERANT.toBuilder().kernel(true).checkHost(true).checkProgram(true).build(),
          TOLERANT.toBuilder()
              .stamp(
                  new StampRule(
                      Set.of(StampForm.values()), YearRule.NEIGHBOURING_MONTHS, false, true))
              .build());

  private TestProfiles() {}

  /** Defaults of a remote source in UTC. */
  public static ParserDefaults remote() {
    return new ParserDefaults(
        ParserDefaults.USER_NOTICE, ZoneOffset.UTC.getRules(), false, "syslog-ng", "77");
  }

  /** Defaults of a local source in UTC. */
  public static ParserDefaults local() {
    return new ParserDefaults(
        ParserDefaults.USER_NOTICE, ZoneOffset.UTC.getRules(), true, "syslog-ng", "77");
  }
}

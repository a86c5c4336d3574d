package org.logkeep.dialect.sysklogd;

import java.util.Set;
import org.logkeep.record.parse.HeaderShape;
import org.logkeep.record.parse.HostRule;
import org.logkeep.record.parse.Otherwise;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.PriorityRule;
import org.logkeep.record.parse.Rfc5424Rule;
import org.logkeep.record.parse.TagRule;
import org.logkeep.record.parse.TextRule;
import org.logkeep.record.stamp.StampForm;
import org.logkeep.record.stamp.StampRule;
import org.logkeep.record.stamp.YearRule;

/**
 * How sysklogd 2.7.2 reads datagrams.
 *
 * <p>Three of its oddities lose text and are mended: a datagram without a readable priority is kept
 * whole as user.notice, a tag followed at once by another sign is text, and so is a lone word.
 */
public final class SysklogdProfile {
  /** What exceeds this many bytes of a datagram is cut. */
  public static final int LONGEST_DATAGRAM = 2048;

  /** What the daemon goes by without flags. */
  public static final ParseProfile DEFAULT =
      ParseProfile.builder()
          .header(HeaderShape.CLASSIC)
          .priority(
              new PriorityRule(
                  4, 0, 191, 0xffff, false, false, Otherwise.KEEP_WHOLE, Otherwise.KEEP_WHOLE))
          .rfc5424(Rfc5424Rule.STRICT_ELSE_CLASSIC)
          .stamp(new StampRule(Set.of(StampForm.BSD), YearRule.AT_MOST_A_WEEK_AHEAD, true, false))
          .host(HostRule.FIRST_WORD)
          .keepHost(false)
          .tag(TagRule.PLAIN_NAME)
          .keepHeader(false)
          .relayWords(false)
          .ciscoSequence(false)
          .kernBecomesUser(true)
          .nulEndsText(true)
          .text(TextRule.CARETS)
          .build();

  private SysklogdProfile() {}

  /**
   * The profile of a daemon with flags.
   *
   * @param keepHosts {@code -H}: the host in the datagram is believed
   * @param keepKern {@code -k}: others than the kernel may use its facility
   * @param arrivalStamps {@code -T}: the stamp is always that of arrival
   * @param utf8 {@code -8}: sound UTF-8 stays as it is
   */
  public static ParseProfile of(
      boolean keepHosts, boolean keepKern, boolean arrivalStamps, boolean utf8) {
    return DEFAULT.toBuilder()
        .keepHost(keepHosts)
        .kernBecomesUser(!keepKern)
        .useStamp(!arrivalStamps)
        .text(utf8 ? TextRule.CARETS_KEEPING_UTF8 : TextRule.CARETS)
        .build();
  }
}

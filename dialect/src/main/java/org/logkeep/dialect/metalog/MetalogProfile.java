package org.logkeep.dialect.metalog;

import java.util.Set;
import org.logkeep.record.parse.HeaderShape;
import org.logkeep.record.parse.HostRule;
import org.logkeep.record.parse.Otherwise;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.PriorityRule;
import org.logkeep.record.parse.Rfc5424Rule;
import org.logkeep.record.parse.TextRule;
import org.logkeep.record.stamp.StampRule;
import org.logkeep.record.stamp.YearRule;

/**
 * How metalog 20260221 reads datagrams. Priority 0 (kern.emerg) is not taken from others than the
 * kernel.
 */
public final class MetalogProfile {
  /** What exceeds this many bytes of a datagram is cut. */
  public static final int LONGEST_DATAGRAM = 4095;

  /** What the daemon goes by: the stamp is always that of arrival. */
  public static final ParseProfile DEFAULT =
      ParseProfile.builder()
          .header(HeaderShape.BLIND)
          .priority(
              new PriorityRule(
                  Integer.MAX_VALUE,
                  1,
                  1023,
                  1023,
                  false,
                  false,
                  Otherwise.REFUSE,
                  Otherwise.REFUSE))
          .rfc5424(Rfc5424Rule.NEVER)
          .stamp(new StampRule(Set.of(), YearRule.NEIGHBOURING_MONTHS, false, false))
          .useStamp(false)
          .host(HostRule.NONE)
          .keepHost(false)
          .keepHeader(false)
          .relayWords(false)
          .ciscoSequence(false)
          .nulEndsText(false)
          .text(TextRule.UNDERSCORES)
          .build();

  /** The same, for a metalog built with Unicode: bytes from 80 on are left alone. */
  public static final ParseProfile UNICODE =
      DEFAULT.toBuilder().text(TextRule.UNDERSCORES_KEEPING_8BIT).build();

  private MetalogProfile() {}
}

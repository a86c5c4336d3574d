package org.logkeep.dialect.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.dialect.LineText;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;

class SelectorParserTest {
  private static final int MAIL = 2;
  private static final int USER = 1;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mail.info | 01234567 minus 7",
        "mail.=info | 6",
        "mail.* | 01234567",
        "mail.none | ",
        "mail.!* | ",
        "mail.!none | 01234567",
        "mail.*;mail.!err | 4567",
        "mail.*;mail.!=err | 0124567",
        "*.*;mail.none | ",
        "mail.none;*.* | 01234567",
        "mail.err;mail.info | 0123456",
        "mail.none;mail.=crit | 2",
        "user,mail.err | 0123",
        "user, mail.err | 0123",
        "*.3 | 0123",
        "*.=6 | 6",
        "16.* | 01234567",
        "*.panic | 0",
        "*.WARN | 01234",
        "MAIL.Error | 0123",
        "mail.255 | 01234567",
        "mail.16 | "
      })
  void worksFromLeftToRight(String selector, String severities) {
    String expected = severities == null ? "" : severities.replace("7 minus 7", "");
    assertThat(severities(parse(selector).orElseThrow(), MAIL)).isEqualTo(expected);
  }

  @Test
  void countsMarkAmongAllFacilities() {
    assertThat(severities(parse("*.info").orElseThrow(), Names.MARK)).isEqualTo("0123456");
    assertThat(severities(parse("mail.info").orElseThrow(), Names.MARK)).isEmpty();
  }

  @Test
  void readsSecurityAsThirteenHereAndAsAuthElsewhere() {
    assertThat(parse("security.*", Reading.SYSKLOGD)).contains(PrioritySet.facility(13));
    assertThat(parse("security.*", Reading.RSYSLOG)).contains(PrioritySet.facility(4));
    assertThat(parse("security.*", Reading.INETUTILS)).contains(PrioritySet.facility(4));
  }

  @ParameterizedTest
  @CsvSource({
    "mail.emergency",
    "mail.",
    "mail",
    "nosuch.info",
    ".info",
    "mail.8",
    "9999.*",
    "mail.==err",
    "mail.-1"
  })
  void refusesWhatNobodyKnows(String selector) {
    assertThat(parse(selector)).isEmpty();
  }

  @Test
  void leavesOtherFacilitiesAlone() {
    assertThat(severities(parse("mail.info").orElseThrow(), USER)).isEmpty();
  }

  private static Optional<PrioritySet> parse(String selector) {
    return parse(selector, Reading.SYSKLOGD);
  }

  private static Optional<PrioritySet> parse(String selector, Reading reading) {
    SourceText text = SourceText.of("test", selector + " /f");
    LineText line = LineText.of(text, Optional.empty(), 0, text.length());
    Diagnostics diagnostics = new Diagnostics();
    Optional<PrioritySet> set = new SelectorParser(line, reading, diagnostics).parse();
    assertThat(diagnostics.hasErrors()).isEqualTo(set.isEmpty());
    return set;
  }

  private static String severities(PrioritySet set, int facility) {
    StringBuilder digits = new StringBuilder();
    IntStream.range(0, 8)
        .filter(severity -> (set.mask(facility) >>> severity & 1) != 0)
        .forEach(digits::append);
    return digits.toString();
  }
}

package org.logkeep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files that a source follows. */
class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "*.log,       mail.log,     true",
    "*.log,       .log,         true",
    "*.log,       .hidden.log,  true",
    "*.log,       mail.log.1,   false",
    "*.log,       mail-log,     false",
    "mail.?,      mail.1,       true",
    "mail.?,      mail.,        false",
    "mail.?,      mail.ä,       true",
    "ma*l*g,      mail.log.log, true",
    "ma*l*g,      mail.l,       false",
    "[am]ail.log, mail.log,     false",
    "[am]ail.log, [am]ail.log,  true",
    "a\\*,        a\\b,         true",
    "*,           '',           true",
    "MAIL.log,    mail.log,     false",
  })
  void knowsStarsAndQuestionMarksAlone(String pattern, String name, boolean fits) {
    assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(fits);
  }

  @Test
  void isNotLedAstrayByManyStars() {
    NamePattern pattern = NamePattern.of("*a".repeat(30) + "b");
    assertThat(pattern.matches("a".repeat(250))).isFalse();
    assertThat(pattern.matches("a".repeat(250) + "b")).isTrue();
  }
}

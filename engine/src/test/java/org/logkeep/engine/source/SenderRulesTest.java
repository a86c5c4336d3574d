package org.logkeep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.linux.Address;

class SenderRulesTest {
  private final SenderRules rules =
      new SenderRules(
          List.of("192.0.2.0/25 *", "2001:db8::/32 514", "*.example.org 514", "gate? *"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.127, 9999, true",
    "192.0.2.128, 9999, false",
    "2001:db8:1::7, 514, true",
    "2001:db8:1::7, 515, false",
    "2001:db9::7, 514, false",
  })
  void letsInByNetworkAndPort(String host, int port, boolean allowed) {
    assertThat(rules.allows(Address.inet(host, port))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"ho[st, ho[st", "x{y, x{y", "a\\, a\\", "[!a]*, best"})
  void takesAnyTextForAPattern(String pattern, String name) {
    SenderRules one = new SenderRules(List.of(pattern + " *"));
    assertThat(one.allows(name, 514)).isTrue();
    assertThat(one.allows("another", 514)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "web.example.org, 514, true",
    "web.example.org, 515, false",
    "example.org, 514, false",
    "gate1, 40000, true",
    "gate12, 40000, false",
  })
  void letsInByNameAndPort(String name, int port, boolean allowed) {
    assertThat(rules.allows(name, port)).isEqualTo(allowed);
  }
}

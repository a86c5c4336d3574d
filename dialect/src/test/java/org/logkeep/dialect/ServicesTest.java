package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.dialect.sysklogd.AllowedPeer;
import org.logkeep.dialect.sysklogd.ListenAddress;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.topology.Output;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;

class ServicesTest {
  private static final Services SERVICES =
      new Services(
          MemoryReader.EMPTY.with(
              "/etc/services",
              """
              # names
              ntp\t\t123/udp\t\t# Network Time Protocol
              domain\t53/tcp
              domain\t53/udp nameserver dns
              web\t80/tcp
              odd\tx/udp
              """));

  @Test
  void findsNamesAndAliasesOfUdpAlone() {
    assertThat(SERVICES.port("ntp")).hasValue(123);
    assertThat(SERVICES.port("dns")).hasValue(53);
    assertThat(SERVICES.port("web")).isEmpty();
    assertThat(SERVICES.port("odd")).isEmpty();
    assertThat(SERVICES.port("names")).isEmpty();
    assertThat(SERVICES.port("53/udp")).isEmpty();
  }

  @Test
  void takesNumbersOfPorts() {
    assertThat(SERVICES.port("65535")).hasValue(65535);
    assertThat(SERVICES.port("0514")).hasValue(514);
    assertThat(SERVICES.port("0")).isEmpty();
    assertThat(SERVICES.port("65536")).isEmpty();
    assertThat(SERVICES.port("99999999999")).isEmpty();
    assertThat(SERVICES.port("")).isEmpty();
  }

  @Test
  void knowsSyslogWithoutAList() {
    assertThat(new Services(MemoryReader.EMPTY).port("syslog")).hasValue(514);
    assertThat(new Services(MemoryReader.EMPTY).port("ntp")).isEmpty();
  }

  @Test
  void namesThePortThatAHostIsSentTo() {
    SourceText text = SourceText.of("test", "*.*\t@web:ntp\n*.*\t@web:web\n");
    Compiled compiled =
        new SysklogdFrontEnd(SysklogdSwitches.DEFAULT).compile(SERVICES.reader(), text);
    assertThat(compiled.topology().orElseThrow().outputs())
        .extracting(Output::name)
        .containsExactly("@web:123");
    assertThat(compiled.diagnostics()).extracting(Diagnostic::code).contains("LK0714");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::::",
        "1:2:3",
        "[::1",
        "999.1.1.1",
        "1.2.3.4.5:*",
        "1.2.3:*",
        "192.0.2.1/33",
        "::1/129",
        ""
      })
  void refusesPeersThatNobodyCanBe(String text) {
    assertThat(AllowedPeer.parse(text, SERVICES)).isEmpty();
  }

  @Test
  void namesPortsOfPeersAndPlacesToReceiveAt() {
    assertThat(AllowedPeer.parse("192.0.2.1/32:ntp", SERVICES))
        .contains(new AllowedPeer("192.0.2.1/32", "123"));
    assertThat(AllowedPeer.parse("192.0.2.1/32:web", SERVICES)).isEmpty();
    assertThat(AllowedPeer.parse("192.0.2.1:*", SERVICES))
        .as("the length of the old class C")
        .contains(new AllowedPeer("192.0.2.1/24", "*"));
    assertThat(ListenAddress.parse("[::1]:dns", SERVICES))
        .contains(new ListenAddress(Optional.of("::1"), 53, Optional.empty()));
  }
}

package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogPrinter;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.dialect.syslogng.SyslogNgPrinter;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.SourceText;

/** What one of the languages cannot say of another one is listed with its line. */
class UnsaidTest {
  @Test
  void listsWhatMetalogLacksOfSyslogConf() {
    assertThat(
            unsaid(
                MetalogPrinter.print(
                    sysklogd(
                        """
                        mail.*    /l/synced
                        *.info    -/l/marked
                        local0.*  @192.0.2.1 ;iface=eth0,ttl=3
                        local1.*  |/l/pipe
                        *.emerg   *
                        +web
                        mail.*    -/l/host
                        +*
                        ntp.*     -/l/ntp
                        """))))
        .contains(
            "1: cannot be said: that each line is synced to disk",
            "1: cannot be said: the name of a file",
            "1: cannot be said: the form of these lines",
            "2: cannot be said: marks",
            "3: cannot be said: the option max-size of udp",
            "3: cannot be said: the option interface of udp",
            "3: cannot be said: the option ttl of udp",
            "4: cannot be said: a destination of the kind pipe",
            "5: cannot be said: a destination of the kind users",
            "6: cannot be said: this filter, or these filters together",
            "9: cannot be said: the facilities 12 have no name here")
        .doesNotContain(
            "1: cannot be said: marks", "2: cannot be said: that each line is synced to disk");
  }

  @Test
  void listsWhatSyslogConfLacksOfMetalog() {
    assertThat(
            unsaid(
                SysklogdPrinter.print(
                    metalog(
                        """
                        maxsize = 0
                        All :
                          logdir = "/l/all"
                        Other :
                          socket = "/l/other"
                          logdir = "/l/other"
                        Each :
                          logdir = "/l/each"
                          showrepeats = 1
                        Rate :
                          logdir = "/l/rate"
                          ratelimit = "5/s"
                        Program :
                          program = "su"
                          logdir = "/l/su"
                          break = 1
                        """))))
        .contains(
            "3: cannot be said: the form of these lines",
            "3: directories that are missing are not made",
            "3: lines that were held back are told of in other words",
            "4: cannot be said: that only records of some sources go this way",
            "8: lines that repeat the last one are counted, not written one by one",
            "11: cannot be said: the option limit-every of file",
            "14: cannot be said: this filter, or these filters together");
  }

  @Test
  void listsFlagsThatAreNoMatterOfSyslogConf() {
    Printed printed =
        SysklogdPrinter.print(
            syslogNg(
                """
                @version: 3.38
                options { keep-hostname(yes); use-dns(no); };
                source s { network(transport("udp") ip("127.0.0.1") port(1514)); };
                source t { unix-dgram("/dev/log"); };
                log { source(s); source(t); destination { file("/l/a"); }; };
                log { source(t); destination { file("/l/b"); }; };
                """));
    assertThat(printed.text()).startsWith("listen 127.0.0.1:1514\n");
    assertThat(unsaid(printed))
        .contains(
            "3: the host name in a message is believed: a matter of the command line",
            "3: addresses of senders stay addresses: a matter of the command line",
            "6: cannot be said: that only records of some sources go this way")
        .doesNotContain("4: the host name in a message is believed: a matter of the command line");
  }

  @Test
  void listsNamesThatWouldMeanSomethingElseInSyslogConf() {
    Printed printed =
        SysklogdPrinter.print(
            syslogNg(
                """
                @version: 3.38
                source s { unix-dgram("/dev/log"); };
                log { source(s); destination { file("/l/a;RFC5424"); }; };
                log { source(s); destination { file("/l/b\\\\"); }; };
                log { source(s); destination { pipe("/l/c d"); }; };
                log { source(s); destination { usertty("@web"); }; };
                log { source(s); destination { network("h;ttl=3" transport("udp")); }; };
                log { source(s); destination { file("/l/fine;x"); }; };
                """));
    assertThat(printed.text()).contains("/l/fine;x").doesNotContain("/l/a", "/l/b", "/l/c", "web");
    assertThat(unsaid(printed))
        .contains(
            "3: cannot be said: a file whose name ends in an option",
            "4: cannot be said: a file whose name is not fixed or holds a blank",
            "5: cannot be said: a pipe whose name is not fixed or holds a blank or a semicolon",
            "6: cannot be said: the names of these users",
            "7: cannot be said: a host whose name is not fixed or holds a blank or a semicolon");
  }

  @Test
  void listsNamesWithNulThatSyslogNgCannotSay() {
    Printed fromMetalog =
        SyslogNgPrinter.print(
            metalog(
                """
                remote_host = "a\0b"
                maxsize = 0
                A :
                  socket = "/l/x\0y"
                  logdir = "/l/a"
                B :
                  logdir = "/l/b"
                  remote_log = 1
                """));
    assertThat(fromMetalog.text()).doesNotContain("a\0", "x\0", "\\x00");
    assertThat(unsaid(fromMetalog))
        .contains(
            "1: cannot be said: a host with a NUL",
            "4: cannot be said: a source with a NUL in its path");
    Printed fromSyslogConf = SyslogNgPrinter.print(sysklogd("*.*\tro\0ot\n*.*\t@h ;iface=e\0h\n"));
    assertThat(fromSyslogConf.text()).doesNotContain("destination");
    assertThat(unsaid(fromSyslogConf))
        .contains(
            "1: cannot be said: the name of a user with a NUL",
            "2: cannot be said: an interface with a NUL");
  }

  @Test
  void namesTheRuleThatIsLostWithItsFilter() {
    Printed printed =
        MetalogPrinter.print(
            sysklogd(
                """
                +web
                mail.*    -/l/mail
                news.*    -/l/news
                """));
    assertThat(printed.unsaid())
        .filteredOn(d -> d.message().contains("this filter"))
        .extracting(d -> d.labels().getLast().span().line() + ": " + d.labels().getLast().text())
        .containsExactly("2: the section is left out", "3: the section is left out");
  }

  @Test
  void tellsHowTheTargetReads() {
    String plain = "*.*\t-/l/all\n";
    String sections = "All :\n  logdir = \"/l/all\"\n";
    String paths =
        """
        @version: 3.38
        source s { unix-dgram("/dev/log"); };
        log { source(s); destination { file("/l/all"); }; };
        """;
    String shape = "it decides what is stamp, host, program and process id";
    assertThat(reading(MetalogPrinter.print(sysklogd(plain))))
        .containsExactly(
            shape,
            "control characters and bytes from 80 to 9f become _",
            "what programs send under kern stays there; until now it became user");
    assertThat(reading(SyslogNgPrinter.print(sysklogd(plain))))
        .containsExactly(shape, "control characters and bytes from 80 to 9f stay as they come");
    assertThat(reading(SysklogdPrinter.print(metalog(sections))))
        .containsExactly(
            shape,
            "control characters and bytes from 80 to 9f become ^X and M-^X; syslogd -8 keeps UTF-8",
            "what programs send under kern becomes user; syslogd -k keeps it",
            "messages longer than 2048 bytes are cut");
    assertThat(reading(SysklogdPrinter.print(syslogNg(paths))))
        .contains("messages longer than 2048 bytes are cut");
    assertThat(reading(MetalogPrinter.print(syslogNg(paths))))
        .contains("messages longer than 4095 bytes are cut");
  }

  private static List<String> reading(Printed printed) {
    return printed.unsaid().stream()
        .filter(d -> d.message().startsWith("messages are read as "))
        .flatMap(d -> d.help().stream())
        .toList();
  }

  private static List<String> unsaid(Printed printed) {
    return printed.unsaid().stream()
        .map(d -> d.labels().getFirst().span().line() + ": " + d.message())
        .toList();
  }

  private static Topology sysklogd(String text) {
    return topology(
        new SysklogdFrontEnd(SysklogdSwitches.DEFAULT.with(SysklogdSwitches.Kernel.NONE)), text);
  }

  private static Topology metalog(String text) {
    MetalogSwitches plain = MetalogSwitches.DEFAULT;
    return topology(
        new MetalogFrontEnd(
            new MetalogSwitches(plain.socket(), false, plain.consoleLevel(), false, false)),
        text);
  }

  private static Topology syslogNg(String text) {
    return topology(new SyslogNgFrontEnd(DialectOptions.plain()), text);
  }

  private static Topology topology(FrontEnd frontEnd, String text) {
    return frontEnd
        .compile(MemoryReader.EMPTY, SourceText.of("test", text))
        .topology()
        .orElseThrow();
  }
}

package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;

class SyslogNgLintTest {
  private static List<String> codes(String text) {
    Compiled compiled =
        new SyslogNgFrontEnd(DialectOptions.plain())
            .lint(new NoFiles(), SourceText.of("c.conf", Configs.VERSION + text));
    return compiled.diagnostics().stream().map(Diagnostic::code).distinct().sorted().toList();
  }

  @Test
  void saysNothingOfASoundConfiguration() {
    assertThat(
            codes(
                """
                source s { unix-dgram("/dev/log"); internal(); };
                destination d { file("/var/log/messages"); };
                log { source(s); destination(d); };
                """))
        .isEmpty();
  }

  @Test
  void findsWhatThePrintedPageOfTheHandbookDoesNotMean() {
    assertThat(
            codes(
                """
                source src { unix-stream("/dev/log"); };
                source kernsrc { file("/proc/kmsg"); };
                destination mailinfo { file("/var/log/"); };
                destination newscrit { file("/var/log/news/news.crit"); };
                destination console_all { file("/dev/tty12"); };
                filter f_syslog { not facility(authpriv, mail); };
                filter f_debug { not facility(auth, authpriv, news, mail); };
                filter f_err { level(err); };
                filter f_failed { message("failed"); };
                log { source(src); filter(f_syslog); filter(f_err); destination(mailinfo); };
                log { source(kernsrc); filter(f_debug); destination(console_all); };
                # default log
                log { source(src); destination(console_all); };
                """))
        .contains(
            "LK0502", "LK0503", "LK0504", "LK0505", "LK0506", "LK0507", "LK0508", "LK0509",
            "LK0511", "LK0601");
  }

  @Test
  void findsWhatGoesNowhereOrTwice() {
    assertThat(
            codes(
                """
                source s { unix-dgram("/dev/log"); internal(); };
                destination d { file("/var/log/x"); };
                log { source(s); filter { facility(mail); }; destination(d); };
                log { source(s); filter { facility(mail, cron); }; destination(d); };
                """))
        .containsExactly("LK0602", "LK0603");
    assertThat(
            codes(
                """
                source s { unix-dgram("/dev/log"); internal(); };
                destination d { file("/var/log/x"); };
                destination e { file("/var/log/y"); };
                log { source(s); destination(d); flags(final); };
                log { source(s); filter { facility(mail); }; destination(e); };
                """))
        .containsExactly("LK0604");
  }
}

package org.logkeep.dialect.syslogng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.logkeep.dialect.Compiled;

/** Whether configurations are taken, as syslog-ng 3.38 was seen to take or refuse them. */
class VerdictTest {
  private static final String FRAME =
      """
      source s { unix-dgram("/run/s"); };
      destination d { file("/var/log/x" template("$MSG\\n")); };
      %s
      log { source(s); destination(d); };
      """;

  /** Statements put between a good source and a good path; what each part of the program says. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          filter f { facility(mail); };                               | accepted | runs
          filter f { facility(nosuch); };                             | refused  | refused
          filter f { level(5); };                                     | refused  | refused
          filter f { facility(1); };                                  | accepted | runs
          filter f { level(warn..info); };                            | accepted | runs
          filter f { message("("); };                                 | refused  | refused
          filter f { message("x" type(nosuch)); };                    | refused  | refused
          filter f { host("a") };                                     | accepted | runs
          filter f { in-list("/nosuch/file" value("HOST")); };        | refused  | refused
          filter f { match("a" value("$HOST $MSG")); };               | refused  | refused
          source t { tcp(transport(udp) port(5000)); };               | refused  | refused
          source t { udp(max-connections(5)); };                      | refused  | refused
          filter f { };                                               | refused  | refused
          filter f { filter(g); }; filter g { filter(f); };           | accepted | refused
          filter f { filter(nosuch); };                               | accepted | refused
          log { source(s); destination(nosuch); };                    | accepted | refused
          log { source(s); rewrite(nosuch); destination(d); };        | accepted | refused
          log { flags(final); source(s); destination(d); };           | refused  | refused
          log { source(s); else { destination(d); }; };               | refused  | refused
          log { source(s) destination(d); };                          | refused  | refused
          log { source(s); destination(d); flags(nosuch); };          | accepted | runs
          log { source(s); destination(d);                            | refused  | refused
          source s { unix-dgram("/run/t"); };                         | refused  | refused
          destination d { file("/x"); };                              | refused  | refused
          source t { unix-dgram("/run/t" badopt(1)); };               | refused  | refused
          source t { unix-dgram("/run/t" flags(nosuch)); };           | refused  | refused
          source t { nosuch("x"); };                                  | refused  | refused
          source t { network(transport("nosuch")); };                 | accepted | refused
          destination e { nosuch("x"); };                             | refused  | refused
          destination e { file(); };                                  | refused  | refused
          destination e { file("/x"; };                               | refused  | refused
          destination e { file("/x" template("${MSG:x}")); };         | refused  | refused
          destination e { file("/x" template("$(nosuch)")); };        | refused  | refused
          destination e { file("/x" template("$(substr)")); };        | accepted | runs
          destination e { file("/x" owner("nobody-at-all")); };       | accepted | runs
          rewrite r { rename("A" "A"); };                             | accepted | runs
          rewrite r { subst("*x", "y", value("MSG") type(glob)); };   | refused  | refused
          rewrite r { set("x" value("DATE")); };                      | refused  | refused
          options { keep-hostname(maybe); };                          | refused  | refused
          options { mark-mode(nosuch); };                             | refused  | refused
          options { stats-freq(1.5); };                               | refused  | refused
          options { time-reap(1.5); };                                | refused  | refused
          options { on-error("nonsense"); };                          | refused  | refused
          options { on-error("silently-drop-property"); };            | accepted | runs
          destination e { file("/x" suppress(1.5)); };                | refused  | refused
          destination e { file("/x" mark-freq(1.5)); };               | refused  | refused
          source t { file("/x" follow-freq(0.5)); };                  | accepted | runs
          log { source { internal(); internal(); }; destination(d); }; | accepted | refused
          options { template-escape(yes); };                          | refused  | refused
          options { long_hostnames(on); threaded(yes); stats_freq(1);};| accepted | runs
          block destination b(name()) {};  destination e { b(); };    | refused  | refused
          nosuch x { };                                               | refused  | refused
          block nosuch b() {};                                        | refused  | refused
          destination e { file("/x" flags(nosuch)); };                | accepted | runs
          options { ts-format(nosuch); };                             | accepted | runs
          source t { file("/x" multi-line-mode(prefix-garbage) multi-line-prefix("(")); }; | refused | refused
          source t { file("/x"); file("/x"); };                       | accepted | runs
          source t { file("/x"); file("/x"); }; log { source(t); };   | accepted | refused
          source t { unix-dgram("/run/s"); }; log { source(t); };     | accepted | refused
          source t { file("/x" persist-name("a")); file("/y" persist-name("a")); }; log { source(t); }; | accepted | refused
          source t { file("/x"); file("/x" persist-name("a")); }; log { source(t); }; | accepted | runs
          """)
  void agreesWithTheOriginal(String statement, String syntax, String start) {
    Compiled compiled = Configs.plain(FRAME.formatted(statement));
    assertThat(SyslogNgFrontEnd.acceptsSyntax(compiled) ? "accepted" : "refused").isEqualTo(syntax);
    assertThat(compiled.topology().isPresent() ? "runs" : "refused").isEqualTo(start);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @version: 3.38                  | runs
          @version:3.38                   | runs
          @version: 3.38.1                | runs
          @version: current               | runs
          @version: 4.11                  | runs
          @version: 2.1                   | refused
          @version: nonsense              | refused
          # nothing                       | refused
          """)
  void wantsAVersion(String line, String start) {
    Compiled compiled = Configs.compile(new NoFiles(), line + "\n" + FRAME.formatted(""));
    assertThat(compiled.topology().isPresent() ? "runs" : "refused").isEqualTo(start);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          @nosuch x                       | LK0007
          @config-id: my-id               | LK0007
          @include "/nosuch.conf"         | LK0001
          @requires nosuch-module         | LK0008
          @module confgen                 | LK0009
          @define a                       | LK0102
          """)
  void refusesLinesWithAt(String line, String code) {
    assertThat(Configs.codes(Configs.plain(line + "\n" + FRAME.formatted(""))))
        .containsExactly(code);
  }
}

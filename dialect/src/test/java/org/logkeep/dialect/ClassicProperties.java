package org.logkeep.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogPrinter;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.Reading;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.template.Template;

/** What must hold for every configuration of the classic languages, sound or not. */
class ClassicProperties {
  private static final MemoryReader SYSTEM =
      MemoryReader.EMPTY
          .with("/bin/hook", ConfigReader.Kind.PROGRAM)
          .with("/etc/more.conf", "!inner\nmail.* /inner\n");
  private static final SysklogdFrontEnd SYSKLOGD = new SysklogdFrontEnd(SysklogdSwitches.DEFAULT);
  private static final MetalogFrontEnd METALOG = new MetalogFrontEnd(MetalogSwitches.DEFAULT);

  @Property(tries = 300)
  void readsBackWhatItPrintsOfSyslogConf(@ForAll("syslogConf") String text) {
    Topology first = topology(SYSKLOGD, text);
    Printed printed = SysklogdPrinter.print(first);
    assertThat(printed.unsaid()).isEmpty();
    assertThat(Described.of(topology(SYSKLOGD, printed.text()))).isEqualTo(Described.of(first));
  }

  @Property(tries = 300)
  void readsBackWhatItPrintsOfMetalogConf(@ForAll("metalogConf") String text) {
    Topology first = topology(METALOG, text);
    Printed printed = MetalogPrinter.print(first);
    assertThat(printed.unsaid()).isEmpty();
    assertThat(Described.of(topology(METALOG, printed.text()))).isEqualTo(Described.of(first));
  }

  @Property(tries = 200)
  void turnsEachIntoTheOtherWithoutFailing(
      @ForAll("syslogConf") String syslog, @ForAll("metalogConf") String metalog) {
    String there = MetalogPrinter.print(topology(SYSKLOGD, syslog)).text();
    assertThat(METALOG.compile(SYSTEM, text(there)).topology()).isPresent();
    String back = SysklogdPrinter.print(topology(METALOG, metalog)).text();
    assertThat(SYSKLOGD.compile(SYSTEM, text(back)).topology()).isPresent();
  }

  @Property(tries = 1000)
  void neverFailsOnBytes(@ForAll byte[] bytes, @ForAll Reading reading) {
    SourceText text = SourceText.of("fuzz", bytes);
    new SysklogdFrontEnd(SysklogdSwitches.DEFAULT.with(reading)).compile(SYSTEM, text);
    METALOG.compile(SYSTEM, text);
  }

  @Property(tries = 1000)
  void neverFailsOnNearlySoundText(@ForAll("broken") String text, @ForAll Reading reading) {
    SourceText source = text(text);
    new SysklogdFrontEnd(SysklogdSwitches.DEFAULT.with(reading))
        .compile(SYSTEM, source)
        .topology()
        .ifPresent(topology -> {
          SysklogdPrinter.print(topology);
          MetalogPrinter.print(topology);
        });
    METALOG
        .compile(SYSTEM, source)
        .topology()
        .ifPresent(topology -> {
          SysklogdPrinter.print(topology);
          MetalogPrinter.print(topology);
        });
  }

  private static SourceText text(String text) {
    return SourceText.of("test", Template.bytes(text));
  }

  private static Topology topology(FrontEnd frontEnd, String text) {
    Compiled compiled = frontEnd.compile(SYSTEM, text(text));
    assertThat(compiled.topology()).as(text + compiled.diagnostics()).isPresent();
    return compiled.topology().orElseThrow();
  }

  @Provide
  Arbitrary<String> syslogConf() {
    Arbitrary<String> facility =
        Arbitraries.of("*", "mail", "auth,authpriv", "kern", "local3", "mark", "security, audit");
    Arbitrary<String> severity =
        Arbitraries.of("*", "none", "info", "=err", "!crit", "!=debug", "warn", "!none", "!*");
    Arbitrary<String> selector =
        Combinators.combine(facility, severity)
            .as((f, s) -> f + "." + s)
            .list()
            .ofMinSize(1)
            .ofMaxSize(5)
            .map(parts -> String.join(";", parts));
    Arbitrary<String> action =
        Arbitraries.of(
            "/var/log/a",
            "-/var/log/b",
            "/var/log/c ;RFC5424",
            "-/d\t;rotate=10k:2",
            "/dev/console",
            "|/run/pipe",
            "|/run/pipe ;RFC5424",
            "@loghost",
            "@[2001:db8::1]:1514 ;RFC3164",
            "@239.0.0.1 ;iface=eth0,ttl=3",
            "@h ;RFC5424",
            "root,joey",
            "*",
            "/e ;RFC5424,rotate=1M:9");
    Arbitrary<String> rule =
        Combinators.combine(selector, action).as((left, right) -> left + "\t" + right);
    Arbitrary<String> block =
        Arbitraries.of(
            "!cron",
            "!-cron,at",
            "!*",
            "+alpha",
            "-alpha,beta",
            "+@",
            "-@,beta",
            "+*",
            ":msg, contains, \"say \\\"hi\\\" \\\\\"",
            ":msg, !icase_regex, \"^a.*b$\"",
            ":*",
            ":programname, !isequal, \"app\"",
            ":msgid, startswith, \"ID\"",
            ":sd, icase_eregex, \"(a|b)+\"",
            ":hostname, !contains, \"x\"");
    Arbitrary<String> setting =
        Arbitraries.of(
            "listen 127.0.0.1:5514",
            "listen [::1]",
            "rotate_size 2M",
            "rotate_count = 3",
            "notify /bin/hook",
            "secure_mode 1",
            "include /etc/more.conf",
            "# remark",
            "");
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, rule),
            net.jqwik.api.Tuple.of(3, block),
            net.jqwik.api.Tuple.of(1, setting))
        .list()
        .ofMaxSize(12)
        .map(ClassicProperties::lines)
        .filter(text -> !(text.contains("secure_mode") && text.contains("listen")));
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  @Provide
  Arbitrary<String> metalogConf() {
    Arbitrary<String> line =
        Arbitraries.of(
            "facility = \"mail\"",
            "facility = security",
            "facility = *",
            "facility = local7",
            "minimum = 6",
            "minimum = 2",
            "maximum = 5",
            "maximum = 7",
            "program = \"sshd\"",
            "program_regex = \"^post\"",
            "program_regex = \"^pg\"",
            "program_neg_regex = \"x\"",
            "regex = \"fail\\s+(ed|ing)\"",
            "regex = \"(?-i)Error\"",
            "neg_regex = \"root\"",
            "stamp_fmt = \"%Y\"",
            "stamp_fmt = \"\"",
            "log_format = rfc5424",
            "log_format = legacy",
            "log_format = rfc3164",
            "log_severity = 1",
            "showrepeats = 1",
            "maxsize = 100",
            "maxsize = 0",
            "maxtime = 3600",
            "maxfiles = 0",
            "perms = 0750",
            "compress = 1",
            "compress_delay = 2",
            "flush = 0",
            "flush = 1",
            "ratelimit = \"10/m\"",
            "ratelimit = 0.5/s",
            "ratelimit_burst = 7",
            "postrotate_cmd = \"/bin/hook\"",
            "break = 1",
            "command = \"/bin/hook\"",
            "logdir = NONE",
            "socket = \"/run/other\"");
    Arbitrary<String> section =
        Combinators.combine(
                Arbitraries.of("A", "B c", "Mail : x"),
                Arbitraries.of("/a", "/b", "/b/"),
                line.list().ofMaxSize(7))
            .as((title, dir, body) ->
                title + " :\nlogdir = " + dir + dir.hashCode() + "\n" + lines(body));
    return Combinators.combine(line.list().ofMaxSize(2), section.list().ofMaxSize(5))
        .as((defaults, sections) -> lines(unshared(defaults)) + distinct(sections));
  }

  /** A command before all sections would be shared by them; that is tested elsewhere. */
  private static List<String> unshared(List<String> defaults) {
    return defaults.stream().filter(line -> !line.startsWith("command")).toList();
  }

  /** Each section has a directory of its own, as only the last of those that share one counts. */
  private static String distinct(List<String> sections) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < sections.size(); i++) {
      out.append(sections.get(i).replaceFirst("logdir = (/\\w+/?)-?\\d+", "logdir = $1" + i));
    }
    return out.toString();
  }

  @Provide
  Arbitrary<String> broken() {
    Arbitrary<String> sound = Arbitraries.oneOf(syslogConf(), metalogConf());
    Arbitrary<String> noise =
        Arbitraries.strings().withChars("\\\"@;:.,*!=-+|#$&~^[]%/ \t\n\0\u00e9").ofMaxLength(8);
    return Combinators.combine(sound, noise, Arbitraries.integers().between(0, 200))
        .as((text, insert, at) -> {
          int place = Math.min(at, text.length());
          return text.substring(0, place) + insert + text.substring(place);
        });
  }
}

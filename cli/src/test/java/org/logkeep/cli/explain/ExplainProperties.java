package org.logkeep.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.logkeep.cli.ConfigurationTexts;
import org.logkeep.cli.ExplainedFiles;
import org.logkeep.cli.logger.LocalSocket;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.dialect.syslogng.SyslogNgFrontEnd;
import org.logkeep.engine.Engine;
import org.logkeep.engine.EngineCompilers;
import org.logkeep.engine.EngineJournal;
import org.logkeep.engine.Reactor;
import org.logkeep.engine.Wording;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.engine.explain.BranchTrace;
import org.logkeep.engine.source.Sources;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * What is explained is what happens: for configurations and messages of all kinds, a running engine
 * that receives the messages on its socket leaves exactly the bytes in exactly the files that the
 * explanations name, and every condition's explanation agrees with its verdict.
 */
class ExplainProperties {
  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void agreesForSyslogNg(
      @ForAll("syslogNg") String configuration, @ForAll("messages") List<String> messages)
      throws Exception {
    inDirectory(directory ->
        check(
            new SyslogNgFrontEnd(DialectOptions.plain()),
            "my.conf",
            configuration.replace("@DIR@", directory.toString()),
            directory,
            numbered(messages)));
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void agreesForSyslogConf(
      @ForAll("syslogConf") String configuration, @ForAll("messages") List<String> messages)
      throws Exception {
    inDirectory(directory ->
        check(
            new SysklogdFrontEnd(
                SysklogdSwitches.DEFAULT
                    .withSockets(List.of(directory.resolve("socket").toString()))
                    .with(SysklogdSwitches.Network.DEFAULT.withSecureMode(2))
                    .with(SysklogdSwitches.Kernel.NONE)),
            "syslog.conf",
            configuration.replace("@DIR@", directory.toString()),
            directory,
            numbered(messages)));
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void agreesForMetalog(
      @ForAll("metalogConf") String configuration, @ForAll("messages") List<String> messages)
      throws Exception {
    inDirectory(directory ->
        check(
            new MetalogFrontEnd(
                new MetalogSwitches(
                    directory.resolve("socket").toString(),
                    false,
                    OptionalInt.empty(),
                    false,
                    false)),
            "metalog.conf",
            configuration.replace("@DIR@", directory.toString()),
            directory,
            numbered(messages)));
  }

  /** No two messages are the same, so that nothing is held back as a repeat. */
  private static List<String> numbered(List<String> messages) {
    return IntStream.range(0, messages.size()).mapToObj(i -> messages.get(i) + " " + i).toList();
  }

  private interface InDirectory {
    void run(Path directory) throws Exception;
  }

  private static void inDirectory(InDirectory body) throws Exception {
    Path directory = Files.createTempDirectory("logkeep-explain");
    try {
      body.run(directory);
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void check(
      FrontEnd frontEnd, String name, String text, Path directory, List<String> messages)
      throws Exception {
    Compiled compiled = frontEnd.compile(new FileConfigReader(), SourceText.of(name, text));
    assertThat(compiled.topology()).as(text + compiled.diagnostics()).isPresent();
    Topology topology = compiled.topology().orElseThrow();
    Map<String, String> explained = explain(topology, messages);
    run(topology, directory, messages);
    Map<String, String> left = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
        if (!content.isEmpty() && !path.getFileName().toString().startsWith(".")) {
          left.put(path.toString(), content);
        }
      }
    }
    assertThat(left).as(text + messages).isEqualTo(explained);
  }

  private static Map<String, String> explain(Topology topology, List<String> messages)
      throws SysException {
    Input.Reader reader =
        new ReaderChoice(topology).fitting(Optional.empty(), Optional.empty()).getFirst();
    return ExplainedFiles.of(
        topology,
        reader,
        messages,
        (message, explained) -> {
          explained.paths().forEach(path -> path.entered().forEach(ExplainProperties::consistent));
          assertThat(ExplanationText.of(SourceText.BUILT_IN, message, explained)).isNotEmpty();
          assertThat(ExplanationJson.of(message, explained)).startsWith("{").endsWith("}");
        });
  }

  /** A filter that let the record pass says so, and one that did not says that. */
  private static void consistent(BranchTrace trace) {
    trace
        .steps()
        .forEach(step -> {
          if (step.step() instanceof Branch.Filter) {
            assertThat(step.asked()).hasSize(1);
            assertThat(step.asked().getFirst().holds()).isEqualTo(step.passed());
          }
          step.branches().forEach(ExplainProperties::consistent);
        });
  }

  private static void run(Topology topology, Path directory, List<String> messages)
      throws Exception {
    Sys sys = new Sys();
    Reactor reactor = new Reactor(sys, ExplainedFiles.STILL);
    Engine engine =
        new Engine(
            new Engine.Parts(
                sys,
                new RealDisk(sys),
                reactor,
                ExplainedFiles.STILL,
                new EngineJournal(ExplainedFiles.STILL, 100, Wording.plain(), entry -> {}),
                ExplainedFiles.IDENTITY,
                directory,
                Sources.all(),
                new Destinations(ExplainedFiles.STILL::nanos).byName(),
                t -> new EngineCompilers(ExplainedFiles.settings(), ExplainedFiles.IDENTITY)));
    engine.apply(topology);
    Thread thread = Thread.ofPlatform().daemon().start(reactor::run);
    send(sys, directory.resolve("socket").toString(), messages);
    reactor.execute(() -> {
      engine.stop(5_000_000_000L);
      reactor.stop();
    });
    assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
  }

  private static void send(Sys sys, String path, List<String> messages) throws IOException {
    try (LocalSocket socket = new LocalSocket(sys, path, Duration.ofSeconds(30))) {
      for (String message : messages) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        socket.send(bytes, 0, bytes.length);
      }
    }
  }

  @Provide
  Arbitrary<List<String>> messages() {
    Arbitrary<String> priority =
        Arbitraries.integers().between(0, 191).map(number -> "<" + number + ">");
    Arbitrary<String> head =
        Arbitraries.of(
            "Oct 11 22:14:15 web7 ",
            "Oct 11 22:14:15 ",
            "",
            "1 2026-10-11T22:14:15.003Z web7 sshd 12 ID47 [a@1 b=\"c\"] ",
            "2026-10-11T22:14:15+02:00 db1 ");
    Arbitrary<String> tag =
        Arbitraries.of("sshd[12]: ", "cron: ", "postfix/smtpd[7]: ", "../../x: ", "", "su ");
    Arbitrary<String> text =
        Arbitraries.of(
            "Failed password for root",
            "connect from unknown",
            "error: disk \u00e9 full",
            "say \"hi\" \\ there",
            "",
            "a\tb\u001b[1m");
    return Combinators.combine(priority, head, tag, text)
        .as((p, h, t, x) -> p + h + t + x)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> syslogNg() {
    String head =
        """
        @version: 3.38
        options { keep-hostname(yes); use-dns(no); create-dirs(yes); };
        source s { unix-dgram("@DIR@/socket"); };
        filter f_mail { facility(mail, auth) and level(info..emerg); };
        filter f_text { message("[Ff]ailed") or program("cron" type(string)); };
        filter f_host { host("web") and not match("unknown" value("MESSAGE")); };
        filter f_ref { filter(f_mail) or filter(f_text); };
        rewrite r_set { set("changed $MSG" value("MESSAGE")); set("x" value(".my.value")); };
        rewrite r_sub { subst("o", "0", value("MESSAGE") flags(global)); };
        destination d_a { file("@DIR@/a.log"); };
        destination d_b { file("@DIR@/b.log" template("$FACILITY.$LEVEL $PROGRAM|$MSG|${.my.value}\\n")); };
        destination d_n { file("@DIR@/n/$HOST/$PROGRAM.log" template("$ISODATE $MSGHDR$MSG $SEQNUM\\n")); };
        destination d_two { file("@DIR@/a.log"); file("@DIR@/c.log" template("$(echo $PID) $MSG\\n")); };
        """;
    Arbitrary<String> filter =
        Arbitraries.of(
            "filter(f_mail);",
            "filter(f_text);",
            "filter(f_host);",
            "filter(f_ref);",
            "filter { level(debug); };",
            "filter { not facility(kern) and \"$HOST\" ne \"db1\"; };",
            "");
    Arbitrary<String> rewrite =
        Arbitraries.of(
            "rewrite(r_set);", "rewrite(r_sub);", "", "", "rewrite(r_sub); rewrite(r_set);");
    Arbitrary<String> destination =
        Arbitraries.of(
            "destination(d_a);",
            "destination(d_b);",
            "destination(d_n);",
            "destination(d_two);",
            "destination { file(\"@DIR@/inline.log\"); };");
    Arbitrary<String> flags =
        Arbitraries.of("", "", "flags(final);", "flags(fallback);", "flags(flow-control);");
    Arbitrary<String> simple =
        Combinators.combine(filter, rewrite, destination, flags)
            .as((f, r, d, g) -> f + " " + r + " " + d + " " + g);
    Arbitrary<String> inner =
        Arbitraries.oneOf(
            Combinators.combine(simple, simple)
                .as((a, b) -> "junction { channel { " + a + " }; channel { " + b + " }; };"),
            Combinators.combine(filter.filter(f -> f.startsWith("filter(")), simple, simple)
                .as((f, a, b) ->
                    "if ("
                        + f.substring(0, f.length() - 1)
                        + ") { "
                        + a.replaceAll("flags\\(.*?\\);", "")
                        + " } else { "
                        + b.replaceAll("flags\\(.*?\\);", "")
                        + " };"),
            Combinators.combine(simple, simple)
                .as((a, b) -> "log { " + a + " }; log { " + b + " };"));
    Arbitrary<String> path =
        Arbitraries.oneOf(
            simple.map(s -> "log { source(s); " + s + " };"),
            Combinators.combine(filter, rewrite, inner, destination, flags)
                .as((f, r, i, d, g) ->
                    "log { source(s); "
                        + f
                        + " "
                        + r
                        + " "
                        + i
                        + (i.startsWith("log") ? "" : " " + d)
                        + " "
                        + g
                        + " };"));
    return ConfigurationTexts.lines(path, 1, 6).map(paths -> head + paths);
  }

  @Provide
  Arbitrary<String> syslogConf() {
    return ConfigurationTexts.syslogConf(
        List.of("*", "mail", "auth,authpriv", "daemon", "local3"),
        List.of("@DIR@/a", "-@DIR@/b", "@DIR@/c\t;RFC5424", "-@DIR@/a", "-@DIR@/d\t;RFC3164"),
        List.of(
            "!sshd",
            "!-cron",
            "!*",
            "+web7",
            "-@",
            "+*",
            ":msg, contains, \"word\"",
            ":msg, !icase_regex, \"^FAILED\"",
            ":*"));
  }

  @Provide
  Arbitrary<String> metalogConf() {
    return ConfigurationTexts.metalogConf(
        "",
        "@DIR@",
        Arbitraries.of(
            "facility = \"mail\"",
            "facility = \"auth\"",
            "minimum = 5",
            "maximum = 2",
            "program = \"sshd\"",
            "program_regex = \"^post\"",
            "program_neg_regex = \"cron\"",
            "regex = \"fail(ed|ing)\"",
            "regex = \"error\"",
            "neg_regex = \"unknown\"",
            "stamp_fmt = \"%Y\"",
            "log_format = rfc5424",
            "log_format = rfc3164",
            "break = 1",
            "maxsize = 0"));
  }
}

package org.logkeep.acceptance.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.CommandLine;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

/**
 * The real commands: a configuration and what {@code convert} makes of it, run one after the other
 * on the same datagrams, leave the same files; the real syslog-ng agrees on its own language.
 */
class ConvertedConfigurationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path PEERS =
      Path.of(System.getenv().getOrDefault("LOGKEEP_PEERS", "/opt/logkeep-peers"));
  private static final String LAST = "the last one";
  private static final List<String> TRAFFIC =
      List.of(
          "<38>Oct 11 22:14:15 sshd[812]: Failed password for root from 192.0.2.7",
          "<86>Oct 11 22:14:15 su: pam_unix(su:session): session opened",
          "<22>Oct  1 02:04:05 postfix/smtpd[7]: connect from unknown",
          "<19>Oct 11 22:14:16 postfix/smtpd[7]: fatal: queue is full",
          "<78>Oct 11 22:15:01 CRON[99]: (root) CMD (true)",
          "<30>Oct 11 22:15:02 dhclient: bound to 192.0.2.9",
          "<14>Oct 11 22:15:03 app: say \"hi\" \\ there",
          "<131>Oct 11 22:15:04 local: it is an error",
          "<13>Oct 11 22:15:05 app: " + LAST);

  @TempDir private Path directory;

  @Test
  void syslogConfRunsOnSyslogNg() throws Exception {
    String configuration =
        """
        auth,authpriv.*              /the/place/auth.log
        *.*;auth,authpriv.none       -/the/place/syslog
        mail.err                     -/the/place/mail.err
        mail.=info                   -/the/place/mail.info
        !sshd
        auth.info                    -/the/place/sshd.log
        !*
        :msg, icase_regex, "say .hi."
        *.*                          -/the/place/said.log
        :*
        *.info;local0.none           -/the/place/all
        """;
    Map<String, String> original = sameFiles("syslogd", "syslog-ng", configuration);
    assertThat(original).containsKeys("auth.log", "syslog", "mail.err", "mail.info", "said.log");
  }

  @Test
  void metalogConfRunsOnSyslogNg() throws Exception {
    String configuration =
        """
        maxsize = 0
        stamp_fmt = ""
        Everything :
          logdir = "/the/place/everything"
        Password failures :
          regex = "(password|login)\\s+(fail|invalid)"
          regex = "(failed|invalid)\\s+password"
          logdir = "/the/place/pwdfail"
        Mail :
          facility = "mail"
          minimum = 3
          log_severity = 1
          logdir = "/the/place/mail"
          break = 1
        Programs :
          program_regex = "^(cron|dhclient)"
          program_neg_regex = "xx"
          log_format = legacy
          logdir = "/the/place/programs"
        """;
    Map<String, String> original = sameFiles("metalog", "syslog-ng", configuration);
    assertThat(original)
        .containsKeys("everything/current", "pwdfail/current", "mail/current", "programs/current");
  }

  @Test
  void patternsWithNulRunOnSyslogNg() throws Exception {
    String configuration =
        """
        maxsize = 0
        stamp_fmt = ""
        Everything :
          logdir = "/the/place/everything"
        A group :
          regex = "(queue<NUL>|bound) "
          logdir = "/the/place/group"
        Behind a backslash :
          regex = "\\\\<NUL>|say[\\<NUL> ]"
          logdir = "/the/place/backslash"
        None :
          regex = "Failed<NUL>"
          logdir = "/the/place/none"
        """
            .replace("<NUL>", "\0");
    Map<String, String> original = sameFiles("metalog", "syslog-ng", configuration);
    assertThat(original)
        .containsOnlyKeys("everything/current", "group/current", "backslash/current");
  }

  @Test
  void listsPatternsWithNulThatHaveNoEscapes() throws Exception {
    Path file = directory.resolve("metalog.conf");
    Files.writeString(
        file,
        """
        Quoted :
          regex = "\\Qa\0b"
          logdir = "/quoted"
        Control :
          regex = "\\cAx\0"
          logdir = "/control"
        """);
    Result result = logkeep("convert", "--to", "syslog-ng", "-f", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(file + ":2:", file + ":5:", "cannot be said: this filter");
    assertThat(result.out()).doesNotContain("log {");
  }

  @Test
  void listsPathsAndStampsWithNul() throws Exception {
    Path file = directory.resolve("metalog.conf");
    Files.writeString(
        file,
        """
        maxsize = 0
        Path :
          logdir = "/path\0/x"
        Stamp :
          logdir = "/stamp"
          stamp_fmt = "%d\0%T"
        """);
    Result result = logkeep("convert", "--to", "syslog-ng", "-f", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(file + ":3:", "cannot be said: a path with a NUL")
        .contains(file + ":5:", "cannot be said: the form of these lines");
    assertThat(result.out()).doesNotContain("/path").contains("file(\"/stamp/current\"");
  }

  @Test
  void quotesInPatternsRunOnMetalog() throws Exception {
    String configuration =
        """
        @version: 3.38
        options { use-dns(no); keep-hostname(no); create-dirs(yes); };
        source s { unix-dgram("/the/place/socket"); };
        destination d_plain { file("/the/place/plain/current" template("[$PROGRAM] $MESSAGE\\n")); };
        destination d_escaped { file("/the/place/escaped/current" template("[$PROGRAM] $MESSAGE\\n")); };
        destination d_all { file("/the/place/everything/current" template("[$PROGRAM] $MESSAGE\\n")); };
        log { source(s); filter { message('"hi"'); }; destination(d_plain); };
        log { source(s); filter { message('say \\"hi\\"'); }; destination(d_escaped); };
        log { source(s); destination(d_all); };
        """;
    Map<String, String> original = sameFiles("syslog-ng", "metalog", configuration);
    assertThat(original).containsOnlyKeys("plain/current", "escaped/current", "everything/current");
  }

  @Test
  void syslogNgConfRunsOnSyslogd() throws Exception {
    String configuration =
        """
        @version: 3.38
        options { use-dns(no); keep-hostname(no); };
        source s { unix-dgram("/the/place/socket"); };
        filter f_auth { facility(auth, authpriv); };
        filter f_mail { facility(mail) and level(err..emerg); };
        destination d_auth { file("/the/place/auth.log"); };
        destination d_mail { file("/the/place/mail.err"); };
        destination d_rest { file("/the/place/all"); };
        destination d_said { file("/the/place/said" template("$DATE $HOST $MSGHDR$MSG\\n")); };
        log { source(s); filter(f_auth); destination(d_auth); flags(final); };
        log { source(s); filter(f_mail); destination(d_mail); };
        log { source(s); filter { message("say \\"h"); }; destination(d_said); };
        log { source(s); destination(d_rest); };
        """;
    Map<String, String> original = sameFiles("syslog-ng", "syslogd", configuration);
    assertThat(original).containsKeys("auth.log", "mail.err", "all", "said");
  }

  @Test
  void pathsForWhatIsLeftRunOnSyslogd() throws Exception {
    String configuration =
        """
        @version: 3.38
        options { use-dns(no); keep-hostname(no); };
        source s { unix-dgram("/the/place/socket"); };
        destination d_left { file("/the/place/left"); };
        destination d_auth { file("/the/place/auth"); };
        destination d_errors { file("/the/place/errors"); };
        destination d_all { file("/the/place/all"); };
        log { source(s); destination(d_left); flags(fallback); };
        log { source(s); filter { facility(auth, authpriv); }; destination(d_auth); flags(final); };
        log { source(s); filter { level(err..emerg); }; destination(d_errors); };
        log { source(s); filter { facility(user); }; destination(d_all); flags(catchall); };
        """;
    Map<String, String> original = sameFiles("syslog-ng", "syslogd", configuration);
    assertThat(original).containsKeys("left", "auth", "errors", "all");
  }

  @Test
  void listsPathsForWhatIsLeftByMoreThanPriority() throws Exception {
    Path file = directory.resolve("rest.conf");
    Files.writeString(
        file,
        """
        @version: 3.38
        source s { unix-dgram("/dev/log"); };
        log { source(s); filter { message("x"); }; destination { file("/x"); }; };
        log { source(s); destination { file("/left"); }; flags(fallback); };
        """);
    for (String target : List.of("syslog.conf", "metalog")) {
      Result result = logkeep("convert", "--to", target, "-f", file.toString());
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains(file + ":4:", "a path for records that no other path took");
      assertThat(result.out()).doesNotContain("/left");
    }
  }

  @Test
  void listsWhatCannotBeSaidWithItsLine() throws Exception {
    Path file = directory.resolve("syslog.conf");
    Files.writeString(
        file,
        """
        mail.*   /var/log/mail.log
        kern.*   |/run/xconsole
        !cron
        *.info   /var/log/cron.log ;rotate=10k:3
        """);
    Result result = logkeep("convert", "--to", "metalog", "-f", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains(file + ":1:")
        .contains(file + ":2:", "a destination of the kind pipe")
        .contains(file + ":4:", "rotated files with numbers as names");
    assertThat(result.out()).contains("logdir = \"/var/log/mail.log\"");
    Result usage = logkeep("convert", "--to", "syslogd", "-f", file.toString());
    assertThat(usage.code()).isEqualTo(64);
    assertThat(usage.err()).contains("is written in that language already");
  }

  @Test
  void listsCommandsThatAreNotOnThisHost() throws Exception {
    Path file = directory.resolve("metalog.conf");
    Files.writeString(
        file,
        """
        maxsize = 0
        Failures :
          regex = "failed"
          logdir = "/var/log/failures"
          command = "/nosuch/mail.sh"
        """);
    Result result = logkeep("convert", "--to", "syslog-ng", "-f", file.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(file + ":5:", "the command does not exist");
    assertThat(result.out()).contains("/var/log/failures/current");
  }

  @Test
  void keepsBytesThatAreNoText() throws Exception {
    Path file = directory.resolve("syslog.conf");
    String configuration = "!gr\u00fcn,gr\u00c3\u00bcn\n*.*\t/log\n";
    Files.writeString(file, configuration, StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder(CommandLine.logkeep("convert", "--to", "metalog", "-f", file.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String converted =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertThat(converted).contains("\\A(gr\u00fcn|gr\u00c3\u00bcn)\\z");
  }

  private record Result(int code, String out, String err) {}

  private Result logkeep(String... words) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(CommandLine.logkeep(words))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Converts, with the directory of the run left open. */
  private String convert(String from, String to, String configuration, int code)
      throws IOException, InterruptedException {
    Path file = directory.resolve("original.conf");
    Files.writeString(file, configuration);
    Result result =
        logkeep(
            "convert",
            "--to",
            to,
            "--dialect",
            from,
            "-f",
            file.toString(),
            "--socket",
            "/the/place/socket",
            "--no-kernel",
            "--no-network");
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    return result.out();
  }

  /**
   * Runs a configuration, and what becomes of it in another language, each with all daemons that
   * read it; all leave the same files, which are given.
   */
  private Map<String, String> sameFiles(String from, String to, String configuration)
      throws Exception {
    Map<String, String> original = run(from, configuration);
    String converted = convert(from, to, configuration, 0);
    assertThat(run(to, converted)).as(converted).isEqualTo(original);
    assertThat(run("real", from.equals("syslog-ng") ? configuration : converted))
        .as("by the real syslog-ng")
        .isEqualTo(original);
    return original;
  }

  /** Runs a daemon on the traffic and gives the files that it leaves, by name. */
  private Map<String, String> run(String daemon, String configuration) throws Exception {
    Path place = Files.createTempDirectory(directory, daemon);
    Path file = place.resolve("logger.conf");
    Files.writeString(file, configuration.replace("/the/place", place.toString()));
    Path socket = place.resolve("socket");
    String pid = place.resolve("pid").toString();
    List<String> command =
        switch (daemon) {
          case "syslogd" ->
              CommandLine.logkeep(
                  "syslogd",
                  "-F",
                  "-K",
                  "-ss",
                  "-p",
                  socket.toString(),
                  "-P",
                  pid,
                  "-f",
                  "" + file);
          case "metalog" ->
              CommandLine.logkeep(
                  "metalog", "-N", "-S", socket.toString(), "-p", pid, "-C", file.toString());
          default -> {
            List<String> words =
                daemon.equals("real")
                    ? new ArrayList<>(List.of(PEERS.resolve("bin/syslog-ng").toString()))
                    : CommandLine.logkeep("syslog-ng");
            words.addAll(List.of("-F", "--no-caps", "-f", file.toString(), "-p", pid, "-R"));
            words.add(place.resolve("persist").toString());
            words.add("-c");
            words.add(place.resolve("ctl").toString());
            yield words;
          }
        };
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(place.resolve("console").toFile())
            .start();
    try {
      await(process, place, () -> Files.exists(socket));
      send(socket);
      await(process, place, () -> holdsLast(place));
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      return files(place);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean holdsLast(Path place) throws IOException {
    for (String name : List.of("all", "everything/current")) {
      Path file = place.resolve(name);
      if (Files.exists(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(LAST)) {
        return true;
      }
    }
    return false;
  }

  private interface Check {
    boolean holds() throws IOException;
  }

  private static void await(Process process, Path place, Check check) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException("waited in vain: " + Files.readString(place.resolve("console")));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static void send(Path socket) {
    Sys sys = new Sys();
    Address address = Address.unix(socket.toString());
    int descriptor = sys.sockets().open(address, SocketCalls.DATAGRAM);
    int connected = sys.sockets().connect(descriptor, address);
    for (int i = 0; connected < 0 && i < 1000; i++) {
      LockSupport.parkNanos(5_000_000);
      connected = sys.sockets().connect(descriptor, address);
    }
    for (String message : TRAFFIC) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      int sent = sys.sockets().send(descriptor, bytes, 0, bytes.length);
      while (sent == -Errno.EAGAIN) {
        LockSupport.parkNanos(1_000_000);
        sent = sys.sockets().send(descriptor, bytes, 0, bytes.length);
      }
      assertThat(sent).isEqualTo(bytes.length);
    }
    sys.close(descriptor);
  }

  /** What the daemon logged, without what it needs to run, and without lines of its own. */
  private static Map<String, String> files(Path place) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(place, 2)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String name = place.relativize(path).toString();
        boolean own = name.matches("logger\\.conf|console|pid.*|ctl|persist.*|.*\\.timestamp");
        String text =
            own
                ? ""
                : Files.readAllLines(path, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.matches(".*\\b(syslogd|syslog-ng|metalog)\\b.*"))
                    .map(line -> line + "\n")
                    .reduce("", String::concat);
        if (!text.isEmpty()) {
          found.put(name, text);
        }
      }
    }
    return found;
  }
}

package org.logkeep.cli.logger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.logkeep.cli.Command;
import org.logkeep.cli.classic.Flags;
import org.logkeep.cli.classic.SyslogdCommand;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.dialect.Services;
import org.logkeep.linux.Sys;

/** {@code logger}: sysklogd's command line. */
public final class LoggerCommand implements Command {
  private static final int FAILURE = 1;
  private static final int LONGEST_WORDS = 511;
  private static final String DEFAULT_SOCKET = "/dev/log";
  private static final String USAGE =
      """
      Usage: logger [-46bcikns] [-d SD] [-f FILE] [-h HOST] [-H NAME] [-I PID] [-m ID] [-o OPTIONS]
                    [-P PORT] [-p FACILITY.SEVERITY] [-r SIZE[:COUNT]] [-t TAG] [-u SOCKET] [TEXT...]

        TEXT...      the message; without it each line of standard input is one
        -p PRIORITY  facility and severity by name, user.notice if not given
        -t TAG       tag in place of the user's name
        -i, -I PID   show the own process id, or another one
        -b           classic form (RFC 3164) in place of RFC 5424
        -m ID        message id of RFC 5424
        -d SD        structured data of RFC 5424
        -H NAME      host name to show, @ for the own one
        -h HOST      send to this host by UDP
        -P PORT      its port, 514 if not given
        -4, -6       only this version of the internet protocol
        -o OPTIONS   iface=NAME and ttl=1..255 for multicast
        -u SOCKET    local socket in place of /dev/log or $SYSLOG_UNIX_PATH
        -f FILE      write into a file, - for standard output
        -r SIZE[:N]  rotate that file, 200k:5 if not given
        -k           write into the kernel's buffer
        -c           write to the console if there is no logger
        -n           open the socket at once
        -s           show the message on standard error too
        -v, -?       show the version, this text

      As util-linux has it:
        -T, --tcp                send to a host by TCP
        -S, --size SIZE          longest text, 511 bytes for words if not given
        --octet-count            frame messages over TCP by their length, not by newlines
        --file FILE              each line of a file is a message
        --id[=PID]               show the own process id, or another one
        --prio-prefix            <PRI> in front of a line gives facility and severity
        --sd-id, --sd-param      structured data by element and NAME="VALUE"
        --no-act                 do all but send
        --tag --priority --stderr --server --port --udp --rfc3164 --rfc5424[=notq,nohost]
        --msgid --socket --skip-empty

      Examples:
        logkeep logger -p mail.err -t app 'the queue is full'
        logkeep logger -u var/log.sock 'to a logger that runs on built-in defaults'
        logkeep logger -h 127.0.0.1 -P 5514 -b 'the same, by UDP'
      """;

  private final Sys sys;
  private final Clock clock;
  private final Map<String, String> environment;

  /** A command that uses this system, clock and environment. */
  public LoggerCommand(Sys sys, Clock clock, Map<String, String> environment) {
    this.sys = sys;
    this.clock = clock;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public int run(List<String> words, Streams streams) {
    Flags flags = Flags.parse(words, LoggerArguments.LETTERS, LoggerArguments.NAMES);
    LoggerArguments arguments = new LoggerArguments(new Services(new FileConfigReader()));
    flags.flags().forEach(arguments::take);
    if (arguments.usage) {
      streams.out().print(USAGE);
      return 0;
    }
    if (arguments.version) {
      streams.out().println("sysklogd v" + SyslogdCommand.VERSION + " (Logkeep)");
      return 0;
    }
    if (arguments.wrong.isPresent()) {
      streams.err().println("logger: " + arguments.wrong.get());
      return FAILURE;
    }
    try (LoggerTarget target = target(arguments, streams);
        InputStream input = input(arguments, streams)) {
      send(arguments, flags.words(), target, new Streams(input, streams.out(), streams.err()));
      return 0;
    } catch (IOException e) {
      streams.err().println("logger: " + e.getMessage());
      return FAILURE;
    }
  }

  private static InputStream input(LoggerArguments arguments, Streams streams) throws IOException {
    return arguments.input.isPresent()
        ? Files.newInputStream(Path.of(arguments.input.get()))
        : streams.in();
  }

  private LoggerTarget target(LoggerArguments arguments, Streams streams) throws IOException {
    if (!arguments.sends) {
      return new StreamTarget(OutputStream.nullOutputStream(), LoggerMessage::modern, true);
    }
    if (arguments.kernel) {
      return new StreamTarget(
          Files.newOutputStream(Path.of("/dev/kmsg"), StandardOpenOption.WRITE),
          LoggerMessage::kernel,
          true);
    }
    if (arguments.file.isPresent()) {
      String file = arguments.file.get();
      return file.equals("-")
          ? new StreamTarget(
              streams.out(), arguments.classic ? LoggerMessage::local : LoggerMessage::modern, true)
          : new FileTarget(Path.of(file), arguments.rotateSize, arguments.rotateCount);
    }
    if (arguments.host.isPresent()) {
      return arguments.tcp
          ? new ConnectionTarget(arguments, arguments.host.get())
          : new NetworkTarget(arguments, arguments.host.get());
    }
    String path =
        arguments.socket.orElseGet(
            () -> environment.getOrDefault("SYSLOG_UNIX_PATH", DEFAULT_SOCKET));
    try {
      return new LocalSocketTarget(sys, path, arguments.classic);
    } catch (IOException e) {
      if (arguments.console) {
        return new StreamTarget(
            Files.newOutputStream(Path.of("/dev/console"), StandardOpenOption.WRITE),
            LoggerMessage::shown,
            false);
      }
      throw e;
    }
  }

  private void send(
      LoggerArguments arguments, List<String> words, LoggerTarget target, Streams streams)
      throws IOException {
    if (!words.isEmpty()) {
      String text = cut(String.join(" ", words), arguments.longest.orElse(LONGEST_WORDS));
      send(arguments, arguments.facility * 8 + arguments.severity, text, target, streams);
      return;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Prefix prefix = Prefix.of(line, arguments.priorityPrefix);
      String text = line.substring(prefix.length());
      int priority =
          prefix.length() == 0
              ? arguments.facility * 8 + arguments.severity
              : prefix.priority() < 8
                  ? arguments.facility * 8 + prefix.priority()
                  : prefix.priority();
      if (!text.isEmpty()) {
        send(
            arguments,
            priority,
            cut(text, arguments.longest.orElse(Integer.MAX_VALUE)),
            target,
            streams);
      }
    }
  }

  /**
   * The priority in front of a line: {@code <0>} to {@code <7>} is a severity (sysklogd), with
   * facility up to {@code <191>} only where asked for (util-linux).
   */
  private record Prefix(int priority, int length) {
    private static final Prefix NONE = new Prefix(0, 0);

    static Prefix of(String line, boolean whole) {
      int end = line.startsWith("<") ? line.indexOf('>') : -1;
      boolean digits = end > 1 && end <= 4 && line.substring(1, end).matches("[0-9]+");
      int priority = digits ? Integer.parseInt(line.substring(1, end)) : -1;
      boolean taken =
          whole ? priority >= 0 && priority <= 191 : end == 2 && priority >= 0 && priority < 8;
      return taken ? new Prefix(priority, end + 1) : NONE;
    }
  }

  private static String cut(String text, int longest) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= longest
        ? text
        : new String(Arrays.copyOf(bytes, longest), StandardCharsets.UTF_8);
  }

  private void send(
      LoggerArguments arguments, int priority, String text, LoggerTarget target, Streams streams)
      throws IOException {
    String pid =
        !arguments.pid.isEmpty()
            ? arguments.pid
            : arguments.ownPid ? String.valueOf(ProcessHandle.current().pid()) : "";
    LoggerMessage message =
        new LoggerMessage(
            priority,
            ZonedDateTime.now(clock),
            arguments.ownHost.orElseGet(this::hostName),
            arguments.tag.isEmpty() ? user() : arguments.tag,
            pid,
            arguments.messageId,
            arguments.structured,
            text);
    if (arguments.standardError) {
      streams.err().write(message.shown());
      streams.err().flush();
    }
    target.send(message);
  }

  private String user() {
    String login = environment.getOrDefault("LOGNAME", "");
    String user = login.isEmpty() ? environment.getOrDefault("USER", "") : login;
    return user.isEmpty() ? "logger" : user;
  }

  /** The short name of this host. */
  private String hostName() {
    String name = sys.process().hostName();
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

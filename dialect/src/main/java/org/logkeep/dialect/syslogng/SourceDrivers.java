package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.FOLLOW;
import static org.logkeep.dialect.syslogng.OptionGroups.INET;
import static org.logkeep.dialect.syslogng.OptionGroups.INET_SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.MULTI_LINE;
import static org.logkeep.dialect.syslogng.OptionGroups.NO_CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionGroups.TRANSPORT;
import static org.logkeep.dialect.syslogng.OptionGroups.UNIX_SOURCE;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;

/** The source drivers and their options (section 7 of the specification). */
final class SourceDrivers {
  private SourceDrivers() {}

  static final List<Driver> ALL =
      List.of(
          Driver.of(
              "internal",
              "internal",
              Positional.NONE,
              SOURCE,
              STATELESS,
              List.of(tuning("log-fifo-size", ValueKind.POSINT, "10000 messages may wait anyway"))),
          Driver.of(
              "unix-dgram",
              "unix-dgram",
              Positional.one("the path of a socket"),
              SOURCE,
              STATELESS,
              READER,
              OWNER,
              DIRECTORIES,
              UNIX_SOURCE,
              NO_CONNECTIONS,
              List.of(maps("so-rcvbuf", ValueKind.UINT, "receive-buffer"))),
          Driver.of(
              "unix-stream",
              "unix-stream",
              Positional.one("the path of a socket"),
              SOURCE,
              STATELESS,
              READER,
              OWNER,
              DIRECTORIES,
              UNIX_SOURCE,
              CONNECTIONS,
              List.of(
                  tuning(
                      "so-rcvbuf",
                      ValueKind.UINT,
                      "the kernel does not heed it on unix streams, see unix(7)"))),
          inet("udp", List.of()),
          inet("udp6", List.of()),
          inet("tcp", List.of(CONNECTIONS)),
          inet("tcp6", List.of(CONNECTIONS)),
          inet("network", List.of(CONNECTIONS, TRANSPORT)),
          inet("syslog", List.of(CONNECTIONS, TRANSPORT)),
          Driver.of(
              "file",
              "file",
              Positional.one("the path of a file"),
              SOURCE,
              READER,
              OWNER,
              DIRECTORIES,
              MULTI_LINE,
              FOLLOW,
              List.of(maps("optional", ValueKind.YESNO, "optional"))),
          Driver.of(
              "wildcard-file",
              "file",
              Positional.NONE,
              SOURCE,
              READER,
              OWNER,
              DIRECTORIES,
              MULTI_LINE,
              FOLLOW,
              List.of(
                  maps("base-dir", ValueKind.TEXT, "directory"),
                  maps("filename-pattern", ValueKind.TEXT, "pattern"),
                  maps("exclude-pattern", ValueKind.TEXT, "exclude"),
                  maps("recursive", ValueKind.YESNO, "recursive"),
                  maps("max-files", ValueKind.POSINT, "max-files"),
                  tuning(
                      "monitor-method",
                      ValueKind.TEXT,
                      "files are watched, and polled where that is not possible"),
                  tuning("monitor-freq", ValueKind.SECONDS, "directories are watched"))),
          pipe("pipe"),
          pipe("fifo"),
          Driver.of(
              "stdin",
              "stdin",
              Positional.NONE,
              SOURCE,
              STATELESS,
              READER,
              List.of(tuning("follow-freq", ValueKind.FRACTION, "input is read when it comes"))),
          Driver.of(
              "program",
              "program",
              Positional.one("a command"),
              SOURCE,
              STATELESS,
              READER,
              List.of(
                  maps("inherit-environment", ValueKind.YESNO, "inherit-environment"),
                  handled("keep-alive", ValueKind.YESNO, "yes: it goes on over a reload"))),
          Driver.of(
              "system",
              "unix-dgram",
              Positional.NONE,
              SOURCE,
              STATELESS,
              READER,
              List.of(
                  handled(
                      "exclude-kmsg",
                      ValueKind.YESNO,
                      "whether the kernel's messages are left out"))),
          Driver.unsupported("example-msg-generator", "logkeep loggen makes messages"),
          Driver.unsupported("example-random-generator", "logkeep loggen makes messages"),
          Driver.unsupported(
              "systemd-journal",
              "let journald forward to /run/systemd/journal/syslog and read that with"
                  + " unix-dgram()"),
          Driver.of("systemd-syslog", "unix-dgram", Positional.NONE, SOURCE, STATELESS, READER),
          Driver.unsupported("default-network-drivers", "write network() and syslog() sources"),
          Driver.unsupported("python", "embedded Python is not there"),
          Driver.unsupported("python-fetcher", "embedded Python is not there"),
          Driver.unsupported("kafka", "Kafka is not there yet"),
          Driver.unsupported("mqtt", "MQTT is not there yet"),
          Driver.unsupported("opentelemetry", "OpenTelemetry is not there yet"),
          Driver.unsupported("pacct", "process accounting is not there yet"),
          Driver.unsupported("snmptrap", "SNMP is not there yet"),
          Driver.unsupported("nodejs", "JSON parsing is not there yet"),
          Driver.unsupported("linux-audit", "its parser is not there yet"),
          Driver.unsupported("sun-streams", "there are no STREAMS on Linux"));

  static final DriverTable TABLE = new DriverTable("source", ALL);

  private static Driver pipe(String word) {
    return Driver.of(
        word,
        "pipe",
        Positional.one("the path of a named pipe"),
        SOURCE,
        STATELESS,
        READER,
        OWNER,
        DIRECTORIES,
        MULTI_LINE,
        List.of(
            maps("optional", ValueKind.YESNO, "optional"),
            tuning("follow-freq", ValueKind.FRACTION, "a pipe is read when something comes"),
            tuning("read-old-records", ValueKind.YESNO, "a pipe holds nothing old")));
  }

  private static Driver inet(String word, List<List<OptionRule>> more) {
    return Driver.of(
        word,
        "tcp or udp",
        Positional.NONE,
        SOURCE,
        STATELESS,
        READER,
        SOCKET,
        INET,
        INET_SOURCE,
        more.stream().flatMap(List::stream).toList());
  }
}

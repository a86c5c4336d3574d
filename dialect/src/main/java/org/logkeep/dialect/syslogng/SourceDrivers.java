package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.CONNECTIONS;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.FOLLOW;
import static org.logkeep.dialect.syslogng.OptionGroups.INET;
import static org.logkeep.dialect.syslogng.OptionGroups.INET_SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.UNIX_SOURCE;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.noEffect;
import static org.logkeep.dialect.syslogng.OptionRule.refused;

import java.util.List;
import java.util.Optional;
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
              List.of(maps("log-fifo-size", ValueKind.POSINT, "capacity"))),
          Driver.of(
              "unix-dgram",
              "unix-dgram",
              Positional.one("the path of a socket"),
              SOURCE,
              READER,
              OWNER,
              DIRECTORIES,
              SOCKET,
              UNIX_SOURCE,
              List.of(
                  noEffect("max-connections", "datagrams have no connections"),
                  noEffect("listen-backlog", "datagrams have no connections"))),
          Driver.of(
              "unix-stream",
              "unix-stream",
              Positional.one("the path of a socket"),
              SOURCE,
              READER,
              OWNER,
              DIRECTORIES,
              SOCKET,
              UNIX_SOURCE,
              CONNECTIONS),
          inet("udp"),
          inet("udp6"),
          inet("tcp"),
          inet("tcp6"),
          inet("network"),
          inet("syslog"),
          Driver.of(
              "file",
              "file",
              Positional.one("the path of a file"),
              SOURCE,
              READER,
              OWNER,
              DIRECTORIES,
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
              FOLLOW,
              List.of(
                  maps("base-dir", ValueKind.TEXT, "directory"),
                  maps("filename-pattern", ValueKind.TEXT, "pattern"),
                  maps("exclude-pattern", ValueKind.TEXT, "exclude"),
                  maps("recursive", ValueKind.YESNO, "recursive"),
                  maps("max-files", ValueKind.POSINT, "max-files"),
                  noEffect(
                      "monitor-method", "files are watched, and polled where that is not possible"),
                  noEffect("monitor-freq", "directories are watched"))),
          pipe("pipe"),
          pipe("fifo"),
          Driver.of(
              "stdin",
              "stdin",
              Positional.NONE,
              SOURCE,
              READER,
              List.of(noEffect("follow-freq", "input is read when it comes"))),
          Driver.of(
              "program",
              "program",
              Positional.one("a command"),
              SOURCE,
              READER,
              List.of(
                  maps("inherit-environment", ValueKind.YESNO, "inherit-environment"),
                  maps("keep-alive", ValueKind.YESNO, "keep-running"))),
          Driver.of(
              "system",
              "unix-dgram",
              Positional.NONE,
              SOURCE,
              READER,
              List.of(
                  handled(
                      "exclude-kmsg",
                      ValueKind.YESNO,
                      "whether the kernel's messages are left out"))),
          generator("example-msg-generator"),
          generator("example-random-generator"),
          Driver.unsupported(
              "systemd-journal",
              "let journald forward to /run/systemd/journal/syslog and read that with unix-dgram()"),
          Driver.of("systemd-syslog", "unix-dgram", Positional.NONE, SOURCE, READER),
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

  private static Driver pipe(String word) {
    return Driver.of(
        word,
        "pipe",
        Positional.one("the path of a named pipe"),
        SOURCE,
        READER,
        OWNER,
        DIRECTORIES,
        FOLLOW,
        List.of(maps("optional", ValueKind.YESNO, "optional")));
  }

  private static Driver inet(String word) {
    return Driver.of(
        word,
        "tcp or udp",
        Positional.NONE,
        SOURCE,
        READER,
        SOCKET,
        INET,
        INET_SOURCE,
        CONNECTIONS);
  }

  private static Driver generator(String word) {
    return Driver.of(
        word,
        "generator",
        Positional.NONE,
        SOURCE,
        List.of(
            handled("num", ValueKind.TEXT, "option `count`"),
            maps("freq", ValueKind.SECONDS, "every"),
            maps("template", ValueKind.TEMPLATE, "template"),
            refused("values", "values of generated records are not there yet")));
  }

  static Optional<Driver> find(String word) {
    return ALL.stream().filter(driver -> driver.word().equals(word)).findFirst();
  }
}

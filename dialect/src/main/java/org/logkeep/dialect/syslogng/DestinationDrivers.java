package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.DIRECTORIES;
import static org.logkeep.dialect.syslogng.OptionGroups.INET;
import static org.logkeep.dialect.syslogng.OptionGroups.INET_DESTINATION;
import static org.logkeep.dialect.syslogng.OptionGroups.OWNER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOCKET;
import static org.logkeep.dialect.syslogng.OptionGroups.TRANSPORT;
import static org.logkeep.dialect.syslogng.OptionGroups.WRITER;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.obsolete;
import static org.logkeep.dialect.syslogng.OptionRule.refused;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.dialect.syslogng.Driver.Positional;

/** The destination drivers and their options (section 8 of the specification). */
final class DestinationDrivers {
  private DestinationDrivers() {}

  private static final List<OptionRule> FILE =
      List.of(
          maps("fsync", ValueKind.YESNO, "sync"),
          maps("overwrite-if-older", ValueKind.SECONDS, "overwrite-if-older"),
          obsolete("remove-if-older", "overwrite-if-older"),
          maps("symlink-as", ValueKind.TEXT, "symlink"),
          handled("time-reap", ValueKind.SECONDS, "option `reap-after`"),
          maps("optional", ValueKind.YESNO, "optional"),
          refused("logrotate", "version 3.38 does not know it; use the logrotate command"));

  private static final OptionRule PIPE_OPTIONAL =
      tuning("optional", ValueKind.YESNO, "a pipe that cannot be opened never keeps from starting");

  static final List<Driver> ALL = all();

  static final DriverTable TABLE = new DriverTable("destination", ALL);

  private static List<Driver> all() {
    List<Driver> all =
        new ArrayList<>(
            List.of(
                Driver.of(
                    "file",
                    "file",
                    Positional.one("the path of a file"),
                    DESTINATION,
                    WRITER,
                    OWNER,
                    DIRECTORIES,
                    FILE),
                Driver.of(
                    "pipe",
                    "pipe",
                    Positional.one("the path of a named pipe"),
                    DESTINATION,
                    WRITER,
                    OWNER,
                    DIRECTORIES,
                    List.of(
                        PIPE_OPTIONAL,
                        tuning("time-reap", ValueKind.SECONDS, "a pipe stays open"))),
                Driver.of(
                    "fifo",
                    "pipe",
                    Positional.one("the path of a named pipe"),
                    DESTINATION,
                    WRITER,
                    OWNER,
                    DIRECTORIES,
                    List.of(PIPE_OPTIONAL)),
                Driver.of(
                    "pseudofile",
                    "file",
                    Positional.one("the path of a file"),
                    DESTINATION,
                    List.of(
                        handled("template", ValueKind.TEMPLATE, "option `template`"),
                        handled("time-reopen", ValueKind.SECONDS, "option `reopen-after`"))),
                Driver.of("stdout", "stdout", Positional.NONE, DESTINATION, WRITER),
                Driver.of(
                    "program",
                    "program",
                    Positional.one("a command"),
                    DESTINATION,
                    WRITER,
                    List.of(
                        maps("inherit-environment", ValueKind.YESNO, "inherit-environment"),
                        maps("keep-alive", ValueKind.YESNO, "keep-running"))),
                Driver.of("logcheck", "program", Positional.NONE, DESTINATION, LiveChecker.OPTIONS),
                unix(
                    "unix-dgram",
                    tuning("close-on-input", ValueKind.YESNO, "nothing is read from the socket")),
                unix("unix-stream", maps("close-on-input", ValueKind.YESNO, "close-on-input")),
                Driver.of(
                    "usertty",
                    "users",
                    Positional.one("the name of a user, or *"),
                    DESTINATION,
                    List.of(handled("time-reopen", ValueKind.SECONDS, "option `reopen-after`"))),
                Driver.of(
                    "example-destination",
                    "file",
                    Positional.NONE,
                    DESTINATION,
                    List.of(
                        handled("filename", ValueKind.TEXT, "option `path`"),
                        handled("template", ValueKind.TEMPLATE, "option `template`")))));
    for (String word : List.of("udp", "udp6", "tcp", "tcp6", "network", "syslog")) {
      all.add(
          Driver.of(
              word,
              "tcp or udp",
              Positional.one("the name of a host"),
              DESTINATION,
              WRITER,
              SOCKET,
              INET,
              List.of("network", "syslog").contains(word) ? TRANSPORT : List.<OptionRule>of(),
              INET_DESTINATION));
    }
    for (String word :
        List.of(
            "http",
            "elasticsearch-http",
            "opensearch",
            "kafka",
            "kafka-c",
            "mongodb",
            "redis",
            "mqtt",
            "amqp",
            "sql",
            "smtp",
            "riemann",
            "snmp",
            "stomp",
            "loki",
            "opentelemetry",
            "python",
            "java",
            "graphite",
            "graylog2",
            "collectd",
            "splunk-hec-event",
            "splunk-hec-raw",
            "slack",
            "discord",
            "telegram",
            "hdfs",
            "osquery",
            "sumologic-http",
            "sumologic-syslog",
            "network-load-balancer",
            "syslog-ng",
            "ewmm")) {
      all.add(Driver.unsupported(word, "this destination is not there yet"));
    }
    return List.copyOf(all);
  }

  private static Driver unix(String word, OptionRule input) {
    return Driver.of(
        word,
        word,
        Positional.one("the path of a socket"),
        DESTINATION,
        WRITER,
        SOCKET,
        List.of(input, tuning("so-passcred", ValueKind.YESNO, "the reader asks for credentials")));
  }
}

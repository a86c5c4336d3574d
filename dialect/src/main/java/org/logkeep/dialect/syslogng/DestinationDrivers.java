package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.stream.Stream;

/** The destination drivers (section 8 of the specification). */
final class DestinationDrivers {
  private DestinationDrivers() {}

  /** Where a driver is registered. */
  private static final List<DestinationDriver> SUPPORTED =
      List.of(
          new FileDestination(),
          PipeDestination.pipe(),
          PipeDestination.fifo(),
          new PseudofileDestination(),
          new StdoutDestination(),
          new ProgramDestination(),
          new LogcheckDestination(),
          UnixDestination.datagrams(),
          UnixDestination.stream(),
          new UserttyDestination(),
          new ExampleDestination(),
          InetDestination.fixed("udp"),
          InetDestination.fixed("udp6"),
          InetDestination.fixed("tcp"),
          InetDestination.fixed("tcp6"),
          InetDestination.any("network"),
          InetDestination.any("syslog"));

  private static final List<String> REFUSED =
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
          "ewmm");

  /** All of them, also those that are only known to be refused. */
  static final List<Driver> ALL =
      Stream.concat(
              SUPPORTED.stream().map(DestinationDriver::driver),
              REFUSED.stream()
                  .map(word -> Driver.unsupported(word, "this destination is not there yet")))
          .toList();

  static final DriverTable TABLE = new DriverTable("destination", ALL);

  /** What stands behind a supported driver. */
  static DestinationDriver of(Driver driver) {
    return SUPPORTED.stream()
        .filter(each -> each.driver().word().equals(driver.word()))
        .findFirst()
        .orElseThrow();
  }
}

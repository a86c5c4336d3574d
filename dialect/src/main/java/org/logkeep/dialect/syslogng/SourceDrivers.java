package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.stream.Stream;

/** The source drivers (section 7 of the specification). */
final class SourceDrivers {
  private SourceDrivers() {}

  /** Where a driver is registered. */
  private static final List<SourceDriver> SUPPORTED =
      List.of(
          new InternalSource(),
          UnixSource.datagrams(),
          UnixSource.stream(),
          InetSource.udp("udp"),
          InetSource.udp("udp6"),
          InetSource.tcp("tcp"),
          InetSource.tcp("tcp6"),
          InetSource.any("network"),
          InetSource.any("syslog"),
          new FileSource(),
          new WildcardFileSource(),
          new PipeSource("pipe"),
          new PipeSource("fifo"),
          new StdinSource(),
          new ProgramSource(),
          new SystemSource(),
          new JournalSource());

  private static final List<Driver> REFUSED =
      List.of(
          Driver.unsupported("example-msg-generator", "logkeep loggen makes messages"),
          Driver.unsupported("example-random-generator", "logkeep loggen makes messages"),
          Driver.unsupported(
              "systemd-journal",
              "let journald forward to /run/systemd/journal/syslog and read that with"
                  + " unix-dgram()"),
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

  /** All of them, also those that are only known to be refused. */
  static final List<Driver> ALL =
      Stream.concat(SUPPORTED.stream().map(SourceDriver::driver), REFUSED.stream()).toList();

  static final DriverTable TABLE = new DriverTable("source", ALL);

  /** What stands behind a supported driver. */
  static SourceDriver of(Driver driver) {
    return SUPPORTED.stream()
        .filter(each -> each.driver().word().equals(driver.word()))
        .findFirst()
        .orElseThrow();
  }
}

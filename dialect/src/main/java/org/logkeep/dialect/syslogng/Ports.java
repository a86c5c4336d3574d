package org.logkeep.dialect.syslogng;

import java.util.Map;
import java.util.OptionalLong;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** Reads ports: numbers, or names of services that have to do with logs. */
final class Ports {
  private static final Map<String, Long> SERVICES =
      Map.of("syslog", 514L, "shell", 514L, "syslog-conn", 601L, "syslog-tls", 6514L);

  private Ports() {}

  static Options put(Options options, Given given, long byDefault, Binding binding) {
    String text = given.text("port").orElse(String.valueOf(byDefault));
    OptionalLong number = Numbers.parse(text);
    long port = number.orElse(SERVICES.getOrDefault(text, -1L));
    if (port < 0 || port > 65535) {
      binding.error(
          DiagnosticCode.VALUE_BAD,
          given.span("port"),
          "there is no port \"" + text + "\"",
          "expected a number from 0 to 65535");
      return options;
    }
    return options.with("port", port, given.span("port"));
  }
}

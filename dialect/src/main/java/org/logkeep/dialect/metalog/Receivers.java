package org.logkeep.dialect.metalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.OptionFamily;
import org.logkeep.dialect.PrintedUse;
import org.logkeep.topology.Use;

/** Says hosts that lines are sent to, each once, as lines before all sections. */
final class Receivers {
  private static final List<OptionFamily> OPTIONS =
      List.of(OptionFamily.LINES, OptionFamily.RECEIVER, OptionFamily.UPKEEP);

  private final Map<Use, String> names = new LinkedHashMap<>();
  private final StringBuilder lines = new StringBuilder();

  /** All that were asked for. */
  String lines() {
    return lines.toString();
  }

  /** Its name in brackets behind {@code remote_log}, nothing for the first one. */
  String say(PrintedUse use) {
    String known = names.get(use.use());
    if (known != null) {
      return known;
    }
    String name = names.isEmpty() ? "" : "[r" + names.size() + "]";
    names.put(use.use(), name);
    lines.append("remote_host").append(name).append(" = \"").append(use.text("host"));
    lines.append("\"\n");
    String port = use.text("port");
    if (!port.isEmpty() && !port.equals("514")) {
      lines.append("remote_port").append(name).append(" = ").append(port).append('\n');
    }
    Optional<LineFormat> format = format(use);
    if (format.isEmpty()) {
      use.refuse("the form of these lines", "sent as program and text");
    } else if (format.get() != LineFormat.LEGACY) {
      lines
          .append("remote_format")
          .append(name)
          .append(" = ")
          .append(format.get().label())
          .append('\n');
    }
    use.refuseOthers(OPTIONS, MetalogPrinter.LEVEL);
    use.value(MetalogPrinter.LEVEL)
        .filter(level -> !level.equals(7L))
        .ifPresent(level ->
            lines
                .append("remote_severity_level")
                .append(name)
                .append(" = ")
                .append(level)
                .append('\n'));
    return name;
  }

  private static Optional<LineFormat> format(PrintedUse use) {
    Object template = use.value("template").orElse("");
    for (LineFormat format : LineFormat.values()) {
      Remote remote = Remote.of("", "", use.use().span()).withFormat(format);
      if (MetalogFormats.remote(remote).equals(template)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

package org.logkeep.dialect.syslogng;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.OptionFamily;
import org.logkeep.dialect.PrintedUse;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/** Says destinations as drivers; equal ones become one statement. */
final class OutputText {
  /**
   * Options that are said, or that say what the language does anyway. How repeats are held back is
   * said once for a whole file, by SyslogNgPrinter.
   */
  private static final List<OptionFamily> KNOWN =
      List.of(
          OptionFamily.LINES,
          OptionFamily.FILE,
          OptionFamily.ROTATION,
          OptionFamily.RECEIVER,
          OptionFamily.WAY,
          OptionFamily.USERS,
          OptionFamily.PIPE);

  private static final long USUAL_UMASK = 022;

  /** All that UDP over IPv4 takes: to cut there cuts nothing. */
  private static final long LONGEST_DATAGRAM = 65_507;

  /** Options whose texts stand in quotes, and what they name. */
  private static final Map<String, String> QUOTED =
      Map.of(
          "path", "a path",
          "host", "a host",
          "interface", "an interface",
          "names", "the name of a user");

  private final Diagnostics unsaid;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<Use, Optional<String>> drivers = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  OutputText(Diagnostics unsaid) {
    this.unsaid = unsaid;
  }

  /** All statements, in the order in which they were asked for. */
  String statements() {
    StringBuilder out = new StringBuilder();
    names.forEach((driver, name) ->
        out.append("destination ").append(name).append(" { ").append(driver).append("; };\n"));
    return out.toString();
  }

  /** The name of the statement for a destination; nothing if it cannot be said, or discards. */
  Optional<String> name(Use use) {
    Optional<String> driver = drivers.get(use);
    if (driver == null) {
      driver = driver(new PrintedUse(use, unsaid));
      drivers.put(use, driver);
    }
    return driver.map(
        text -> names.computeIfAbsent(text, t -> unique(new PrintedUse(use, unsaid))));
  }

  private String unique(PrintedUse use) {
    String label =
        switch (use.use().name()) {
          case "udp", "tcp" -> use.text("host");
          case "users" -> "users_" + use.text("names");
          default -> use.text("path").replaceFirst("^/(var/log|dev)/", "");
        };
    String plain = label.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String name = "d_" + (plain.isEmpty() ? "all" : plain);
    String free = name;
    for (int n = 2; !taken.add(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  private Optional<String> driver(PrintedUse use) {
    for (Map.Entry<String, String> text : QUOTED.entrySet()) {
      if (!QuotedText.canHold(use.text(text.getKey()))) {
        use.refuse(text.getValue() + " with a NUL", "left out");
        return Optional.empty();
      }
    }
    Optional<String> said =
        switch (use.use().name()) {
          case "file" -> Optional.of(file(use));
          case "terminal" -> Optional.of(call("file", quoted(use.text("path")), writer(use)));
          case "pipe" -> Optional.of(call("pipe", quoted(use.text("path")), writer(use)));
          case "udp", "tcp" -> Optional.of(network(use));
          case "users" -> users(use);
          case "discard", "stdout" -> Optional.empty();
          default -> {
            use.refuse("a destination of the kind " + use.use().name(), "left out");
            yield Optional.empty();
          }
        };
    if (said.isPresent()) {
      use.refuseOthers(KNOWN, "framing");
    }
    return said;
  }

  private static String quoted(String text) {
    return "\"" + QuotedText.escape(text) + "\"";
  }

  private static String call(String driver, String first, List<String> options) {
    return driver + "(" + first + (options.isEmpty() ? "" : " " + String.join(" ", options)) + ")";
  }

  private String file(PrintedUse use) {
    List<String> options = writer(use);
    if (use.has("sync", true)) {
      options.add("fsync(yes)");
    }
    // A umask has no counterpart: what the usual one leaves is said.
    if (use.value("mode").orElse("") instanceof Long mode) {
      long shown = use.has("umask", true) ? mode & ~USUAL_UMASK : mode;
      options.add("perm(0" + Long.toOctalString(shown) + ")");
    }
    if (use.has("create-last-directory", true)) {
      options.add("create-dirs(yes)");
      use.value("directory-mode")
          .ifPresent(mode -> options.add("dir-perm(0" + Long.toOctalString((Long) mode) + ")"));
    }
    if (use.value("rotate-size").isPresent()) {
      use.refuse("rotation", "not rotated: leave that to logrotate");
    }
    String path = use.text("path");
    return call("file", "\"" + TemplateText.literal(path) + "\"", options);
  }

  private List<String> writer(PrintedUse use) {
    List<String> options = new ArrayList<>();
    Optional<TemplateText> template =
        use.value("template")
            .filter(Template.class::isInstance)
            .flatMap(t -> TemplateText.of((Template) t));
    if (template.isPresent()) {
      options.add("template(\"" + template.get().text() + "\")");
      if (use.has("sequence", "none") && template.get().text().contains("SDATA")) {
        use.refuse(
            "structured data without a sequence number",
            "local records show theirs: [meta sequenceId=\"...\"]");
      }
      if (template.get().digits() > 0) {
        options.add("frac-digits(" + template.get().digits() + ")");
      }
    } else {
      use.refuse("the form of these lines", "written in the language's own form");
    }
    if (use.has("mark-mode", "idle-here")
        && use.value("mark-interval").orElse("") instanceof Duration every) {
      options.add("mark-mode(\"dst-idle\") mark-freq(" + every.toSeconds() + ")");
    }
    return options;
  }

  private String network(PrintedUse use) {
    List<String> options = new ArrayList<>();
    String port = use.text("port");
    options.add("port(" + (port.isEmpty() ? "514" : port) + ")");
    options.add("transport(\"" + use.use().name() + "\")");
    use.value("ip-version").ifPresent(version -> options.add("ip-protocol(" + version + ")"));
    use.value("interface").ifPresent(name -> options.add("interface(" + quoted("" + name) + ")"));
    use.value("ttl").ifPresent(hops -> options.add("ip-ttl(" + hops + ")"));
    use.value("max-size")
        .filter(size -> size instanceof Long bytes && bytes < LONGEST_DATAGRAM)
        .ifPresent(size -> options.add("truncate-size(" + size + ")"));
    options.addAll(writer(use));
    return call("network", quoted(use.text("host")), options);
  }

  private Optional<String> users(PrintedUse use) {
    List<?> names =
        use.value("names").orElse(List.of("*")) instanceof List<?> list ? list : List.of("*");
    use.refuse("the form of these lines", "usertty() has a form of its own");
    return Optional.of(
        String.join(
            "; ",
            names.stream().map(name -> "usertty(" + quoted(String.valueOf(name)) + ")").toList()));
  }
}

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
import org.logkeep.dialect.Flattener;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Says destinations as drivers; equal ones become one statement. */
final class OutputText {
  /** Options that are said, or that say what the language does anyway. */
  private static final Set<String> KNOWN =
      Set.of(
          "sequence",
          "template",
          "path",
          "mode",
          "umask",
          "sync",
          "create-directories",
          "create-last-directory",
          "directory-mode",
          "open",
          "reopen",
          "mark-mode",
          "mark-interval",
          "mark-looks",
          "mark-program",
          "when-full",
          "hold-while-slow",
          "create",
          "names",
          "wall",
          "host",
          "port",
          "ip-version",
          "max-size",
          "interface",
          "framing",
          "line-end",
          "buffering",
          // Said once for a whole file, see below.
          "repeats",
          // Rotation is one thing, said with its size.
          "rotate-size",
          "rotate-style",
          "rotate-count",
          "rotate-age",
          "rotate-overhead",
          "rotate-compress",
          "rotate-compress-delay",
          "rotate-hooks",
          "rotate-hook-stamp",
          "rotate-hook-arguments");

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
      driver = driver(use);
      drivers.put(use, driver);
    }
    return driver.map(text -> names.computeIfAbsent(text, t -> unique(use)));
  }

  private String unique(Use use) {
    String label =
        switch (use.name()) {
          case "udp", "tcp" -> text(use, "host");
          case "users" -> "users_" + text(use, "names");
          default -> text(use, "path").replaceFirst("^/(var/log|dev)/", "");
        };
    String plain = label.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String name = "d_" + (plain.isEmpty() ? "all" : plain);
    String free = name;
    for (int n = 2; !taken.add(free); n++) {
      free = name + "_" + n;
    }
    return free;
  }

  private void refuse(Use use, String what, String label) {
    unsaid.warning(Flattener.UNSAID, use.span(), "cannot be said: " + what, label);
  }

  private static Optional<Object> value(Use use, String option) {
    return Optional.ofNullable(use.options().all().get(option)).map(Options.Given::value);
  }

  private static String text(Use use, String option) {
    Object value = value(use, option).orElse("");
    return value instanceof Template template
        ? template.constant().orElse("")
        : String.valueOf(value);
  }

  private Optional<String> driver(Use use) {
    for (Map.Entry<String, String> text : QUOTED.entrySet()) {
      if (!QuotedText.canHold(text(use, text.getKey()))) {
        refuse(use, text.getValue() + " with a NUL", "left out");
        return Optional.empty();
      }
    }
    Optional<String> said =
        switch (use.name()) {
          case "file" -> Optional.of(file(use));
          case "terminal" -> Optional.of(call("file", quoted(text(use, "path")), writer(use)));
          case "pipe" -> Optional.of(call("pipe", quoted(text(use, "path")), writer(use)));
          case "udp", "tcp" -> Optional.of(network(use));
          case "users" -> users(use);
          case "discard", "stdout" -> Optional.empty();
          default -> {
            refuse(use, "a destination of the kind " + use.name(), "left out");
            yield Optional.empty();
          }
        };
    if (said.isPresent()) {
      otherOptions(use);
    }
    return said;
  }

  private static String quoted(String text) {
    return "\"" + QuotedText.escape(text) + "\"";
  }

  private static String call(String driver, String first, List<String> options) {
    return driver + "(" + first + (options.isEmpty() ? "" : " " + String.join(" ", options)) + ")";
  }

  private String file(Use use) {
    List<String> options = writer(use);
    if (value(use, "sync").filter(Boolean.TRUE::equals).isPresent()) {
      options.add("fsync(yes)");
    }
    // What the daemon's umask narrows has no counterpart; the language's own default is narrow.
    boolean masked = value(use, "umask").filter(Boolean.TRUE::equals).isPresent();
    if (!masked && value(use, "mode").orElse("") instanceof Long mode) {
      options.add("perm(0" + Long.toOctalString(mode) + ")");
    }
    if (value(use, "create-last-directory").filter(Boolean.TRUE::equals).isPresent()) {
      options.add("create-dirs(yes)");
      value(use, "directory-mode")
          .ifPresent(mode -> options.add("dir-perm(0" + Long.toOctalString((Long) mode) + ")"));
    }
    if (value(use, "rotate-size").isPresent()) {
      refuse(use, "rotation", "not rotated: leave that to logrotate");
    }
    String path = text(use, "path");
    return call("file", "\"" + TemplateText.literal(path) + "\"", options);
  }

  private List<String> writer(Use use) {
    List<String> options = new ArrayList<>();
    Optional<TemplateText> template =
        value(use, "template")
            .filter(Template.class::isInstance)
            .flatMap(t -> TemplateText.of((Template) t));
    if (template.isPresent()) {
      options.add("template(\"" + template.get().text() + "\")");
      if (value(use, "sequence").filter("none"::equals).isPresent()
          && template.get().text().contains("SDATA")) {
        refuse(
            use,
            "structured data without a sequence number",
            "local records show theirs: [meta sequenceId=\"...\"]");
      }
      if (template.get().digits() > 0) {
        options.add("frac-digits(" + template.get().digits() + ")");
      }
    } else {
      refuse(use, "the form of these lines", "written in the language's own form");
    }
    if (value(use, "mark-mode").filter("idle-here"::equals).isPresent()
        && value(use, "mark-interval").orElse("") instanceof Duration every) {
      options.add("mark-mode(\"dst-idle\") mark-freq(" + every.toSeconds() + ")");
    }
    return options;
  }

  private String network(Use use) {
    List<String> options = new ArrayList<>();
    String port = text(use, "port");
    options.add("port(" + (port.isEmpty() ? "514" : port) + ")");
    options.add("transport(\"" + use.name() + "\")");
    value(use, "ip-version").ifPresent(version -> options.add("ip-protocol(" + version + ")"));
    value(use, "interface").ifPresent(name -> options.add("interface(" + quoted("" + name) + ")"));
    value(use, "ttl").ifPresent(hops -> options.add("ip-ttl(" + hops + ")"));
    value(use, "max-size")
        .filter(size -> size instanceof Long bytes && bytes < LONGEST_DATAGRAM)
        .ifPresent(size -> options.add("truncate-size(" + size + ")"));
    options.addAll(writer(use));
    return call("network", quoted(text(use, "host")), options);
  }

  private static final long LONGEST_DATAGRAM = 65_507;

  private Optional<String> users(Use use) {
    List<?> names =
        value(use, "names").orElse(List.of("*")) instanceof List<?> list ? list : List.of("*");
    refuse(use, "the form of these lines", "usertty() has a form of its own");
    return Optional.of(
        String.join(
            "; ",
            names.stream().map(name -> "usertty(" + quoted(String.valueOf(name)) + ")").toList()));
  }

  private void otherOptions(Use use) {
    use.options()
        .all()
        .forEach((name, given) -> {
          if (!KNOWN.contains(name) && !(name.equals("ttl") && !use.name().equals("file"))) {
            unsaid.warning(
                Flattener.UNSAID,
                given.span(),
                "cannot be said: the option " + name + " of " + use.name(),
                "left out");
          }
        });
  }
}

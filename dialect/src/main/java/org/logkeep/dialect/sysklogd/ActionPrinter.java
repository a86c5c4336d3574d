package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.LineForms;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** Says a destination as an action with its options. */
final class ActionPrinter {
  /** Options that are said elsewhere, or that have only one value here. */
  private static final Set<String> KNOWN =
      Set.of(
          "sequence",
          "template",
          "path",
          "sync",
          "mode",
          "umask",
          // A file that exists keeps its mode; the printer's hint about modes tells.
          "dress-existing",
          "create-directories",
          "open",
          "reopen",
          "repeats",
          "mark-mode",
          "mark-interval",
          "mark-program",
          "mark-looks",
          "rotate-style",
          "rotate-size",
          "rotate-count",
          "rotate-compress",
          "rotate-hooks",
          "rotate-hook-stamp",
          "create",
          "when-full",
          "hold-while-slow",
          "names",
          "wall",
          "host",
          "port",
          "max-size",
          "interface",
          "ttl",
          "line-end",
          // How it is tried again, closed when idle, and who else may use it: the daemon decides.
          "reopen-after",
          "reap-after",
          "ip-version");

  private static final long USUAL_DATAGRAM = 1024;

  private final Use use;
  private final Diagnostics unsaid;

  private ActionPrinter(Use use, Diagnostics unsaid) {
    this.use = use;
    this.unsaid = unsaid;
  }

  static Optional<String> print(Use use, Set<String> settings, Diagnostics unsaid) {
    ActionPrinter printer = new ActionPrinter(use, unsaid);
    Optional<String> action = printer.action(settings);
    if (action.isPresent()) {
      printer.otherOptions();
    }
    return action;
  }

  private Optional<String> action(Set<String> settings) {
    return switch (use.name()) {
      case "file" -> file(settings);
      case "terminal" ->
          Optional.of(text("path") + options(format(Formats.TERMINAL, Formats.TERMINAL_RFC5424)));
      case "pipe" ->
          Optional.of("|" + text("path") + options(format(Formats.FILE, Formats.FILE_RFC5424)));
      case "udp" -> Optional.of(forward(settings));
      case "users" -> {
        boolean own =
            value("template")
                .filter(t -> t.equals(Formats.USERS) || t.equals(Formats.WALL))
                .isPresent();
        if (!own) {
          unsaid.hint(
              Flattener.UNSAID,
              use.span(),
              "lines for users have a form of their own here",
              "stamp, host, tag and text");
        }
        yield Optional.of(users());
      }
      case "discard" -> Optional.empty();
      default -> {
        refuse("a destination of the kind " + use.name(), "left out");
        yield Optional.empty();
      }
    };
  }

  private void refuse(String what, String label) {
    unsaid.warning(Flattener.UNSAID, use.span(), "cannot be said: " + what, label);
  }

  private Optional<Object> value(String option) {
    return Optional.ofNullable(use.options().all().get(option)).map(Options.Given::value);
  }

  private String text(String option) {
    Object value = value(option).orElse("");
    return value instanceof Template template
        ? template.constant().orElse("")
        : String.valueOf(value);
  }

  private Optional<String> file(Set<String> settings) {
    String path = text("path");
    if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ')) {
      refuse("a file whose name is not fixed or holds a blank", "left out");
      return Optional.empty();
    }
    List<String> options = new ArrayList<>(format(Formats.FILE, Formats.FILE_RFC5424));
    if (value("rotate-size").isPresent()) {
      if ("dated".equals(text("rotate-style"))) {
        refuse("rotated files with dates as names", "not rotated");
      } else {
        options.add("rotate=" + text("rotate-size") + ":" + text("rotate-count"));
      }
    }
    if (value("rotate-hooks").orElse(List.of()) instanceof List<?> hooks) {
      hooks.forEach(hook -> settings.add("notify " + hook));
    }
    String dash = value("sync").filter(Boolean.TRUE::equals).isPresent() ? "" : "-";
    return Optional.of(dash + path + options(options));
  }

  private List<String> format(Template classic, Template modern) {
    Template template =
        value("template")
            .filter(Template.class::isInstance)
            .map(Template.class::cast)
            .orElse(classic);
    if (LineForms.same(template, modern)) {
      return List.of("RFC5424");
    }
    if (!LineForms.same(template, classic)) {
      refuse("the form of these lines", "written in the classic form");
    }
    return List.of();
  }

  private static String options(List<String> options) {
    return options.isEmpty() ? "" : "\t;" + String.join(",", options);
  }

  private String forward(Set<String> settings) {
    List<String> options = new ArrayList<>();
    Template template =
        value("template")
            .filter(Template.class::isInstance)
            .map(Template.class::cast)
            .orElse(Formats.BSD);
    if (isForm(template, Formats.RFC3164)) {
      options.add("RFC3164");
    } else if (isForm(template, Formats.RFC5424)) {
      options.add("RFC5424");
    } else if (!isForm(template, Formats.BSD)) {
      options.add("RFC3164");
      refuse("the form of these lines", "sent in the form of RFC 3164");
    }
    value("interface").ifPresent(name -> options.add("iface=" + name));
    value("ttl").ifPresent(hops -> options.add("ttl=" + hops));
    value("max-size")
        .filter(size -> !size.equals(USUAL_DATAGRAM))
        .ifPresent(size -> settings.add("udp_size " + size));
    String host = text("host");
    String shown = host.contains(":") ? "[" + host + "]" : host;
    String port = text("port");
    String target = port.isEmpty() || port.equals("514") ? shown : shown + ":" + port;
    return "@" + target + options(options);
  }

  /** A line end behind a datagram says nothing: receivers drop it. */
  private static boolean isForm(Template template, Template form) {
    return LineForms.same(template, form) || LineForms.same(template, Formats.withLineEnd(form));
  }

  private String users() {
    return value("names").orElse(List.of("*")) instanceof List<?> names
        ? String.join(",", names.stream().map(String::valueOf).toList())
        : "*";
  }

  private void otherOptions() {
    use.options()
        .all()
        .forEach((name, given) -> {
          if (!KNOWN.contains(name)) {
            unsaid.warning(
                Flattener.UNSAID,
                given.span(),
                "cannot be said: the option " + name + " of " + use.name(),
                "left out");
          }
        });
  }
}

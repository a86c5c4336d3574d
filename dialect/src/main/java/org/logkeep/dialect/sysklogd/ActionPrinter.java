package org.logkeep.dialect.sysklogd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.LineForms;
import org.logkeep.dialect.OptionFamily;
import org.logkeep.dialect.PrintedUse;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/** Says a destination as an action with its options. */
final class ActionPrinter {
  /**
   * What is said, or has only one value here. No daemon of this kind gathers lines, and a file that
   * exists keeps its mode; the printer's hint about modes tells.
   */
  private static final List<OptionFamily> KNOWN =
      List.of(
          OptionFamily.LINES,
          OptionFamily.FILE,
          OptionFamily.UPKEEP,
          OptionFamily.ROTATION,
          OptionFamily.RECEIVER,
          OptionFamily.WAY,
          OptionFamily.USERS,
          OptionFamily.PIPE);

  private static final long USUAL_DATAGRAM = 1024;

  private final PrintedUse printed;

  private ActionPrinter(PrintedUse printed) {
    this.printed = printed;
  }

  static Optional<String> print(Use use, Set<String> settings, Diagnostics unsaid) {
    PrintedUse printed = new PrintedUse(use, unsaid);
    ActionPrinter printer = new ActionPrinter(printed);
    Optional<String> action = printer.action(settings);
    if (action.isPresent()) {
      printed.refuseOthers(KNOWN);
    }
    return action;
  }

  private Optional<String> action(Set<String> settings) {
    return switch (printed.use().name()) {
      case "file" -> file(settings);
      case "terminal" ->
          word("path", "a terminal")
              .map(path -> path + options(format(Formats.TERMINAL, Formats.TERMINAL_RFC5424)));
      case "pipe" ->
          word("path", "a pipe")
              .map(path -> "|" + path + options(format(Formats.FILE, Formats.FILE_RFC5424)));
      case "udp" -> word("host", "a host").map(host -> forward(host, settings));
      case "users" -> {
        boolean own =
            printed
                .value("template")
                .filter(t -> t.equals(Formats.USERS) || t.equals(Formats.WALL))
                .isPresent();
        if (!own) {
          printed
              .unsaid()
              .hint(
                  Flattener.UNSAID,
                  printed.use().span(),
                  "lines for users have a form of their own here",
                  "stamp, host, tag and text");
        }
        yield users();
      }
      case "discard" -> Optional.empty();
      default -> {
        printed.refuse("a destination of the kind " + printed.use().name(), "left out");
        yield Optional.empty();
      }
    };
  }

  /** The value of an option as a word of a rule; what would end it, or mean options, cannot be. */
  private Optional<String> word(String option, String what) {
    String word = printed.text(option);
    boolean rooted = !option.equals("path") || word.startsWith("/");
    if (!rooted || !isWord(word)) {
      printed.refuse(what + " whose name is not fixed or holds a blank or a semicolon", "left out");
      return Optional.empty();
    }
    return Optional.of(word);
  }

  private static boolean isWord(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != ';' && c != '\\');
  }

  /** Whether options that are part of a file's name say nothing else than those behind it. */
  private static boolean agrees(String path, List<String> options) {
    int semicolon = path.indexOf(';');
    return semicolon < 0
        || Stream.of(path.substring(semicolon + 1).toUpperCase(Locale.ROOT).split("[,;]"))
            .allMatch(glued ->
                glued.startsWith("ROTATE=")
                    ? options.stream().anyMatch(option -> option.startsWith("rotate="))
                    : !glued.equals("RFC5424") || options.contains(glued));
  }

  private Optional<String> file(Set<String> settings) {
    String path = printed.text("path");
    boolean word = path.startsWith("/") && isWord(path.replace(";", ""));
    if (!word) {
      printed.refuse("a file whose name is not fixed or holds a blank", "left out");
      return Optional.empty();
    }
    List<String> options = new ArrayList<>(format(Formats.FILE, Formats.FILE_RFC5424));
    if (printed.value("rotate-size").isPresent()) {
      if ("dated".equals(printed.text("rotate-style"))) {
        printed.refuse("rotated files with dates as names", "not rotated");
      } else {
        options.add("rotate=" + printed.text("rotate-size") + ":" + printed.text("rotate-count"));
      }
    }
    if (printed.value("rotate-hooks").orElse(List.of()) instanceof List<?> hooks) {
      hooks.forEach(hook -> settings.add("notify " + hook));
    }
    String dash = printed.has("sync", true) ? "" : "-";
    if (!agrees(path, options)) {
      printed.refuse("a file whose name ends in an option", "left out");
      return Optional.empty();
    }
    return Optional.of(dash + path + options(options));
  }

  private List<String> format(Template classic, Template modern) {
    Template template =
        printed
            .value("template")
            .filter(Template.class::isInstance)
            .map(Template.class::cast)
            .orElse(classic);
    if (LineForms.same(template, modern)) {
      return List.of("RFC5424");
    }
    if (!LineForms.same(template, classic)) {
      printed.refuse("the form of these lines", "written in the classic form");
    }
    return List.of();
  }

  private static String options(List<String> options) {
    return options.isEmpty() ? "" : "\t;" + String.join(",", options);
  }

  private String forward(String host, Set<String> settings) {
    List<String> options = new ArrayList<>();
    Template template =
        printed
            .value("template")
            .filter(Template.class::isInstance)
            .map(Template.class::cast)
            .orElse(Formats.BSD);
    if (isForm(template, Formats.RFC3164)) {
      options.add("RFC3164");
    } else if (isForm(template, Formats.RFC5424)) {
      options.add("RFC5424");
    } else if (!isForm(template, Formats.BSD)) {
      options.add("RFC3164");
      printed.refuse("the form of these lines", "sent in the form of RFC 3164");
    }
    if (printed.value("interface").isPresent()) {
      boolean sayable =
          isWord(printed.text("interface")) && !printed.text("interface").contains(",");
      if (sayable) {
        options.add("iface=" + printed.text("interface"));
      } else {
        printed.refuse("the name of this interface", "sent through any");
      }
    }
    printed.value("ttl").ifPresent(hops -> options.add("ttl=" + hops));
    printed
        .value("max-size")
        .filter(size -> !size.equals(USUAL_DATAGRAM))
        .ifPresent(size -> settings.add("udp_size " + size));
    String shown = host.contains(":") ? "[" + host + "]" : host;
    String port = printed.text("port");
    String target = port.isEmpty() || port.equals("514") ? shown : shown + ":" + port;
    return "@" + target + options(options);
  }

  /** A line end behind a datagram says nothing: receivers drop it. */
  private static boolean isForm(Template template, Template form) {
    return LineForms.same(template, form) || LineForms.same(template, Formats.withLineEnd(form));
  }

  private Optional<String> users() {
    List<String> names =
        printed.value("names").orElse(List.of("*")) instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of("*");
    // Some first letters mean another kind of action.
    boolean sayable =
        names.stream().allMatch(name -> isWord(name) && !name.contains(","))
            && "-/|@".indexOf(names.getFirst().charAt(0)) < 0
            && (names.equals(List.of("*")) || !names.contains("*"));
    if (!sayable) {
      printed.refuse("the names of these users", "left out");
    }
    return sayable ? Optional.of(String.join(",", names)) : Optional.empty();
  }
}

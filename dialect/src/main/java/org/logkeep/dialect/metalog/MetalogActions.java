package org.logkeep.dialect.metalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.logkeep.dialect.OptionFamily;
import org.logkeep.dialect.PrintedUse;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.template.Template;

/** Says destinations as the lines of a section. */
final class MetalogActions {
  private static final String CURRENT = "/current";

  /** How a file is opened, closed and tried again: the daemon decides. */
  private static final List<OptionFamily> FILE_OPTIONS =
      List.of(
          OptionFamily.LINES,
          OptionFamily.FILE,
          OptionFamily.UPKEEP,
          OptionFamily.ROTATION,
          OptionFamily.LIMIT);

  private final Diagnostics unsaid;
  private final Receivers receivers = new Receivers();

  MetalogActions(Diagnostics unsaid) {
    this.unsaid = unsaid;
  }

  /** The lines before all sections. */
  String receivers() {
    return receivers.lines();
  }

  /** The lines of a section; a second file in it cannot be said. */
  List<String> say(List<Use> destinations) {
    List<String> lines = new ArrayList<>();
    boolean directory = false;
    for (Use destination : destinations) {
      PrintedUse use = new PrintedUse(destination, unsaid);
      switch (destination.name()) {
        case "file" -> {
          if (directory) {
            use.refuse("two files in one section", "left out");
          } else {
            directory = true;
            lines.addAll(file(use));
          }
        }
        case "discard" -> {
          directory = true;
          lines.add("logdir = \"NONE\"");
        }
        case "exec" -> {
          if (isValue(use.text("program"))) {
            lines.add("command = \"" + use.text("program") + "\"");
          } else {
            use.refuse("a command whose name holds a quote", "left out");
          }
        }
        case "udp" -> {
          if (isValue(use.text("host"))) {
            lines.add("remote_log" + receivers.say(use) + " = 1");
          } else {
            use.refuse("a host whose name holds a quote", "left out");
          }
        }
        case "stdout" -> {
          // metalog prints there what it files, while it is in the foreground.
          if (!directory) {
            use.refuse("a destination of the kind " + destination.name(), "left out");
          }
        }
        default -> use.refuse("a destination of the kind " + destination.name(), "left out");
      }
    }
    Optional<String> stamp = commandStamp(destinations, directory);
    boolean sends = lines.stream().anyMatch(line -> line.startsWith("remote_log"));
    if ((sends || stamp.isPresent()) && !directory) {
      lines.addFirst("logdir = \"NONE\"");
    }
    boolean said = lines.stream().anyMatch(line -> line.startsWith("stamp_fmt"));
    stamp
        .filter(form -> !said && !form.equals(FileStyle.DEFAULT.line().stamp()))
        .ifPresent(form -> lines.add("stamp_fmt = \"" + form + "\""));
    return lines;
  }

  /**
   * The stamp that a command gets; it gets one only in a section with a directory, where an empty
   * one must be said too: the lines of the file need not show any.
   */
  private static Optional<String> commandStamp(List<Use> destinations, boolean directory) {
    return destinations.stream()
        .filter(use -> use.name().equals("exec"))
        .map(use -> use.options().value("arguments").orElse(List.of()))
        .filter(arguments -> arguments instanceof List<?> list && !list.isEmpty())
        .flatMap(arguments -> {
          Object first = ((List<?>) arguments).getFirst();
          boolean empty = first instanceof Template template && template.parts().isEmpty();
          return directory && empty ? Stream.of("") : stamp(first).stream();
        })
        .findFirst();
  }

  private List<String> file(PrintedUse use) {
    List<String> lines = new ArrayList<>();
    String path = use.text("path");
    if (!isValue(path)) {
      use.refuse("a file whose name is not fixed", "left out");
      return lines;
    }
    boolean own = path.endsWith(CURRENT);
    String directory = own ? path.substring(0, path.length() - CURRENT.length()) : path;
    if (!own) {
      use.refuse("the name of a file", "lines go to " + directory + CURRENT);
    }
    lines.add("logdir = \"" + directory + "\"");
    form(use)
        .ifPresentOrElse(
            lines::addAll,
            () -> use.refuse("the form of these lines", "written with stamp and program"));
    hookStamp(use, lines);
    if (use.value("repeats").isEmpty()) {
      lines.add("showrepeats = 1");
    }
    rotation(use, lines);
    use.value("directory-mode")
        .filter(mode -> !mode.equals(FileStyle.DEFAULT.writing().perms()))
        .ifPresent(mode -> lines.add("perms = 0" + Long.toOctalString((Long) mode)));
    String buffering = use.text("buffering");
    if (buffering.equals("none") || buffering.equals("full")) {
      lines.add("flush = " + (buffering.equals("none") ? 1 : 0));
    }
    rate(use, lines);
    if (use.has("sync", true)) {
      use.refuse("that each line is synced to disk", "left out");
    }
    if (use.has("mark-mode", "idle-here")) {
      use.refuse("marks", "left out");
    }
    use.refuseOthers(FILE_OPTIONS);
    return lines;
  }

  /** Whether a text can stand between quotes. */
  private static boolean isValue(String text) {
    return !text.isEmpty()
        && text.equals(text.strip())
        && text.chars().allMatch(c -> c >= ' ' && c != '"');
  }

  /** The program that is run after a rotation gets a stamp even if the lines show none. */
  private static void hookStamp(PrintedUse use, List<String> lines) {
    if (use.value("rotate-hook-stamp").orElse("") instanceof Template given
        && lines.stream().noneMatch(line -> line.startsWith("stamp_fmt"))) {
      String form =
          given.parts().isEmpty() ? "" : stamp(given).orElse(FileStyle.DEFAULT.line().stamp());
      if (!form.equals(FileStyle.DEFAULT.line().stamp())) {
        lines.add("stamp_fmt = \"" + form + "\"");
      }
    }
  }

  private void rotation(PrintedUse use, List<String> lines) {
    if (use.value("rotate-size").isEmpty()) {
      lines.add("maxsize = 0");
      return;
    }
    if (!use.text("rotate-style").equals("dated")) {
      use.refuse("rotated files with numbers as names", "dates take their place");
    }
    lines.add("maxsize = " + use.text("rotate-size"));
    use.value("rotate-age")
        .ifPresent(age -> lines.add("maxtime = " + ((Duration) age).toSeconds()));
    lines.add("maxfiles = " + use.text("rotate-count"));
    if (use.has("rotate-compress", true)) {
      lines.add("compress = 1");
      use.value("rotate-compress-delay")
          .filter(delay -> !delay.equals(0L))
          .ifPresent(delay -> lines.add("compress_delay = " + delay));
    }
    if (use.value("rotate-hooks").orElse(List.of()) instanceof List<?> hooks && !hooks.isEmpty()) {
      lines.add("postrotate_cmd = \"" + hooks.getFirst() + "\"");
    }
  }

  private void rate(PrintedUse use, List<String> lines) {
    if (!(use.value("limit-every").orElse("") instanceof Duration every)) {
      return;
    }
    for (String unit : List.of("s", "m", "h", "d")) {
      double seconds =
          FileStyle.RateLimit.parse("1/" + unit).map(FileStyle.RateLimit::seconds).orElse(1L);
      String count =
          BigDecimal.valueOf(seconds * 1e9 / Math.max(1, every.toNanos()))
              .stripTrailingZeros()
              .toPlainString();
      String rate = count + "/" + unit;
      boolean exact =
          FileStyle.RateLimit.parse(rate)
              .filter(r -> (long) (r.seconds() * 1e9 / r.count()) == every.toNanos())
              .isPresent();
      if (exact) {
        lines.add("ratelimit = \"" + rate + "\"");
        use.value("limit-burst").ifPresent(n -> lines.add("ratelimit_burst = " + n));
        return;
      }
    }
    use.refuse("this rate", "not limited");
  }

  /** The lines that make a template: a form, perhaps a stamp. */
  private static Optional<List<String>> form(PrintedUse use) {
    Object template = use.value("template").orElse("");
    for (LineFormat format : LineFormat.values()) {
      for (boolean severity : new boolean[] {false, true}) {
        FileStyle style =
            FileStyle.DEFAULT
                .with("log_format", format.label())
                .with("log_severity", severity ? "1" : "0");
        Optional<String> stamp = stamp(template);
        if (format == LineFormat.LEGACY_TIMESTAMP) {
          style = style.with("stamp_fmt", stamp.orElse(""));
        }
        if (MetalogFormats.file(style).equals(template)) {
          List<String> lines = new ArrayList<>();
          if (format != LineFormat.LEGACY_TIMESTAMP) {
            lines.add("log_format = " + format.label());
          }
          if (severity) {
            lines.add("log_severity = 1");
          }
          if (!style.line().stamp().equals(FileStyle.DEFAULT.line().stamp())) {
            lines.add("stamp_fmt = \"" + style.line().stamp() + "\"");
          }
          return Optional.of(lines);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> stamp(Object template) {
    if (template instanceof Template plain
        && !plain.parts().isEmpty()
        && plain.parts().getFirst() instanceof Template.Call call
        && call.name().equals("strftime")
        && call.arguments().size() == 1) {
      return call.arguments().getFirst().constant();
    }
    return Optional.empty();
  }
}

package org.logkeep.dialect.metalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** Says what is legal in {@code metalog.conf} but hardly meant, and looks into the commands. */
final class MetalogLint {
  private final MetalogConf conf;
  private final ConfigReader reader;
  private final Diagnostics diagnostics;

  MetalogLint(MetalogConf conf, ConfigReader reader, Diagnostics diagnostics) {
    this.conf = conf;
    this.reader = reader;
    this.diagnostics = diagnostics;
  }

  void run() {
    defaults();
    Map<String, Section.Given<String>> commands = new LinkedHashMap<>();
    conf.defaults().command.ifPresent(given -> commands.put(given.value(), given));
    for (Section section : conf.sections()) {
      section(section);
      section.command.ifPresent(given -> commands.putIfAbsent(given.value(), given));
    }
    commands.values().forEach(this::command);
    shadowed();
    styles();
  }

  private void defaults() {
    Section defaults = conf.defaults();
    defaults.command.ifPresent(given ->
        diagnostics.add(
            Diagnostic.warning(
                    "LK0850",
                    given.span(),
                    "a command before the first section is the default of all sections",
                    "runs for every message that a section takes")
                .withHelp("move it behind the title of the section that it belongs to")));
    if (conf.sections().isEmpty()) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0851", defaults.span, "there is no section: nothing is ever written", "")
              .withHelp("a line that ends in a colon opens a section"));
    }
  }

  private void section(Section section) {
    if (!section.acts()) {
      Diagnostic warning =
          Diagnostic.warning(
              "LK0852",
              section.span,
              "this section does nothing",
              "has neither a logdir nor a command");
      diagnostics.add(
          section.breaks
              ? warning.withHelp("break only counts in a section that acts: add logdir = \"NONE\"")
              : warning);
    }
    if (section.maximum.isPresent() && section.minimum >= section.maximum.get() - 1) {
      diagnostics.add(
          Diagnostic.warning("LK0853", section.span, "maximum does nothing in this section", "")
              .withHelp("only levels greater than minimum and less than maximum are refused"));
    }
    if (MetalogBinder.priorities(section).equals(PrioritySet.NONE)) {
      diagnostics.error(
          "LK0854", section.span, "this section can never match", "its levels exclude each other");
    }
    section.directory().ifPresent(this::directory);
  }

  private void directory(Section.Given<String> given) {
    String path = given.value();
    if (!path.startsWith("/")) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.LOGDIR_RELATIVE.code(),
                  given.span(),
                  "this logdir does not begin with a slash",
                  "taken from the directory that the daemon is started in")
              .withHelp("write the whole path"));
      return;
    }
    ConfigReader.Kind kind = reader.kind(path);
    if (kind == ConfigReader.Kind.FILE || kind == ConfigReader.Kind.PROGRAM) {
      diagnostics.add(
          Diagnostic.error("LK0855", given.span(), "this is a file, and a directory is wanted", "")
              .withHelp("metalog would delete it; here it is kept, and nothing is written"));
      return;
    }
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    int slash = plain.lastIndexOf('/');
    if (slash > 0 && reader.kind(plain.substring(0, slash)) == ConfigReader.Kind.MISSING) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0856",
                  given.span(),
                  "only the last directory is made, and the one above it is missing",
                  "nothing is written")
              .withHelp("mkdir -p " + plain.substring(0, slash)));
    }
  }

  private void command(Section.Given<String> given) {
    String path = given.value();
    Span span = given.span();
    if (path.endsWith("/") || reader.kind(path) == ConfigReader.Kind.DIRECTORY) {
      diagnostics.add(
          Diagnostic.error(
                  "LK0857",
                  span,
                  "the command is a directory",
                  "fails at every match with code 127")
              .withHelp("write the whole path of the program"));
      return;
    }
    if (path.indexOf(' ') >= 0) {
      diagnostics.add(
          Diagnostic.error(
                  "LK0858",
                  span,
                  "a command takes no arguments of its own: the whole text is its path",
                  "never runs")
              .withHelp("put the arguments into a script"));
      return;
    }
    diagnostics.add(
        Diagnostic.hint(
                "LK0859",
                span,
                "whoever can write a log line chooses $2 and $3 of this command, and when it runs",
                "")
            .withHelp("quote the arguments in the script, and limit the rate"));
    if (reader.kind(path) == ConfigReader.Kind.FILE) {
      diagnostics.add(
          Diagnostic.error("LK0860", span, "the command may not be executed", "never runs")
              .withHelp("chmod +x " + path));
    }
    Optional<SourceText> script = reader.read(path);
    script.ifPresent(text -> ScriptLint.check(text, Optional.of(span), diagnostics));
  }

  /** A section that breaks off the walk and takes all, with sections behind it. */
  private void shadowed() {
    Optional<Section> all = Optional.empty();
    for (Section section : conf.sections()) {
      if (all.isPresent()) {
        diagnostics.add(
            Diagnostic.warning("LK0861", section.span, "no message ever comes to this section", "")
                .withLabel(all.get().span, "takes all messages and breaks off"));
        continue;
      }
      boolean takesAll =
          section.breaks
              && section.acts()
              && section.socket.isEmpty()
              && section.program.isEmpty()
              && section.programRegexes.isEmpty()
              && section.programNegRegexes.isEmpty()
              && section.regexes.isEmpty()
              && section.negRegexes.isEmpty()
              && MetalogBinder.priorities(section).equals(PrioritySet.ALL);
      if (takesAll) {
        all = Optional.of(section);
      }
    }
  }

  /** Sections that share a directory but not what they say of it. */
  private void styles() {
    Map<String, Section> first = new HashMap<>();
    List<Section> sections = conf.sections();
    for (Section section : sections) {
      Optional<Section.Given<String>> directory = section.directory();
      if (directory.isEmpty()) {
        continue;
      }
      Section other = first.putIfAbsent(directory.get().value(), section);
      if (other != null && !other.style.equals(section.style)) {
        diagnostics.add(
            Diagnostic.warning(
                    "LK0862",
                    directory.get().span(),
                    "two sections share this directory but not how it is written: the last one"
                        + " decides",
                    "decides")
                .withLabel(other.span, "has no say"));
      }
    }
  }
}

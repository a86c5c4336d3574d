package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.syslogng.Token.Kind;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.template.Template;

/** Carries out the lines that begin with {@code @} (section 3 of the specification). */
final class Pragmas {
  /** The release that this front-end follows. */
  static final Version NEWEST = new Version(3, 38);

  private static final Version OLDEST = new Version(3, 0);

  /** Modules of the original program whose drivers and functions are built in here. */
  private static final Set<String> MODULES =
      Set.of(
          "affile",
          "afprog",
          "afsocket",
          "afuser",
          "basicfuncs",
          "cryptofuncs",
          "csvparser",
          "dbparser",
          "disk-buffer",
          "json-plugin",
          "kvformat",
          "linux-kmsg-format",
          "map-value-pairs",
          "pseudofile",
          "rate-limit-filter",
          "regexp-parser",
          "sdjournal",
          "secure-logging",
          "syslogformat",
          "system-source",
          "tags-parser",
          "tfgetent",
          "timestamp",
          "xml",
          "add-contextual-data",
          "appmodel",
          "azure-auth-header",
          "cef",
          "graphite",
          "hook-commands",
          "stardate",
          "examples",
          "mod-examples");

  /**
   * A release, as the version line names it.
   *
   * @param major the number before the dot
   * @param minor the number behind it
   */
  record Version(int major, int minor) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      return major != other.major
          ? Integer.compare(major, other.major)
          : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
      return major + "." + minor;
    }
  }

  private final TokenSource tokens;
  private final ConfigReader reader;
  private final DialectOptions options;
  private final Variables variables;
  private final Diagnostics diagnostics;
  private Optional<Version> version = Optional.empty();

  Pragmas(
      TokenSource tokens,
      ConfigReader reader,
      DialectOptions options,
      Variables variables,
      Diagnostics diagnostics) {
    this.tokens = tokens;
    this.reader = reader;
    this.options = options;
    this.variables = variables;
    this.diagnostics = diagnostics;
  }

  /** The version that the configuration asks for, once it was said. */
  Optional<Version> version() {
    return version;
  }

  /** Whether a later object takes the place of an earlier one of its name. */
  boolean allowsDuplicates() {
    return variables.allowsDuplicates();
  }

  void run(Token line) {
    List<Token> words = words(line);
    String first = words.isEmpty() ? "" : words.getFirst().text();
    if (first.equals("version")) {
      version(line);
      return;
    }
    List<Token> rest = words.isEmpty() ? words : words.subList(1, words.size());
    switch (first) {
      case "include" -> include(line, rest);
      case "define" -> define(line, rest);
      case "requires" -> requires(line, rest);
      case "module" -> module(line, rest);
      case "line" -> {
        // Says where generated text came from; spans name the file that was really read.
      }
      default ->
          diagnostics.add(
              Suggestions.help(
                  DiagnosticCode.PRAGMA_UNKNOWN.at(
                      Level.ERROR, line.span(), "unknown line \"@" + first + "\"", "not known"),
                  first,
                  List.of("version", "include", "define", "requires", "module")));
    }
  }

  /** The tokens of the line, at their own places if the line stands in the file as it is. */
  private List<Token> words(Token line) {
    Span span = line.span();
    MappedText text = new MappedText(span.text(), span.includedFrom());
    byte[] bytes = Template.bytes(line.text());
    boolean asWritten = span.end() - span.start() == bytes.length + 1;
    for (int i = 0; i < bytes.length; i++) {
      int start = asWritten ? span.start() + 1 + i : span.start();
      text.add(bytes[i], start, asWritten ? start + 1 : span.end());
    }
    Lexer lexer =
        new Lexer(
            text, new Backticks(name -> Optional.empty(), new Budget(), diagnostics), diagnostics);
    List<Token> words = new ArrayList<>();
    for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
      words.add(token);
    }
    return words;
  }

  private void version(Token line) {
    String said = line.text().replaceFirst("^version\\s*:?\\s*", "").strip();
    int remark = said.indexOf('#');
    said = (remark < 0 ? said : said.substring(0, remark)).strip();
    if (version.isPresent()) {
      warn(DiagnosticCode.VERSION_DIFFERS, line.span(), "a second @version is ignored");
      return;
    }
    if (said.equals("current")) {
      version = Optional.of(NEWEST);
      return;
    }
    if (!said.matches("[0-9]{1,4}[.][0-9]{1,4}([.][0-9]{1,4})?")) {
      version = Optional.of(NEWEST);
      error(DiagnosticCode.VERSION_BAD, line.span(), "\"" + said + "\" is no version")
          .accept("write `@version: " + NEWEST + "`");
      return;
    }
    String[] numbers = said.split("[.]");
    Version asked = new Version(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    version = Optional.of(asked);
    if (asked.compareTo(OLDEST) < 0) {
      error(DiagnosticCode.VERSION_BAD, line.span(), "version " + asked + " is too old")
          .accept("configurations before version 3.0 were another language");
    } else if (asked.compareTo(NEWEST) > 0) {
      diagnostics.add(
          DiagnosticCode.VERSION_DIFFERS.at(
              Level.HINT,
              line.span(),
              "written for " + asked + ", read as " + NEWEST,
              "newer than what this program follows"));
    }
  }

  private void define(Token line, List<Token> rest) {
    if (rest.size() != 2 || rest.get(0).kind() != Kind.WORD || !rest.get(1).isValue()) {
      error(DiagnosticCode.UNEXPECTED, line.span(), "@define takes a name and one value")
          .accept("for example: @define name \"value\"");
      return;
    }
    variables.define(rest.get(0).text(), rest.get(1).text());
  }

  private void requires(Token line, List<Token> rest) {
    if (rest.isEmpty() || !rest.getFirst().isValue()) {
      error(DiagnosticCode.UNEXPECTED, line.span(), "@requires takes the name of a module")
          .accept("for example: @requires json-plugin");
      return;
    }
    String name = rest.getFirst().name();
    if (MODULES.contains(name)) {
      return;
    }
    if (rest.size() > 1 || line.span().includedFrom().isEmpty()) {
      String details = rest.size() > 1 ? ": " + rest.get(1).text() : "";
      error(
              DiagnosticCode.MODULE_UNKNOWN,
              line.span(),
              "there is no module \"" + name + "\"" + details)
          .accept("take the line out if nothing of the module is used");
    } else {
      tokens.leave();
    }
  }

  private void module(Token line, List<Token> rest) {
    String name = rest.isEmpty() ? "" : rest.getFirst().name();
    if (name.equals("confgen")) {
      error(
              DiagnosticCode.GENERATOR_REFUSED,
              line.span(),
              "confgen runs a program and reads its output; this is not done")
          .accept("run the program yourself and @include the file that it writes");
    } else if (!MODULES.contains(name)) {
      diagnostics.add(
          Suggestions.help(
              DiagnosticCode.MODULE_UNKNOWN.at(
                  Level.ERROR,
                  line.span(),
                  "there is no module \"" + name + "\"",
                  "unknown module"),
              name,
              MODULES));
    }
  }

  private void include(Token line, List<Token> rest) {
    if (rest.size() != 1 || !rest.getFirst().isValue()) {
      error(DiagnosticCode.UNEXPECTED, line.span(), "@include takes one path")
          .accept("for example: @include \"conf.d/*.conf\", without a semicolon");
      return;
    }
    include(rest.getFirst());
  }

  /** Goes on with the file or files that a token names. */
  void include(Token path) {
    Span from = path.span();
    if (path.text().equals("scl.conf")) {
      tokens.enter(MappedText.of(Library.text(), Optional.of(from)), Map.of(), from);
      return;
    }
    Optional<List<String>> files = files(path.text());
    if (files.isEmpty()) {
      missing(path);
      return;
    }
    for (String file : files.get().reversed()) {
      Optional<SourceText> text = reader.read(file);
      if (text.isEmpty()) {
        missing(path);
      } else if (!tokens.enter(MappedText.of(text.get(), Optional.of(from)), Map.of(), from)) {
        return;
      }
    }
  }

  private void missing(Token path) {
    Diagnostic diagnostic =
        DiagnosticCode.FILE_MISSING.at(
            Level.ERROR, path.span(), "\"" + path.text() + "\" cannot be read", "no such file");
    diagnostics.add(
        path.text().startsWith("/")
            ? diagnostic
            : diagnostic.withHelp(
                "it was searched in " + String.join(", ", options.includePath())));
  }

  private Optional<List<String>> files(String path) {
    if (path.startsWith("/")) {
      return filesAt(path);
    }
    for (String directory : options.includePath()) {
      Optional<List<String>> found = filesAt(directory + "/" + path);
      if (found.isPresent() && (!isPattern(path) || !found.get().isEmpty())) {
        return found;
      }
    }
    return isPattern(path) ? Optional.of(List.of()) : Optional.empty();
  }

  private Optional<List<String>> filesAt(String path) {
    if (isPattern(path)) {
      return Optional.of(plainFiles(reader.expand(path)));
    }
    return switch (reader.kind(path)) {
      case MISSING -> Optional.empty();
      case DIRECTORY ->
          Optional.of(
              plainFiles(reader.expand(path + "/*")).stream()
                  .filter(file -> lastName(file).matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*"))
                  .toList());
      case FILE, PROGRAM, TERMINAL, PIPE, OTHER -> Optional.of(List.of(path));
    };
  }

  private List<String> plainFiles(List<String> paths) {
    return paths.stream()
        .filter(path ->
            switch (reader.kind(path)) {
              case FILE, PROGRAM -> true;
              case MISSING, DIRECTORY, TERMINAL, PIPE, OTHER -> false;
            })
        .toList();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean isPattern(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  private void warn(DiagnosticCode code, Span span, String message) {
    diagnostics.add(code.at(Level.WARNING, span, message, ""));
  }

  private Consumer<String> error(DiagnosticCode code, Span span, String message) {
    return help -> diagnostics.add(code.at(Level.ERROR, span, message, "").withHelp(help));
  }
}

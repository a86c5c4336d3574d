package org.logkeep.dialect.sysklogd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.LineText;
import org.logkeep.dialect.sysklogd.Statement.Rule;
import org.logkeep.topology.condition.PrioritySet;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.Span;

/**
 * Says what is legal in {@code syslog.conf} but hardly meant: rules that can never match, lines
 * that were lost, files that cannot come to be, secrets that everybody reads.
 */
final class SysklogdLint {
  private static final int AUTH = 4;
  private static final int AUTHPRIV = 10;

  /** A remark of nothing but a path that ends in a slash. */
  private static final Pattern LOST_PATH = Pattern.compile("-?/(\\S*/)?");

  /** A remark that looks like a piece of a selector and goes on in the next line. */
  private static final Pattern SELECTOR_TAIL = Pattern.compile("[a-z0-9,*]+\\.[!=a-z*][^ ]*;\\\\");

  private final SyslogConf conf;
  private final ConfigReader reader;
  private final Diagnostics diagnostics;

  SysklogdLint(SyslogConf conf, ConfigReader reader, Diagnostics diagnostics) {
    this.conf = conf;
    this.reader = reader;
    this.diagnostics = diagnostics;
  }

  void run() {
    remarks();
    for (Rule rule : conf.rules()) {
      selector(rule);
      switch (rule.action()) {
        case Action.ToFile file -> file(rule, file.path());
        case Action.ToPipe pipe -> pipe(rule, pipe.path());
        case Action.Forward forward -> forward(rule);
        case Action.ToTerminal terminal -> {}
        case Action.ToUsers users -> {}
        case Action.Wall wall -> {}
        case Action.Stop stop -> {}
      }
    }
    sameTarget();
    contained();
    union();
  }

  private void remarks() {
    Optional<LineText> previous = Optional.empty();
    for (LineText remark : conf.remarks()) {
      LineText text = remark.slice(1, remark.length());
      LineText content = text.strip();
      if (!content.isEmpty() && LOST_PATH.matcher(content.text()).matches()) {
        diagnostics.add(
            Diagnostic.warning(
                    "LK0750",
                    content.span(),
                    "this remark looks like a rule that lost its selector and the name of its file",
                    "a path without a file")
                .withHelp("write the rule again, or take the remark out"));
      }
      boolean tail = SELECTOR_TAIL.matcher(content.text()).matches();
      boolean indented = text.skipBlanks(0) > 1;
      boolean continues = previous.filter(SysklogdLint::goesOn).isPresent();
      if (tail && indented && !continues) {
        diagnostics.add(
            Diagnostic.hint(
                    "LK0751",
                    content.span(),
                    "this remark looks like the middle of a continued rule",
                    "its first line is missing")
                .withHelp("without the \"#\" it would take less than was meant"));
      }
      previous = Optional.of(remark);
    }
  }

  private static boolean goesOn(LineText remark) {
    return !remark.isEmpty() && remark.at(remark.length() - 1) == '\\';
  }

  private void selector(Rule rule) {
    boolean empty = rule.set().equals(PrioritySet.NONE);
    if (empty) {
      Diagnostic error =
          Diagnostic.error(
              "LK0752",
              rule.selector(),
              "this selector can never match: nothing ever reaches " + target(rule),
              "takes everything away and adds nothing");
      diagnostics.add(
          rule.indented()
              ? error.withHelp(
                  "it looks like the tail of a continued rule whose first lines, ending in a"
                      + " backslash, were lost")
              : error.withHelp("name what the rule takes first: *.*;mail.none"));
    } else if (rule.indented()) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0753",
                  rule.selector(),
                  "this rule is indented as if it went on from a line before it",
                  "a rule of its own")
              .withHelp("if a line before it, ending in a backslash, was lost, put it back"));
    }
    if (everything(rule.set()) && rule.action() instanceof Action.ToFile) {
      diagnostics.hint(
          "LK0754", rule.selector(), "all facilities also means the marks of the daemon", "");
    }
  }

  private static boolean everything(PrioritySet set) {
    return set.mask(Names.MARK) == 0xff;
  }

  private static String target(Rule rule) {
    return rule.target().content().split("\\s+")[0];
  }

  private void file(Rule rule, String path) {
    if (path.endsWith("/") || reader.kind(path) == ConfigReader.Kind.DIRECTORY) {
      diagnostics.error(
          "LK0755", rule.target(), "this is a directory, no file", "nothing is written");
      return;
    }
    int slash = path.lastIndexOf('/');
    String directory = slash <= 0 ? "/" : path.substring(0, slash);
    if (slash > 0 && reader.kind(directory) == ConfigReader.Kind.MISSING) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0756",
                  rule.target(),
                  "the directory " + directory + " is missing, and the daemon does not make it",
                  "cannot be opened")
              .withHelp("mkdir " + directory + ", then send the daemon SIGHUP"));
    }
    boolean secret = secret(rule.set()) && !everything(rule.set()) && !path.startsWith("/dev/");
    if (secret) {
      diagnostics.add(
          Diagnostic.hint(
                  "LK0757",
                  rule.target(),
                  "log-ins should not be world readable, but new files get the mode 0644",
                  "")
              .withHelp(
                  "make it beforehand, the daemon keeps its mode: install -m 0640 /dev/null "
                      + path));
    }
  }

  private static boolean secret(PrioritySet set) {
    return set.mask(AUTH) != 0 || set.mask(AUTHPRIV) != 0;
  }

  private void pipe(Rule rule, String path) {
    if (reader.kind(path) == ConfigReader.Kind.MISSING) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0758", rule.target(), "this named pipe is missing", "cannot be opened")
              .withHelp("mkfifo " + path + ", then send the daemon SIGHUP"));
    } else if (reader.kind(path) != ConfigReader.Kind.PIPE) {
      diagnostics.error(
          DiagnosticCode.PIPE_IS_NONE.code(),
          rule.target(),
          "this is no named pipe",
          "nothing is written");
    }
  }

  private void forward(Rule rule) {
    diagnostics.hint(
        "LK0759",
        rule.target(),
        "UDP is unencrypted and may lose messages; the name must resolve at start",
        "");
    if (secret(rule.set())) {
      diagnostics.add(
          Diagnostic.warning(
                  "LK0760",
                  rule.selector(),
                  "log-ins leave this host unencrypted",
                  "takes auth or authpriv")
              .withHelp("put ;auth,authpriv.none behind the selector to keep them here"));
    }
  }

  /** Two rules with one file: a message that both take stands there twice. */
  private void sameTarget() {
    Map<String, Rule> first = new HashMap<>();
    for (Rule rule : conf.rules()) {
      if (!(rule.action() instanceof Action.ToFile file)) {
        continue;
      }
      Rule other = first.putIfAbsent(file.path(), rule);
      boolean both =
          other != null
              && !other.set().and(rule.set()).isEmpty()
              && other.filters().equals(rule.filters());
      if (both) {
        diagnostics.add(
            Diagnostic.warning(
                    "LK0761",
                    rule.target(),
                    "messages that two rules take stand twice in " + file.path(),
                    "again")
                .withLabel(other.target(), "first here"));
      }
    }
  }

  /** A rule of single facilities all of whose lines also stand in another file of such a rule. */
  private void contained() {
    List<Rule> rules = conf.rules();
    for (Rule rule : rules) {
      if (!single(rule)) {
        continue;
      }
      for (Rule other : rules) {
        boolean wider =
            single(other)
                && !sameFile(other, rule)
                && !other.set().equals(rule.set())
                && other.set().and(rule.set()).equals(rule.set());
        if (wider) {
          diagnostics.add(
              Diagnostic.hint(
                      "LK0762",
                      rule.target(),
                      "all that goes here also stands in " + target(other),
                      "")
                  .withLabel(other.target(), "takes all of it"));
          break;
        }
      }
    }
  }

  private static boolean sameFile(Rule one, Rule other) {
    return one.action() instanceof Action.ToFile file
        && other.action() instanceof Action.ToFile second
        && file.path().equals(second.path());
  }

  private static boolean single(Rule rule) {
    return rule.action() instanceof Action.ToFile
        && rule.filters().equals(Statement.Filters.NONE)
        && !rule.set().equals(PrioritySet.NONE)
        && rule.set().mask(Names.MARK) == 0;
  }

  /** Two rules for one target that a single selector says. */
  private void union() {
    Map<Action, Rule> last = new HashMap<>();
    for (Rule rule : conf.rules()) {
      boolean terminal =
          rule.action() instanceof Action.Wall || rule.action() instanceof Action.ToUsers;
      if (!terminal || !rule.filters().equals(Statement.Filters.NONE)) {
        continue;
      }
      Rule other = last.put(rule.action(), rule);
      if (other != null && other.set().and(rule.set()).isEmpty()) {
        String selector = SelectorPrinter.print(other.set().or(rule.set()));
        Span span = rule.selector();
        diagnostics.add(
            Diagnostic.hint(
                    "LK0763", span, "together with another rule this is \"" + selector + "\"", "")
                .withLabel(other.selector(), "the other one"));
      }
    }
  }
}

package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** Says what is legal in this language but surely not meant. */
final class SyslogNgLint {
  private static final Set<String> LEVEL_FUNCTIONS = Set.of("level", "severity", "priority");
  private static final Set<String> FILES = Set.of("file", "pipe", "fifo");

  private final List<Tree.Statement> statements;
  private final Diagnostics diagnostics;

  SyslogNgLint(List<Tree.Statement> statements, Diagnostics diagnostics) {
    this.statements = statements;
    this.diagnostics = diagnostics;
  }

  /** Looks at everything. */
  void check() {
    for (Tree.Statement statement : statements) {
      switch (statement) {
        case Tree.ObjectStatement object -> object(object);
        case Tree.FilterStatement filter -> filter(filter);
        case Tree.LogStatement log -> defaultPath(log);
        case Tree.OptionsStatement _, Tree.TemplateStatement _, Tree.FunctionStatement _ -> {}
      }
    }
    unusedFilters();
    sources();
  }

  private void say(
      DiagnosticCode code, Level level, Span span, String message, String label, String help) {
    diagnostics.add(code.at(level, span, message, label).withHelp(help));
  }

  private void object(Tree.ObjectStatement object) {
    for (Tree.Item item : object.items()) {
      if (item instanceof Tree.Call call && !call.arguments().isEmpty()) {
        if (object.kind() == ObjectKind.DESTINATION) {
          destination(call);
        }
        if (call.name().isWord("unix-stream")
            && object.kind() == ObjectKind.SOURCE
            && first(call).equals("/dev/log")) {
          say(
              DiagnosticCode.STREAM_DEV_LOG,
              Level.HINT,
              call.name().span(),
              "programs send datagrams to /dev/log",
              "a stream socket",
              "use unix-dgram(\"/dev/log\") or system()");
        }
      }
    }
  }

  private static String first(Tree.Call call) {
    return !call.arguments().isEmpty() && call.arguments().getFirst() instanceof Tree.Value value
        ? value.token().text()
        : "";
  }

  private void destination(Tree.Call call) {
    if (!FILES.contains(call.name().name())) {
      return;
    }
    String path = first(call);
    Span span = call.arguments().getFirst().span();
    if (path.isEmpty() || path.endsWith("/")) {
      say(
          DiagnosticCode.DIRECTORY_AS_FILE,
          Level.ERROR,
          span,
          "a directory is given as log file; nothing can be written there",
          "the file's name is missing",
          "write the name of a file, such as " + path + "messages");
    } else if (path.startsWith("/dev/tty") || path.equals("/dev/console")) {
      say(
          DiagnosticCode.TERMINAL_DEVICE,
          Level.HINT,
          span,
          path + " is a terminal",
          "messages appear on it",
          "nothing is wrong if that is meant");
    }
  }

  private void filter(Tree.FilterStatement filter) {
    List<Tree.Call> calls = new ArrayList<>();
    collect(filter.expression(), calls);
    boolean levels = calls.stream().anyMatch(c -> LEVEL_FUNCTIONS.contains(c.name().name()));
    String name = filter.name().text().toLowerCase(Locale.ROOT);
    for (String severity : Priorities.severities()) {
      boolean named = name.equals(severity) || name.endsWith("_" + severity);
      if (named
          && !levels
          && !calls.isEmpty()
          && calls.stream().allMatch(SyslogNgLint::byFacility)) {
        say(
            DiagnosticCode.NAME_DIFFERS,
            Level.WARNING,
            filter.name().span(),
            "the filter \"" + filter.name().text() + "\" does not look at the level",
            "takes every level",
            "add `level(" + severity + ") and`, or rename the filter");
        break;
      }
    }
    exactLevel(filter.expression());
    authLeftOut(filter.expression());
  }

  private static boolean byFacility(Tree.Call call) {
    return call.name().isWord("facility");
  }

  private static void collect(Tree.Expression expression, List<Tree.Call> calls) {
    switch (expression) {
      case Tree.And and -> and.all().forEach(each -> collect(each, calls));
      case Tree.Or or -> or.any().forEach(each -> collect(each, calls));
      case Tree.Not not -> collect(not.negated(), calls);
      case Tree.Test test -> calls.add(test.call());
      case Tree.Compare _ -> {}
    }
  }

  private void exactLevel(Tree.Expression expression) {
    if (expression instanceof Tree.Test test
        && LEVEL_FUNCTIONS.contains(test.call().name().name())
        && test.call().arguments().size() == 1
        && test.call().arguments().getFirst() instanceof Tree.Value value) {
      int code = Priorities.severity(value.token()).orElse(0);
      if (code > 0 && code < 7) {
        say(
            DiagnosticCode.EXACT_LEVEL,
            Level.WARNING,
            test.span(),
            "this takes the level " + value.token().text() + " alone, not what is more urgent",
            "exactly this level",
            "write level(" + value.token().text() + "..emerg) for this level and above");
      }
    }
  }

  private void authLeftOut(Tree.Expression expression) {
    switch (expression) {
      case Tree.And and -> and.all().forEach(this::authLeftOut);
      case Tree.Or or -> or.any().forEach(this::authLeftOut);
      case Tree.Not not -> {
        if (not.negated() instanceof Tree.Test test && byFacility(test.call())) {
          Set<String> left = new HashSet<>();
          for (Tree.Argument argument : test.call().arguments()) {
            if (argument instanceof Tree.Value value) {
              left.add(value.token().text());
            }
          }
          if (left.contains("authpriv") && !left.contains("auth")) {
            say(
                DiagnosticCode.AUTH_NOT_LEFT_OUT,
                Level.WARNING,
                not.span(),
                "authpriv is left out, but auth is not: logins land here as well",
                "auth is missing",
                "write `not facility(auth, authpriv, ...)`");
          }
        }
      }
      case Tree.Test _, Tree.Compare _ -> {}
    }
  }

  private void defaultPath(Tree.LogStatement log) {
    SourceText text = log.span().text();
    int line = log.span().line() - 1;
    boolean called =
        line >= 1
            && text.lineText(line).strip().startsWith("#")
            && text.lineText(line).toLowerCase(Locale.ROOT).contains("default");
    boolean flagged = log.body().flags().stream().anyMatch(flag -> flag.isWord("fallback"));
    if (called && !flagged) {
      say(
          DiagnosticCode.DEFAULT_WITHOUT_FALLBACK,
          Level.HINT,
          log.span(),
          "this path is called default, but takes everything",
          "no flags(fallback)",
          "add `flags(fallback);` if it is meant for what is left over");
    }
  }

  private void unusedFilters() {
    Set<String> used = new HashSet<>();
    for (Tree.Statement statement : statements) {
      switch (statement) {
        case Tree.LogStatement log -> names(log.body().items(), used);
        case Tree.ObjectStatement object -> names(object.items(), used);
        case Tree.FilterStatement filter -> names(filter.expression(), used);
        case Tree.OptionsStatement _, Tree.TemplateStatement _, Tree.FunctionStatement _ -> {}
      }
    }
    for (Tree.Statement statement : statements) {
      if (statement instanceof Tree.FilterStatement filter
          && !used.contains(filter.name().text())) {
        say(
            DiagnosticCode.UNUSED,
            Level.WARNING,
            filter.name().span(),
            "filter \"" + filter.name().text() + "\" is defined, but never used",
            "never used",
            "put it into a log path, or take it out");
      }
    }
  }

  private static void names(List<Tree.Item> items, Set<String> used) {
    for (Tree.Item item : items) {
      switch (item) {
        case Tree.Reference reference -> {
          if (reference.kind() == ObjectKind.FILTER) {
            used.add(reference.name().text());
          }
        }
        case Tree.Inline inline -> names(inline.items(), used);
        case Tree.InlineFilter filter -> names(filter.expression(), used);
        case Tree.Fork fork -> names(fork.body().items(), used);
        case Tree.Junction junction ->
            junction.forks().forEach(fork -> names(fork.body().items(), used));
        case Tree.Choice choice -> {
          for (Tree.Arm arm : choice.arms()) {
            arm.guard().ifPresent(guard -> names(guard, used));
            names(arm.body().items(), used);
          }
        }
        case Tree.Call call -> names(call, used);
      }
    }
  }

  private static void names(Tree.Call call, Set<String> used) {
    for (Tree.Argument argument : call.arguments()) {
      if (argument instanceof Tree.Filter filter) {
        names(filter.expression(), used);
      } else if (argument instanceof Tree.Call inner) {
        names(inner, used);
      }
    }
  }

  private static void names(Tree.Expression expression, Set<String> used) {
    List<Tree.Call> calls = new ArrayList<>();
    collect(expression, calls);
    for (Tree.Call call : calls) {
      if (call.name().isWord("filter")) {
        used.add(first(call));
      }
    }
  }

  private void sources() {
    boolean internal = false;
    boolean system = false;
    List<Tree.ObjectStatement> all = new ArrayList<>();
    for (Tree.Statement statement : statements) {
      if (statement instanceof Tree.ObjectStatement object && object.kind() == ObjectKind.SOURCE) {
        all.add(object);
        internal |= holds(object, "internal");
        system |= holds(object, "system");
      }
    }
    if (!all.isEmpty() && !internal) {
      say(
          DiagnosticCode.INTERNAL_MISSING,
          Level.WARNING,
          all.getFirst().name().span(),
          "no source holds internal(): the logger's own messages go nowhere",
          "could stand here",
          "put `internal();` into this source");
    }
    for (Tree.ObjectStatement object : all) {
      if (readsKernel(object)) {
        kernel(object, system);
      }
    }
  }

  private static boolean holds(Tree.ObjectStatement object, String driver) {
    return object.items().stream()
        .anyMatch(item -> item instanceof Tree.Call call && call.name().isWord(driver));
  }

  private static boolean readsKernel(Tree.ObjectStatement object) {
    return object.items().stream()
        .anyMatch(item ->
            item instanceof Tree.Call call
                && call.name().isWord("file")
                && Set.of("/proc/kmsg", "/dev/kmsg").contains(first(call)));
  }

  private void kernel(Tree.ObjectStatement object, boolean system) {
    if (system) {
      say(
          DiagnosticCode.KERNEL_TWICE,
          Level.WARNING,
          object.name().span(),
          "system() reads the kernel's messages already; each goes to one reader only",
          "reads them, too",
          "take one of them out");
    }
    long paths =
        statements.stream()
            .filter(statement ->
                statement instanceof Tree.LogStatement log
                    && log.body().items().stream()
                        .anyMatch(item ->
                            item instanceof Tree.Reference reference
                                && reference.kind() == ObjectKind.SOURCE
                                && reference.name().text().equals(object.name().text())))
            .count();
    long all = statements.stream().filter(s -> s instanceof Tree.LogStatement).count();
    if (paths == 1 && all > 1) {
      say(
          DiagnosticCode.KERNEL_ONLY,
          Level.HINT,
          object.name().span(),
          "kernel messages reach one log path only",
          "stands in one path",
          "add source(" + object.name().text() + ") to the other paths if they want them");
    }
  }
}

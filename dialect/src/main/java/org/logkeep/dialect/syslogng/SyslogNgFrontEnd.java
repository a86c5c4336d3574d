package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.DialectOptions;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.PlainText;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Settings;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.lint.Linter;
import org.logkeep.topology.option.Options;

/** Reads {@code syslog-ng.conf} as release 3.38 does. */
public final class SyslogNgFrontEnd implements FrontEnd {
  /**
   * Errors that the original program finds only when it starts, not with {@code --syntax-only}: the
   * tree of references is not looked at there.
   */
  private static final Set<String> ONLY_AT_START =
      Set.of(
          DiagnosticCode.NAME_UNKNOWN.code(),
          DiagnosticCode.NAME_LOOP.code(),
          DiagnosticCode.MUST_NOT_COMBINE.code(),
          DiagnosticCode.TRANSPORT_UNKNOWN.code());

  /** Errors after which the rest of a configuration still means what it says. */
  private static final Set<String> CLEAR =
      Set.of(
          DiagnosticCode.BLOCK_OPEN.code(),
          DiagnosticCode.VERSION_MISSING.code(),
          DiagnosticCode.DIRECTORY_AS_FILE.code(),
          DiagnosticCode.OPTION_UNSUPPORTED.code(),
          DiagnosticCode.DRIVER_UNSUPPORTED.code());

  private final DialectOptions options;

  /**
   * Makes a front-end.
   *
   * @param options where included files are searched, and the environment
   */
  public SyslogNgFrontEnd(DialectOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "syslog-ng";
  }

  /** Whether {@code syslog-ng --syntax-only} would take the configuration. */
  public static boolean acceptsSyntax(Compiled compiled) {
    return compiled.diagnostics().stream()
        .allMatch(d -> d.level() != Level.ERROR || ONLY_AT_START.contains(d.code()));
  }

  @Override
  public Compiled compile(ConfigReader reader, SourceText main) {
    return compile(reader, main, false);
  }

  /**
   * Reads a configuration and says, beside errors, what is legal but surely not meant: the rules of
   * this language, and those of {@link Linter} if the meaning is clear in spite of errors.
   */
  @Override
  public Compiled lint(ConfigReader reader, SourceText main) {
    return compile(reader, main, true);
  }

  private Compiled compile(ConfigReader reader, SourceText main, boolean lint) {
    Diagnostics diagnostics = new Diagnostics();
    PlainText.check(main, diagnostics);
    TokenSource tokens = new TokenSource(reader, main, options, diagnostics);
    List<Tree.Statement> statements = new Parser(tokens, diagnostics).parse();
    if (tokens.pragmas().version().isEmpty()) {
      noVersion(main, diagnostics);
    }
    Binding binding = new Binding(reader, diagnostics);
    binding.file(statements, tokens.pragmas().allowsDuplicates());
    Topology topology = bind(binding, statements);
    boolean usable = !diagnostics.hasErrors();
    if (lint) {
      new SyslogNgLint(statements, diagnostics).check();
      if (usable || isClear(diagnostics)) {
        new Linter().check(topology).forEach(diagnostics::add);
      }
    }
    List<Diagnostic> all = List.copyOf(new LinkedHashSet<>(diagnostics.all()));
    return new Compiled(usable ? Optional.of(topology) : Optional.empty(), all);
  }

  /** Whether what is wrong leaves no doubt about what is meant. */
  private static boolean isClear(Diagnostics diagnostics) {
    return diagnostics.all().stream()
        .allMatch(d -> d.level() != Level.ERROR || CLEAR.contains(d.code()));
  }

  private static Topology bind(Binding binding, List<Tree.Statement> statements) {
    List<Tree.Call> calls = new ArrayList<>();
    for (Tree.Statement statement : statements) {
      if (statement instanceof Tree.OptionsStatement global) {
        calls.addAll(global.options());
      }
    }
    GlobalOptions globals = new GlobalOptions(binding);
    Given given = globals.read(calls);
    binding.globals(given);
    for (String template : binding.templateStatements().keySet()) {
      binding.templates().named(template);
    }
    Paths paths = new Paths(binding);
    paths.objects();
    List<LogPath> logs =
        paths.paths(
            statements.stream()
                .filter(Tree.LogStatement.class::isInstance)
                .map(Tree.LogStatement.class::cast)
                .toList());
    new ReadTwice(binding.diagnostics()).check(paths.inputs(), logs);
    return new Topology(
        paths.inputs(), paths.outputs(), logs, settings(globals.settings(given), statements));
  }

  private static Options settings(Options settings, List<Tree.Statement> statements) {
    List<String> tags = TagOrder.of(statements);
    return tags.isEmpty() ? settings : settings.with(Settings.TAG_ORDER, tags, Span.BUILT_IN);
  }

  private static void noVersion(SourceText main, Diagnostics diagnostics) {
    diagnostics.add(
        DiagnosticCode.VERSION_MISSING
            .at(
                Level.ERROR,
                Span.of(main, 0, 0),
                "the configuration does not say which version it is written for",
                "first line")
            .withHelp("put `@version: " + Pragmas.NEWEST + "` into the first line"));
  }
}

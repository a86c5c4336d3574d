package org.logkeep.dialect.syslogng;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.PatternCheck;
import org.logkeep.match.PatternException;
import org.logkeep.match.PatternFlag;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.PatternSyntax;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.template.Template;

/** Reads patterns with their {@code type()} and {@code flags()}. */
final class Patterns {
  /** What a pattern is for. */
  enum Use {
    SEARCH,
    REPLACE
  }

  private static final Set<String> TYPES = Set.of("pcre", "posix", "string", "glob");
  private static final List<String> FLAGS =
      List.of(
          "ignore-case",
          "icase",
          "global",
          "utf8",
          "unicode",
          "newline",
          "store-matches",
          "substring",
          "prefix",
          "disable-jit",
          "dupnames");

  private final Binding binding;

  Patterns(Binding binding) {
    this.binding = binding;
  }

  /** The pattern that a token holds, with the options of its call. */
  Optional<PatternSpec> compile(Token token, Given given, Use use) {
    String type = given.text("type").orElse("pcre");
    if (!TYPES.contains(type) || (use == Use.REPLACE && type.equals("glob"))) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.VALUE_BAD.at(
                  Level.ERROR,
                  given.span("type"),
                  type.equals("glob")
                      ? "a glob says nothing of what is to be replaced"
                      : "there is no pattern type \"" + type + "\"",
                  "expected pcre or string"),
              type,
              TYPES));
      return Optional.empty();
    }
    EnumSet<PatternFlag> flags = EnumSet.noneOf(PatternFlag.class);
    if (!flags(given, flags)) {
      return Optional.empty();
    }
    boolean string = type.equals("string");
    if (string && !flags.contains(PatternFlag.PREFIX) && !flags.contains(PatternFlag.SUBSTRING)) {
      flags.add(PatternFlag.WHOLE);
    }
    PatternSyntax syntax =
        string
            ? PatternSyntax.LITERAL
            : type.equals("glob") ? PatternSyntax.GLOB : PatternSyntax.PCRE;
    if (syntax == PatternSyntax.GLOB && flags.remove(PatternFlag.IGNORE_CASE)) {
      binding.warn(
          DiagnosticCode.MUST_NOT_COMBINE,
          given.span("flags"),
          "version 3.38 does not heed ignore-case on globs; nor is it heeded here",
          "no effect on a glob",
          "use a regular expression");
    }
    PatternSpec spec = new PatternSpec(0, syntax, Template.bytes(token.text()), flags);
    if (syntax == PatternSyntax.PCRE) {
      lostBackslash(token);
      Optional<PatternException> problem = PatternCheck.problem(spec);
      if (problem.isPresent()) {
        binding.error(
            DiagnosticCode.PATTERN_BAD,
            token.span(),
            "the regular expression cannot be read: " + problem.get().problem(),
            "this pattern");
        return Optional.empty();
      }
    }
    return Optional.of(spec);
  }

  private boolean flags(Given given, Set<PatternFlag> flags) {
    for (String word : given.list("flags")) {
      switch (word.replace('_', '-')) {
        case "ignore-case", "icase" -> flags.add(PatternFlag.IGNORE_CASE);
        case "utf8", "unicode" -> flags.add(PatternFlag.UTF8);
        case "newline" -> flags.add(PatternFlag.NEWLINE);
        case "substring" -> flags.add(PatternFlag.SUBSTRING);
        case "prefix" -> flags.add(PatternFlag.PREFIX);
        case "dupnames" -> flags.add(PatternFlag.DUPNAMES);
        case "global", "store-matches", "disable-jit" -> {
          // Read by whoever uses the pattern; there is no compiler to be switched off.
        }
        default -> {
          binding.add(
              Suggestions.help(
                  DiagnosticCode.FLAG_UNKNOWN.at(
                      Level.ERROR,
                      given.span("flags"),
                      "there is no flag \"" + word + "\" for patterns",
                      "unknown flag"),
                  word,
                  FLAGS));
          return false;
        }
      }
    }
    return true;
  }

  private void lostBackslash(Token token) {
    if (token.kind() == Token.Kind.STRING && token.number() == 1) {
      binding.warn(
          DiagnosticCode.BACKSLASH_LOST,
          token.span(),
          "a backslash is lost in double quotes",
          "reads " + token.text(),
          "use single quotes, or write the backslash twice");
    }
  }
}

package org.logkeep.topology.diagnostic;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Label;
import org.logkeep.topology.diagnostic.Diagnostic.Level;

/**
 * Shows diagnostics to people: the message, the line it speaks of with carets below, further
 * places, the chain of includes and blocks, and what to do.
 *
 * <p>For programs there is {@link JsonDiagnosticPrinter}.
 */
public final class DiagnosticPrinter {
  private static final int WIDEST_LINE = 160;
  private static final String RESET = "\u001b[0m";

  private final boolean colour;

  private DiagnosticPrinter(boolean colour) {
    this.colour = colour;
  }

  /** A printer without colours. */
  public static DiagnosticPrinter plain() {
    return new DiagnosticPrinter(false);
  }

  /** A printer for terminals that know ANSI colours. */
  public static DiagnosticPrinter coloured() {
    return new DiagnosticPrinter(true);
  }

  /** All of them, each ended by an empty line, and a last line that counts them. */
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append(print(diagnostic)).append('\n');
    }
    return out.append(summary(diagnostics)).toString();
  }

  /** One of them. */
  public String print(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    out.append(paint(diagnostic.level().word() + "[" + diagnostic.code() + "]", diagnostic.level()))
        .append(": ")
        .append(clean(diagnostic.message()))
        .append('\n');
    int margin = 1;
    for (Label label : diagnostic.labels()) {
      margin = Math.max(margin, String.valueOf(label.span().line()).length());
    }
    boolean first = true;
    for (Label label : diagnostic.labels()) {
      place(out, label, margin, first ? diagnostic.level() : Level.HINT);
      first = false;
    }
    for (String help : diagnostic.help()) {
      out.append("help: ").append(clean(help)).append('\n');
    }
    return out.toString();
  }

  private void place(StringBuilder out, Label label, int margin, Level level) {
    Span span = label.span();
    if (span.text().equals(SourceText.BUILT_IN)) {
      if (!label.text().isEmpty()) {
        out.append("note: ").append(clean(label.text())).append('\n');
      }
      return;
    }
    out.append(" ".repeat(margin)).append("--> ").append(span.location()).append('\n');
    excerpt(out, span, label.text(), margin, level);
    Optional<Span> from = span.includedFrom();
    for (int depth = 0; from.isPresent() && depth < 8; depth++) {
      out.append(" ".repeat(margin))
          .append("  = brought in from ")
          .append(from.get().location())
          .append('\n');
      from = from.get().includedFrom();
    }
  }

  private void excerpt(StringBuilder out, Span span, String text, int margin, Level level) {
    int line = span.line();
    int lineStart = span.text().lineStart(line);
    String whole = span.text().lineText(line);
    String before = span.text().text(lineStart, span.start());
    int inLine = Math.min(before.length(), whole.length());
    int width = Math.min(span.content().length(), whole.length() - inLine);
    int cut = Math.max(0, inLine - WIDEST_LINE / 2);
    String shown = whole.substring(cut, Math.min(whole.length(), cut + WIDEST_LINE));
    out.append(" ".repeat(margin - String.valueOf(line).length()))
        .append(line)
        .append(" | ")
        .append(clean(shown))
        .append('\n');
    StringBuilder carets = new StringBuilder();
    for (int i = cut; i < inLine && i - cut < shown.length(); i++) {
      carets.append(whole.charAt(i) == '\t' ? '\t' : ' ');
    }
    String marks = "^".repeat(Math.max(1, Math.min(width, WIDEST_LINE - (inLine - cut))));
    out.append(" ".repeat(margin))
        .append(" | ")
        .append(carets)
        .append(paint(text.isEmpty() ? marks : marks + " " + clean(text), level))
        .append('\n');
  }

  private String paint(String text, Level level) {
    if (!colour) {
      return text;
    }
    String code =
        switch (level) {
          case ERROR -> "\u001b[1;31m";
          case WARNING -> "\u001b[1;33m";
          case HINT -> "\u001b[1;36m";
        };
    return code + text + RESET;
  }

  /** Without control characters, which a hostile file could use to write on the terminal. */
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = (c < 0x20 && c != '\t') || (c >= 0x7f && c < 0xa0);
      out.append(control || (Character.isSurrogate(c) && lone(text, i)) ? '\ufffd' : c);
    }
    return out.toString();
  }

  private static boolean lone(String text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }

  private static String summary(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Level level : Level.values()) {
      long count = diagnostics.stream().filter(d -> d.level() == level).count();
      if (count > 0) {
        out.append(out.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(level.word())
            .append(count == 1 ? "" : "s");
      }
    }
    return out.isEmpty() ? "no remarks\n" : out.append('\n').toString();
  }
}

package org.logkeep.topology.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing to say about a configuration.
 *
 * @param code a stable code, {@code LK} and four digits; a page of the manual explains each
 * @param level how bad it is
 * @param message what was found, in one line without a final stop
 * @param labels the places it speaks of, the most important first; empty if it speaks of the whole
 * @param help what to do or to type instead, each a line of its own; may be empty
 */
public record Diagnostic(
    String code, Level level, String message, List<Label> labels, List<String> help) {

  /** How bad a diagnostic is. */
  public enum Level {
    /** The configuration cannot be used. */
    ERROR,
    /** It can be used, but surely does not do what is meant. */
    WARNING,
    /** Worth knowing. */
    HINT;

    /** The word that messages begin with. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A place and what there is to say about it.
   *
   * @param span the place
   * @param text a few words, shown behind the carets; may be empty
   */
  public record Label(Span span, String text) {}

  /** Copies the lists. */
  public Diagnostic {
    labels = List.copyOf(labels);
    help = List.copyOf(help);
  }

  /** An error at one place. */
  public static Diagnostic error(String code, Span span, String message, String label) {
    return new Diagnostic(code, Level.ERROR, message, List.of(new Label(span, label)), List.of());
  }

  /** A warning at one place. */
  public static Diagnostic warning(String code, Span span, String message, String label) {
    return new Diagnostic(code, Level.WARNING, message, List.of(new Label(span, label)), List.of());
  }

  /** A hint at one place. */
  public static Diagnostic hint(String code, Span span, String message, String label) {
    return new Diagnostic(code, Level.HINT, message, List.of(new Label(span, label)), List.of());
  }

  /** The same with a further line of help. */
  public Diagnostic withHelp(String line) {
    List<String> more = new ArrayList<>(help);
    more.add(line);
    return new Diagnostic(code, level, message, labels, more);
  }

  /** The same with a further place. */
  public Diagnostic withLabel(Span span, String text) {
    List<Label> more = new ArrayList<>(labels);
    more.add(new Label(span, text));
    return new Diagnostic(code, level, message, more, help);
  }
}

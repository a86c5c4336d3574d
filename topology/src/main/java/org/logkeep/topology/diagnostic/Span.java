package org.logkeep.topology.diagnostic;

import java.util.Optional;

/**
 * A stretch of a configuration file.
 *
 * @param text the file
 * @param start offset of the first byte
 * @param end offset behind the last byte; equal to {@code start} for a place between two bytes
 * @param includedFrom what brought this text in: an include, a block or a macro; empty for the main
 *     file
 */
public record Span(SourceText text, int start, int end, Optional<Span> includedFrom) {
  /** The span of what no file says. */
  public static final Span BUILT_IN = new Span(SourceText.BUILT_IN, 0, 0, Optional.empty());

  /** Checks the bounds. */
  public Span {
    if (start < 0 || end < start || end > text.length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " of " + text.length());
    }
  }

  /** A span in a main file. */
  public static Span of(SourceText text, int start, int end) {
    return new Span(text, start, end, Optional.empty());
  }

  /**
   * The smallest span that holds this one and {@code other}, which must lie in the same text behind
   * it.
   */
  public Span to(Span other) {
    return text.equals(other.text) && other.end >= start
        ? new Span(text, start, other.end, includedFrom)
        : this;
  }

  /** The line, from 1, of the first byte. */
  public int line() {
    return text.line(start);
  }

  /** The column, from 1 and in bytes, of the first byte. */
  public int column() {
    return text.column(start);
  }

  /** The text itself. */
  public String content() {
    return text.text(start, end);
  }

  /** {@code file:line:column}, as messages name a place. */
  public String location() {
    return text.name() + ":" + line() + ":" + column();
  }

  @Override
  public String toString() {
    return location();
  }
}

package org.logkeep.dialect;

import java.util.Set;

/**
 * Options of destinations that belong together: a printer that can say one of a family, or that
 * need not say it, can do so with all.
 *
 * @param names the names of the options
 */
public record OptionFamily(Set<String> names) {
  /** What each destination has: the form of its lines, marks, repeats. */
  public static final OptionFamily LINES =
      of(
          "sequence",
          "template",
          "line-end",
          "repeats",
          "mark-mode",
          "mark-interval",
          "mark-program",
          "mark-looks");

  /** Which file it is, how it is made and written. */
  public static final OptionFamily FILE =
      of(
          "path",
          "mode",
          "umask",
          "create-directories",
          "create-last-directory",
          "directory-mode",
          "open",
          "reopen",
          "buffering",
          "hold-while-slow",
          "sync");

  /**
   * How it is tried again, closed when idle, and put right when it is there already: for some
   * daemons nobody writes that down.
   */
  public static final OptionFamily UPKEEP = of("reopen-after", "reap-after", "dress-existing");

  /** Rotation is one thing, said with its size. */
  public static final OptionFamily ROTATION =
      of(
          "rotate-size",
          "rotate-style",
          "rotate-count",
          "rotate-age",
          "rotate-overhead",
          "rotate-compress",
          "rotate-compress-delay",
          "rotate-hooks",
          "rotate-hook-stamp",
          "rotate-hook-arguments",
          "rotate-hook-missing-text",
          "rotate-hook-start-text",
          "rotate-hook-success-text",
          "rotate-hook-exit-text",
          "rotate-hook-signal-text",
          "rotate-hook-report-severity");

  /** How many records are taken. */
  public static final OptionFamily LIMIT = of("limit-every", "limit-burst");

  /** Where datagrams and streams go. */
  public static final OptionFamily RECEIVER = of("host", "port");

  /** How they go there. */
  public static final OptionFamily WAY = of("ip-version", "max-size", "interface", "ttl");

  /** Who gets lines on the terminal. */
  public static final OptionFamily USERS = of("names", "wall");

  /** What a pipe does without a reader. */
  public static final OptionFamily PIPE = of("create", "when-full");

  private static OptionFamily of(String... names) {
    return new OptionFamily(Set.of(names));
  }

  /** Whether an option is of this family. */
  boolean has(String name) {
    return names.contains(name);
  }
}

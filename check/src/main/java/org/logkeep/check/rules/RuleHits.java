package org.logkeep.check.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;

/**
 * How often rules have hit, kept in a file from one look to the next. A rule is known by its text,
 * so that it may move to another file and keep its history. One line a rule: the digest of its
 * text, the day it was first looked at, the day of its last hit or a hyphen, and the number of
 * lines. Before them stands the day of the last look, as {@code until DAY}: a rule is idle up to
 * that day, however long ago it is.
 */
public final class RuleHits {
  /** Far more than all rules of all installations take. */
  private static final int LIMIT = 64 << 20;

  /**
   * The history of a rule.
   *
   * @param since the day it was first looked at
   * @param last the day of its last hit
   * @param lines how many lines it has hit
   */
  public record History(LocalDate since, Optional<LocalDate> last, long lines) {
    /** The day since when it has hit nothing. */
    public LocalDate idleSince() {
      return last.orElse(since);
    }
  }

  private final Map<String, History> histories = new TreeMap<>();
  private Optional<LocalDate> until = Optional.empty();

  /** An empty history. */
  public RuleHits() {}

  /**
   * Reads the file; a missing one is an empty history, and lines that make no sense are dropped.
   *
   * @throws AccessDeniedException if it may not be read
   */
  public static RuleHits read(Path file) throws IOException {
    return read(new RealDisk(new Sys()), file);
  }

  /** As above, on a disk of one's choice. */
  public static RuleHits read(Disk disk, Path file) throws IOException {
    String name = DiskPath.of(file);
    try {
      return disk.status(name).isPresent() ? parse(disk.readSmall(name, LIMIT)) : new RuleHits();
    } catch (DiskException e) {
      throw e.errno() == Errno.EACCES
          ? new AccessDeniedException(name)
          : new IOException(e.getMessage(), e);
    }
  }

  /** The histories in a file's text; lines that make no sense are dropped. */
  static RuleHits parse(byte[] text) {
    RuleHits hits = new RuleHits();
    new String(text, StandardCharsets.ISO_8859_1)
        .lines()
        .forEach(line -> hits.readLine(line.split(" ")));
    return hits;
  }

  private void readLine(String[] parts) {
    try {
      if (parts.length == 2 && parts[0].equals("until")) {
        until = Optional.of(LocalDate.parse(parts[1]));
      }
      if (parts.length != 4) {
        return;
      }
      Optional<LocalDate> last =
          parts[2].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(parts[2]));
      histories.put(
          parts[0], new History(LocalDate.parse(parts[1]), last, Long.parseLong(parts[3])));
    } catch (DateTimeException | NumberFormatException damaged) {
      return; // a line that makes no sense is as good as none
    }
  }

  /** The day of the last look; empty before the first. */
  public Optional<LocalDate> until() {
    return until;
  }

  /** What is known of a rule; empty for one that was never looked at. */
  public Optional<History> of(Rule rule) {
    return Optional.ofNullable(histories.get(key(rule)));
  }

  /** Takes what a rule has hit on a day; answers its history. */
  public History add(Rule rule, LocalDate day, long lines) {
    String key = key(rule);
    until = Optional.of(day);
    History before = histories.getOrDefault(key, new History(day, Optional.empty(), 0));
    History after =
        new History(
            before.since(), lines > 0 ? Optional.of(day) : before.last(), before.lines() + lines);
    histories.put(key, after);
    return after;
  }

  /** Takes a rule's hits that a run has counted, for all rules at once. */
  public void addAll(Map<Rule, Long> counted, LocalDate day) {
    counted.forEach((rule, lines) -> add(rule, day, lines));
  }

  /** Writes the file anew; it is whole at any moment. Rules not among those given are forgotten. */
  public void write(Path file, List<Rule> rules) throws IOException {
    write(new RealDisk(new Sys()), file, rules);
  }

  /** As above, on a disk of one's choice. */
  public void write(Disk disk, Path file, List<Rule> rules) throws IOException {
    Map<String, History> kept = new TreeMap<>();
    for (Rule rule : rules) {
      History history = histories.get(key(rule));
      if (history != null) {
        kept.put(key(rule), history);
      }
    }
    StringBuilder text = new StringBuilder();
    until.ifPresent(day -> text.append("until ").append(day).append('\n'));
    kept.forEach((key, history) -> {
      String last = history.last().map(LocalDate::toString).orElse("-");
      text.append(key + " " + history.since() + " " + last + " " + history.lines() + "\n");
    });
    try {
      disk.writeAtomically(
          DiskPath.of(file), text.toString().getBytes(StandardCharsets.ISO_8859_1), 0666);
    } catch (DiskException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String key(Rule rule) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(rule.text());
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

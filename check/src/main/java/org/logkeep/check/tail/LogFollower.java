package org.logkeep.check.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.check.tail.TailException.Reason;

/**
 * Decides what is new in a log. The rules are logtail's and logtail2's as observed
 * (docs/differences-logcheck.md):
 *
 * <ul>
 *   <li>same inode, offset = size: nothing; offset smaller: from there, even in the middle of a
 *       line;
 *   <li>same inode, file now smaller: a warning of three lines, then the whole file;
 *   <li>other inode: the rest of the rotated file if it can be found, then the whole new file.
 * </ul>
 *
 * <p>Only {@link Following#THOROUGH} looks further.
 */
public final class LogFollower {
  private static final String FRAME = "***************\n";

  private final Following following;

  /** A follower that looks as hard as it is told. */
  public LogFollower(Following following) {
    this.following = following;
  }

  /** What to read of a log whose last position is in the given offset file. */
  public TailPlan plan(Path log, OffsetFile offsetFile) throws TailException {
    LogStat now = stat(log);
    Optional<Position> known = offsetFile.read();
    if (known.isEmpty()) {
      return whole(log, now, List.of());
    }
    Position last = known.get();
    try {
      return following == Following.THOROUGH
          ? thorough(log, now, last, offsetFile.readMark())
          : classic(log, now, last);
    } catch (IOException e) {
      throw new TailException(Reason.DATA, "Cannot look for rotated files of " + log + ": " + e);
    }
  }

  private TailPlan classic(Path log, LogStat now, Position last) throws IOException {
    if (now.inode() == last.inode()) {
      return sameFile(log, now, last);
    }
    List<Segment> old = new ArrayList<>();
    if (following == Following.DETECTORS) {
      Optional<Path> rotated = named(log);
      if (rotated.isPresent()) {
        LogStat stat = LogStat.of(rotated.get());
        if (stat.inode() == last.inode()) {
          old.add(new Segment.FileTail(rotated.get(), last.offset(), stat.inode()));
        }
      }
    }
    return whole(log, now, old);
  }

  private static TailPlan sameFile(Path log, LogStat now, Position last) {
    if (last.offset() == now.size()) {
      return new TailPlan(log, List.of());
    }
    if (last.offset() > now.size()) {
      String warning =
          FRAME
              + ("*** WARNING ***: Log file " + log + " is smaller than last time checked!\n")
              + "*************** This could indicate tampering.\n";
      return whole(log, now, List.of(new Segment.Notice(warning)));
    }
    return new TailPlan(log, List.of(new Segment.FileTail(log, last.offset(), now.inode())));
  }

  private static TailPlan thorough(Path log, LogStat now, Position last, Optional<ContentMark> mark)
      throws IOException {
    boolean sameInode = now.inode() == last.inode();
    boolean longEnough = now.size() >= last.offset();
    boolean sameText = mark.isEmpty() || RotatedSiblings.carries(log, mark.get(), last.offset());
    if (sameInode && longEnough && sameText) {
      return sameFile(log, now, last);
    }
    List<Segment> old = new RotatedSiblings(log).since(last, mark, now.inode());
    if (!old.isEmpty() || !sameInode) {
      return whole(log, now, old);
    }
    if (!longEnough) {
      return sameFile(log, now, last);
    }
    String notice =
        FRAME
            + ("*** WARNING ***: Log file " + log + " was cut and written anew since last time!\n")
            + "*************** It is shown from its start; what stood behind the old position is lost.\n";
    return whole(log, now, List.of(new Segment.Notice(notice)));
  }

  private static TailPlan whole(Path log, LogStat now, List<Segment> before) {
    List<Segment> segments = new ArrayList<>(before);
    segments.add(new Segment.FileTail(log, 0, now.inode()));
    return new TailPlan(log, segments);
  }

  private static Optional<Path> named(Path log) throws IOException {
    for (RotationRule rule : RotationRule.IN_ORDER) {
      Optional<Path> rotated = rule.rotatedOf(log);
      if (rotated.isPresent()) {
        return rotated;
      }
    }
    return Optional.empty();
  }

  private LogStat stat(Path log) throws TailException {
    String name = log.toString();
    LogStat stat;
    try {
      stat = LogStat.of(log);
    } catch (IOException e) {
      String why = following == Following.NONE ? "." : ": " + Failures.reason(e);
      throw new TailException(Reason.NO_INPUT, "File " + name + " cannot be read" + why);
    }
    if (!stat.regular() || (following == Following.NONE && !Files.isReadable(log))) {
      String why = following == Following.NONE ? "." : ": not a plain file";
      throw new TailException(Reason.NO_INPUT, "File " + name + " cannot be read" + why);
    }
    return stat;
  }
}

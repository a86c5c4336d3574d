package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.engine.Occurrence.Attempt;
import org.logkeep.engine.destination.DestinationCounters.DropReason;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/**
 * One log file with the records that wait for it.
 *
 * <p>An ordinary local file is written by the loop itself: one write(2) takes up to 64 KiB and
 * costs less than handing them over. A file that lies on a file system behind a network, or once
 * was slow ({@link DiskPace}), is written by a thread that may wait, one {@link WriteJob} at a
 * time; what comes in meanwhile waits for the next one. A file that is synced after every record is
 * synced by such a thread, and written by it if there is more than one chunk: others should see a
 * line as soon as those of a file that is not synced. While the disk syncs, the loop writes what
 * comes in, and the thread goes on with that.
 *
 * <p>Trouble (no space, read-only, an error of the device) leaves everything queued; it is said,
 * and tried again after a pause that doubles from a second to the configured one. A line that was
 * written in part is completed if the file is still the same, and written whole if it is another
 * one. A sync that fails proves nothing about the bytes before it, so those are written again.
 *
 * <p>Whether the file still has its name is looked at before writing, at most once a second.
 * Confined to the loop's thread, but for the jobs under way.
 */
final class LogFile {
  /** So much may wait for a thread before sources that can wait are held back. */
  private static final long FAR_BEHIND_BYTES = 8L << 20;

  private final FilePlace place;
  private final FileSettings settings;
  private final FileHost host;
  private final OutputQueue queue;
  private final Optional<TokenBucket> throttle;
  private final Optional<FileRotation> rotation;
  private final NamedOpenFile current;
  private final DiskPace pace = new DiskPace();
  private final FileTroubles troubles;
  private final WriteJobs jobs;
  private Loop.@Nullable Watch timer;
  private long lastJobEnded;
  private boolean abandoned;
  private boolean rotateAsked;
  private boolean reopenAsked;
  private long usedAt;

  LogFile(
      FilePlace place,
      FileSettings settings,
      Optional<FileRotation> rotation,
      FileHost host,
      QueueBudget budget) {
    this.place = place;
    this.rotation = rotation;
    this.settings = settings;
    this.host = host;
    this.queue = new OutputQueue(host.shared().chunks(), budget);
    this.throttle = host.output().throttleBucket(host.loop().nanos());
    this.usedAt = host.loop().nanos();
    this.jobs = new WriteJobs(host.shared().writers());
    current = new NamedOpenFile(place, settings, host);
    troubles = new FileTroubles(host, place.path());
  }

  String path() {
    return place.path();
  }

  /** The records that wait; to be written by {@link #flush}. */
  OutputQueue queue() {
    return queue;
  }

  boolean isOpen() {
    return current.isOpen();
  }

  /**
   * Whether a thread is writing and more waits than is of use: the disk is slower than the sources,
   * and what is read beyond this only takes memory.
   */
  boolean isFarBehind() {
    return !jobs.isEmpty() && queue.bytes() > FAR_BEHIND_BYTES;
  }

  /** Whether the last try to open, write or sync it failed. */
  boolean isTroubled() {
    return troubles.isTroubled();
  }

  /** Whether nothing waits and nothing is under way. */
  boolean isQuiet() {
    return queue.isEmpty() && jobs.isEmpty();
  }

  /** When it was last written to, by the loop's clock. */
  long usedAt() {
    return usedAt;
  }

  /** Opens the file before anything is to be written. */
  void openNow() {
    if (!current.isOpen() && !abandoned && timer == null) {
      boolean _ = open();
    }
  }

  /** Whether it could not be opened and is left alone until the next reopen. */
  boolean isAbandoned() {
    return abandoned;
  }

  /** Writes what can be written now, and settles the receipts of what is done. */
  void flush() {
    writeOut();
    queue.settleReceipts();
  }

  /** Writes what can be written now; may be called within a batch. */
  void writeOut() {
    while (mayWrite()) {
      if (current.isMoved()) {
        if (!jobs.isEmpty()) {
          return;
        }
        closeFile();
      }
      if (!current.isOpen() && !open()) {
        break;
      }
      DiskFile target = current.file();
      if (target == null || !write(target)) {
        break;
      }
    }
  }

  private boolean mayWrite() {
    boolean more = jobs.isEmpty() ? !queue.isEmpty() : queue.hasUnlent() && mayFollow();
    return more && timer == null && !abandoned;
  }

  /**
   * Whether more may be written while the disk syncs what was written before. Where something may
   * have to happen between the two, it may not.
   */
  private boolean mayFollow() {
    return settings.sync()
        && !pace.isForThreads()
        && !reopenAsked
        && !rotateAsked
        && throttle.isEmpty()
        && rotation.map(r -> r.hasRoom(queue.records(), queue.bytes())).orElse(true)
        && jobs.mayFollow();
  }

  /** Writes a chunk, or hands everything to a thread; whether to go on at once. */
  private boolean write(DiskFile open) {
    usedAt = host.loop().nanos();
    if (!jobs.isEmpty()) {
      beginJob(open, Long.MAX_VALUE);
      return false;
    }
    DiskFile target = rotateIfDue(open);
    Chunk head = queue.head();
    int waiting = head.waiting();
    int length = rotation.map(r -> head.unsentOf(r.room(head))).orElseGet(head::unsent);
    if (throttle.isPresent()) {
      long allowed = throttle.get().available(usedAt);
      if (allowed < 1) {
        timer = host.loop().after(throttle.get().nanosToNext(), this::retry);
        return false;
      }
      length = Math.min(length, head.unsentOf(allowed));
    }
    if (pace.isForThreads() || settings.sync()) {
      boolean limited = rotation.isPresent() || throttle.isPresent();
      beginJob(target, limited ? length : Long.MAX_VALUE);
      return false;
    }
    long before = host.shared().ticks().getAsLong();
    int result = target.write(head.bytes().array(), head.sent(), length);
    pace.loopWrote(host.shared().ticks().getAsLong() - before);
    if (result > 0) {
      queue.advance(result);
    } else if (length == 0) {
      queue.advance(0);
    }
    written(waiting - head.waiting(), Math.max(0, result));
    if (result < length) {
      failed(Attempt.WRITE, result < 0 ? -result : Errno.ENOSPC);
      return false;
    }
    troubles.recovered();
    return true;
  }

  /** Counts what was written for those who bound it. */
  private void written(long records, long bytes) {
    throttle.ifPresent(bucket -> bucket.take(records));
    rotation.ifPresent(r -> r.written(records, bytes));
  }

  /** A line that is written in part is completed in the file that has its beginning. */
  private DiskFile rotateIfDue(DiskFile open) {
    boolean due = rotation.isPresent() && (rotateAsked || rotation.get().isDue());
    if (!due || queue.isTorn()) {
      return open;
    }
    rotateAsked = false;
    DiskFile next = rotation.get().rotate(open);
    current.replace(next);
    return next;
  }

  /** Rotates the file now, whatever its size, or as soon as what is under way has ended. */
  void rotate() {
    if (rotation.isEmpty()) {
      return;
    }
    rotateAsked = true;
    flush();
    rotateIfAsked();
  }

  /** Unless jobs are under way, whose end comes back here. */
  private void rotateIfAsked() {
    openNow();
    DiskFile open = current.file();
    if (rotateAsked && jobs.isEmpty() && open != null) {
      DiskFile _ = rotateIfDue(open);
    }
  }

  private void beginJob(DiskFile target, long limit) {
    long now = host.shared().ticks().getAsLong();
    WriteJob next =
        new WriteJob(
            target, settings.sync(), limit, now, () -> host.loop().execute(this::jobsEnded));
    if (jobs.isEmpty()) {
      queue.lend(next.chunks());
    } else {
      queue.lendMore(next.chunks());
    }
    if (!pace.isForThreads() && next.chunks().size() == 1) {
      next.writeOnLoop();
      pace.loopWrote(host.shared().ticks().getAsLong() - now);
    }
    jobs.begin(next);
  }

  private void jobsEnded() {
    if (!settleEnded()) {
      return;
    }
    if (reopenAsked && jobs.isEmpty()) {
      reopenAsked = false;
      openAnew();
    }
    flush();
    if (rotateAsked) {
      rotateIfAsked();
    }
  }

  /** Takes note of what the jobs that have ended did; whether there was one. */
  private boolean settleEnded() {
    boolean any = false;
    for (WriteJob ended = jobs.takeEnded(); ended != null; ended = jobs.takeEnded()) {
      settle(ended);
      any = true;
    }
    return any;
  }

  private void settle(WriteJob ended) {
    long now = host.shared().ticks().getAsLong();
    pace.threadWrote(now - Math.max(ended.begun(), lastJobEnded));
    lastJobEnded = now;
    if (ended.syncFailed()) {
      jobs.forget();
      closeFile();
      queue.rewind();
      failed(Attempt.SYNC, ended.error());
    } else {
      long left = ended.written();
      long waiting = queue.records();
      while (left > 0) {
        int part = (int) Math.min(left, queue.head().unsent());
        queue.advance(part);
        left -= part;
      }
      written(waiting - queue.records(), ended.written());
      if (ended.error() == 0) {
        skipEmpty(ended);
        troubles.recovered();
      } else {
        failed(Attempt.WRITE, ended.error());
      }
    }
  }

  /** Records without bytes at the end of a job's chunks are done too. */
  private void skipEmpty(WriteJob ended) {
    while (!queue.isEmpty()
        && ended.chunks().contains(queue.head())
        && queue.head().unsent() == 0) {
      queue.advance(0);
    }
  }

  private boolean open() {
    try {
      NamedOpenFile.Opened opened = current.open();
      if (opened.another()) {
        queue.rewind();
      }
      rotation.ifPresent(r -> r.opened(opened.status()));
      pace.opened(host.shared().files().isSlow(opened.status().device(), place.path()));
      if (queue.isEmpty()) {
        troubles.recovered();
      }
      return true;
    } catch (DiskException e) {
      closeFile();
      failed(Attempt.OPEN, e.errno());
      return false;
    }
  }

  private void failed(Attempt attempt, int errno) {
    if (attempt == Attempt.OPEN && settings.reopenOnHangup()) {
      abandoned = true;
      queue.dropAll(DropReason.REFUSED);
    }
    if (errno != Errno.ENOSPC && errno != Errno.EDQUOT) {
      closeFile();
    }
    if (!(settings.optional() && attempt == Attempt.OPEN)) {
      troubles.tell(attempt, errno, abandoned ? 0 : queue.records());
    }
    troubles.failed();
    if (!abandoned) {
      timer = host.loop().after(troubles.nextPause(), this::retry);
    }
  }

  private void retry() {
    timer = null;
    flush();
  }

  /** Writes out everything, waiting for jobs until a deadline; whether nothing is left. */
  boolean drain(long deadline, LongSupplier ticks) {
    if (timer != null && !troubles.isTroubled()) {
      cancelTimer();
    }
    flush();
    while (!jobs.isEmpty()) {
      if (!jobs.await(Math.max(0, deadline - ticks.getAsLong()))) {
        return false;
      }
      jobsEnded();
    }
    return queue.isEmpty();
  }

  /**
   * Closes the file, as soon as nothing is under way, and opens it again when the next record
   * comes; tries at once what waits.
   */
  void reopen() {
    abandoned = false;
    troubles.forget();
    cancelTimer();
    if (jobs.isEmpty()) {
      flush();
    }
    if (jobs.isEmpty()) {
      openAnew();
    } else {
      reopenAsked = true;
    }
  }

  private void openAnew() {
    closeFile();
    if (settings.openAtStart() || !queue.isEmpty()) {
      openNow();
    }
  }

  /** Closes for good; what waits is dropped. */
  void close() {
    cancelTimer();
    boolean _ = settleEnded();
    if (jobs.abandon()) {
      // The thread still reads the chunks: they are left to it, and the file with them.
      current.leave();
      queue.abandonAll(DropReason.SHUTDOWN);
    } else {
      boolean _ = settleEnded();
      cancelTimer();
      queue.dropAll(DropReason.SHUTDOWN);
    }
    queue.settleReceipts();
    closeFile();
  }

  /** Closes the file of a quiet one, which stays usable. */
  void closeFile() {
    current.close();
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.close();
      timer = null;
    }
  }
}

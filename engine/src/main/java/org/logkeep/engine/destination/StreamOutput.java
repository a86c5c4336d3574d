package org.logkeep.engine.destination;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.record.Severity;

/**
 * A destination that writes one stream of bytes to a descriptor that never blocks: connection,
 * pipe, device.
 *
 * <pre>
 *   closed --connect()--> opening --opened(fd)--> open --EAGAIN--> blocked --writable--> open
 *     ^                      |                      |                 |
 *     +---- pause ends ---- resting <---- broken() -+-----------------+
 * </pre>
 *
 * <p>A record that was sent in part when the stream broke is sent again from its beginning on the
 * next one.
 */
abstract class StreamOutput extends QueuedOutput {
  private static final int CLOSED = -1;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private int fd = CLOSED;
  private boolean opening;
  private boolean blocked;
  private boolean troubled;
  private boolean ended;
  private Loop.@Nullable Watch watch;
  private Loop.@Nullable Watch pause;
  private Loop.@Nullable Watch poll;

  StreamOutput(DestinationContext context, OutputSettings settings, Shared shared) {
    super(context, settings, shared);
  }

  /** Begins to open the way out; {@link #opened} or {@link #broken} follows, now or later. */
  abstract void connect();

  /** Sends what is taken now; bytes, or a negative error number. */
  abstract int send(int descriptor, byte[] bytes, int offset, int length);

  /** What messages call the other end. */
  abstract String target();

  /** Closes the descriptor. */
  void closeDescriptor(int descriptor) {
    context().sys().close(descriptor);
  }

  /** What is waited for while nothing is blocked: 0, or events for {@link #input}. */
  int idleInterest() {
    return 0;
  }

  /** An event of {@link #idleInterest} came. */
  void input(int descriptor) {}

  @Override
  final void writeOut() {
    while (!queue().isEmpty() && !blocked) {
      if (fd == CLOSED) {
        startIfIdle();
        if (fd == CLOSED) {
          return;
        }
      }
      long allowed = throttle().allowance();
      if (allowed < 1 || !sendHead(allowed)) {
        return;
      }
    }
  }

  /** Opens if nothing is under way and no pause has to be kept. */
  final void startIfIdle() {
    if (fd == CLOSED && !opening && pause == null && !ended) {
      opening = true;
      connect();
    }
  }

  private boolean sendHead(long allowed) {
    Chunk head = queue().head();
    int length = head.unsentOf(allowed);
    int waiting = head.waiting();
    int result = length == 0 ? 0 : send(fd, head.bytes().array(), head.sent(), length);
    if (result >= 0) {
      queue().advance(result);
      throttle().used(waiting - head.waiting());
      recovered();
      return true;
    }
    if (result == -Errno.EINTR) {
      return true;
    }
    if (result == -Errno.EAGAIN) {
      block();
    } else {
      broken("write to", -result);
    }
    return false;
  }

  private void block() {
    blocked = true;
    watch(idleInterest() | Epoll.OUT);
  }

  private void watch(int interest) {
    if (watch != null) {
      watch.interest(interest);
      return;
    }
    if (interest == 0) {
      return;
    }
    try {
      watch = loop().watch(fd, interest, this::ready);
    } catch (IllegalArgumentException notPollable) {
      poll = loop().after(POLL_NANOS, () -> ready(Epoll.OUT));
    }
  }

  private void ready(int events) {
    poll = null;
    if (blocked && (events & (Epoll.OUT | Epoll.ERROR | Epoll.HANGUP)) != 0) {
      blocked = false;
      watch(idleInterest());
      flush();
    }
    if (fd == CLOSED) {
      return;
    }
    boolean failing = (events & (Epoll.ERROR | Epoll.HANGUP)) != 0;
    if (failing && idleInterest() == 0) {
      unwatch(); // The next write tells what is wrong; until then there is nothing to wait for.
    } else if (failing || (events & idleInterest()) != 0) {
      input(fd);
    }
  }

  /** The way out is open. */
  final void opened(int descriptor) {
    opening = false;
    fd = descriptor;
    watch(idleInterest());
    if (queue().isEmpty()) {
      recovered();
    }
    if (!queue().isEmpty()) {
      gatherMore();
    }
  }

  /** It could not be opened, or broke; another try follows after the pause. */
  final void broken(String action, int errno) {
    broken("cannot " + action + " " + target() + ": " + Errno.message(errno));
  }

  /** As {@link #broken(String, int)}, in other words. */
  final void broken(String what) {
    disconnect();
    troubled = true;
    long nanos = settings().reopenNanos();
    journal()
        .trouble(
            key(),
            Severity.ERR,
            "destination "
                + id()
                + ": "
                + what
                + "; "
                + queue().records()
                + " records wait, next try in "
                + TimeUnit.NANOSECONDS.toSeconds(nanos)
                + " s");
    if (!ended && pause == null) {
      pause = loop().after(nanos, this::tryAgain);
    }
  }

  /** Closes the stream without calling it trouble; the next record opens it again. */
  final void disconnect() {
    opening = false;
    blocked = false;
    unwatch();
    if (poll != null) {
      poll.close();
      poll = null;
    }
    if (fd != CLOSED) {
      closeDescriptor(fd);
      fd = CLOSED;
    }
    queue().rewind();
  }

  private void unwatch() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  private void tryAgain() {
    pause = null;
    startIfIdle();
    flush();
  }

  private void recovered() {
    if (troubled) {
      troubled = false;
      journal().recovered(key(), "destination " + id() + ": " + target() + " takes records again");
    }
  }

  private String key() {
    return id() + ":stream";
  }

  final boolean isConnected() {
    return fd != CLOSED;
  }

  /** No further try is made: what comes is queued until it overflows, or refused by the kind. */
  final void endTrying() {
    ended = true;
  }

  @Override
  final boolean canProgress() {
    // The loop does not run while a destination drains, so blocked only means: try again.
    blocked = false;
    return fd != CLOSED;
  }

  @Override
  public void reopen() {
    super.reopen();
    endPause();
    ended = false;
  }

  private void endPause() {
    if (pause != null) {
      pause.close();
      pause = null;
    }
  }

  @Override
  public void close() {
    ended = true;
    endPause();
    disconnect();
    super.close();
  }
}

package org.logkeep.engine;

import org.jspecify.annotations.Nullable;
import org.logkeep.engine.source.Source;

/**
 * Holds one source back while a destination that it waits for is full.
 *
 * <p>It is on from the batch that finds a destination full until a later look finds room in all of
 * them. Confined to the reactor's thread.
 */
final class Brake {
  private static final long LOOK_NANOS = 2_000_000L;

  private final Loop loop;
  private @Nullable Source source;
  private @Nullable Feed feed;
  private Loop.@Nullable Watch look;

  Brake(Loop loop) {
    this.loop = loop;
  }

  /** Says what is to be held back, and who knows for how long. */
  void attach(Source held, Feed behind) {
    source = held;
    feed = behind;
  }

  /** Holds the source back from now on. */
  void pull() {
    Source held = source;
    if (held != null && look == null) {
      held.pause();
      look = loop.after(LOOK_NANOS, this::look);
    }
  }

  private void look() {
    Feed behind = feed;
    Source held = source;
    if (behind != null && behind.held()) {
      look = loop.after(LOOK_NANOS, this::look);
    } else if (held != null) {
      look = null;
      held.resume();
    }
  }

  boolean isOn() {
    return look != null;
  }

  /** Ends the looking; the source has been closed. */
  void release() {
    Loop.Watch pending = look;
    if (pending != null) {
      pending.close();
      look = null;
    }
  }
}

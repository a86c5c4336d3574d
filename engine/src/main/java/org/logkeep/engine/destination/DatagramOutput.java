package org.logkeep.engine.destination;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends each record as one datagram to a receiver that others may send to as well. */
final class DatagramOutput extends QueuedOutput {
  private final DatagramTarget.Key key;
  private final DatagramTarget.Finder finder;
  private @Nullable DatagramTarget target;
  private boolean left;

  /**
   * Makes one that is not open yet.
   *
   * @param receiver where the records go, in words
   */
  DatagramOutput(
      DestinationContext context,
      OutputSettings settings,
      Shared shared,
      String receiver,
      DatagramTarget.Finder finder,
      DatagramTarget.Way way) {
    super(context, settings, shared);
    this.finder = finder;
    this.key =
        new DatagramTarget.Key(
            receiver,
            way,
            settings.limits(),
            settings.reopenNanos(),
            settings.throttle() == 0 ? Optional.empty() : Optional.of(context.id()));
  }

  private DatagramTarget target() {
    DatagramTarget known = target;
    if (known == null) {
      known =
          shared()
              .targets()
              .acquire(
                  key,
                  () ->
                      new DatagramTarget(
                          context(),
                          settings(),
                          shared().chunks(),
                          key.target(),
                          finder,
                          key.way()));
      target = known;
    }
    return known;
  }

  @Override
  public void open() {
    super.open();
    target().open();
  }

  @Override
  OutputQueue queue() {
    return target().queue();
  }

  @Override
  void writeOut() {
    target().writeOut();
  }

  @Override
  boolean canProgress() {
    return target().canProgress();
  }

  @Override
  public void reopen() {
    super.reopen();
    target().reopen();
  }

  /**
   * What waits is still sent if another destination sends there. The target stays known: a flush
   * that the loop was asked for before must not take it anew.
   */
  @Override
  void leaveQueue() {
    DatagramTarget leaving = target;
    if (leaving != null && !left && shared().targets().release(key)) {
      leaving.close();
    }
    left = true;
  }
}

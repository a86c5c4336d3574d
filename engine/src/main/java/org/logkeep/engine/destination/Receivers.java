package org.logkeep.engine.destination;

import java.util.Optional;
import java.util.function.Consumer;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;

/** Who a stream goes to: one after the other, as they fail. */
interface Receivers {
  /** Finds the address to try next; nothing if its name has none. */
  void next(Loop loop, Consumer<Optional<Address>> found);

  /** The one that is tried or connected did not work. */
  void failed();

  /** Its name, for messages. */
  String current();

  /** Whether there is another one that was not tried since {@link #begin}. */
  boolean hasMore();

  /** A new round begins. */
  void begin();
}

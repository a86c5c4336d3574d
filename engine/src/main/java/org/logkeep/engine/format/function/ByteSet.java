package org.logkeep.engine.format.function;

import org.logkeep.topology.template.Template;

/** A set of bytes. */
final class ByteSet {
  private final boolean[] members = new boolean[256];

  /** The bytes of a text, and the control characters below 32 if wanted. */
  static ByteSet of(String text, boolean control) {
    ByteSet set = new ByteSet();
    for (byte b : Template.bytes(text)) {
      set.members[b & 0xff] = true;
    }
    for (int b = 0; control && b < 32; b++) {
      set.members[b] = true;
    }
    return set;
  }

  boolean contains(int b) {
    return members[b & 0xff];
  }
}

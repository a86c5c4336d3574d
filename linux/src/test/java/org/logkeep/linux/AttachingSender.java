package org.logkeep.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A sender that attaches an open file to a datagram of one byte, {@code SCM_RIGHTS}, unix(7). */
final class AttachingSender {

  private AttachingSender() {}

  static int send(Sys sys, int fd, int attached) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment payload = arena.allocate(8);
      MemorySegment vector = arena.allocate(16, 8);
      vector.set(Native.LONG, 0, payload.address());
      vector.set(Native.LONG, 8, 1L);
      MemorySegment control = arena.allocate(24, 8);
      control.set(Native.LONG, 0, 20L);
      control.set(Native.INT, 8, 1);
      control.set(Native.INT, 12, 1);
      control.set(Native.INT, 16, attached);
      MemorySegment header = arena.allocate(56, 8);
      header.set(Native.LONG, 16, vector.address());
      header.set(Native.LONG, 24, 1L);
      header.set(Native.LONG, 32, control.address());
      header.set(Native.LONG, 40, 24L);
      return sys.calls().call(Native.symbol("sendmsg"), fd, header.address(), 0);
    }
  }
}

package org.logkeep.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * Scans texts that lie in one block. The block is copied once into memory that the library can read
 * while it calls back; a text then costs one call, and each hit one call back.
 *
 * <p>Belongs to the thread that made it.
 */
@SuppressWarnings("MustBeClosedChecker") // close() does it
public final class HyperscanScanner implements AutoCloseable {
  private final Functions functions;
  private final MemorySegment database;
  private final MemorySegment scratch;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment handler;
  private Arena blockArena = Arena.ofConfined();
  private MemorySegment block = MemorySegment.NULL;
  private long address;
  private int[] hits = new int[64];
  private int count;

  HyperscanScanner(Functions functions, MemorySegment database) throws HyperscanException {
    this.functions = functions;
    this.database = database;
    try {
      MemorySegment place = arena.allocate(ADDRESS);
      Hyperscan.check(
          (int)
              functions
                  .function("hs_alloc_scratch", JAVA_INT, ADDRESS, ADDRESS)
                  .invoke(database, place),
          "hs_alloc_scratch");
      this.scratch = place.get(ADDRESS, 0);
      MethodType type = Functions.MATCH_HANDLER.toMethodType();
      this.handler =
          functions.linker.upcallStub(
              MethodHandles.lookup().bind(this, "matched", type), Functions.MATCH_HANDLER, arena);
    } catch (HyperscanException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }

  /** Takes over a block; what {@link #scan} is asked about lies in it. */
  public void take(byte[] bytes, int offset, int length) {
    if (block.byteSize() < length) {
      blockArena.close();
      blockArena = Arena.ofConfined();
      block = blockArena.allocate(Math.max(length, 1 << 16), 64);
      address = block.address();
    }
    MemorySegment.copy(bytes, offset, block, JAVA_BYTE, 0, length);
  }

  /**
   * Scans a text of the block, and answers how many expressions hit. Their numbers are given by
   * {@link #hit}, each once, until the next scan.
   *
   * @throws IllegalStateException if the library fails, which means that memory is damaged
   */
  public int scan(int start, int length) {
    count = 0;
    int status;
    try {
      status =
          (int)
              functions.scan.invokeExact(
                  database, address + start, length, 0, scratch, handler, 0L);
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
    if (status != 0) {
      throw new IllegalStateException("hs_scan answered " + status);
    }
    return count;
  }

  /** The number of a hit of the last scan. */
  public int hit(int index) {
    return hits[index];
  }

  /** Called by the library. Nothing may be thrown through it: that would end the process. */
  @SuppressWarnings({
    "UnusedMethod",
    "UnusedVariable"
  }) // called by its handle, with the library's arguments
  private int matched(int number, long from, long to, int flags, long context) {
    if (count == hits.length) {
      hits = Arrays.copyOf(hits, count * 2);
    }
    hits[count++] = number;
    return 0;
  }

  @Override
  public void close() {
    try {
      int ignored = (int) functions.function("hs_free_scratch", JAVA_INT, ADDRESS).invoke(scratch);
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
    blockArena.close();
    arena.close();
  }
}

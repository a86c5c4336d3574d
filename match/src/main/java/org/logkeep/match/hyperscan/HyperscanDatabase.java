package org.logkeep.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Compiled expressions; immutable, shared by all scanners, to be closed after the last of them. */
public final class HyperscanDatabase implements AutoCloseable {
  private final Functions functions;
  private final MemorySegment database;

  HyperscanDatabase(Functions functions, MemorySegment database) {
    this.functions = functions;
    this.database = database;
  }

  /** The database as bytes, good for the same version and processor. */
  public byte[] serialize() throws HyperscanException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ADDRESS);
      MemorySegment length = arena.allocate(JAVA_LONG);
      Hyperscan.check(
          (int)
              functions
                  .function("hs_serialize_database", JAVA_INT, ADDRESS, ADDRESS, ADDRESS)
                  .invoke(database, bytes, length),
          "hs_serialize_database");
      MemorySegment text = bytes.get(ADDRESS, 0);
      byte[] copy = text.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      functions.free().invoke(text);
      return copy;
    } catch (HyperscanException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }

  /** A scanner for one thread. */
  public HyperscanScanner scanner() throws HyperscanException {
    return new HyperscanScanner(functions, database);
  }

  @Override
  public void close() {
    try {
      int ignored =
          (int) functions.function("hs_free_database", JAVA_INT, ADDRESS).invoke(database);
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }
}

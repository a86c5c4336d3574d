package org.logkeep.match.hyperscan;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The library, loaded for the life of the process. Any number of threads may use it.
 *
 * <p>Names and values are those of {@code hs.h}, version 5.4.
 */
public final class Hyperscan {
  private static final int SUCCESS = 0;
  private static final int COMPILER_ERROR = -4;
  private static final int SINGLE_MATCH = 8;
  private static final int ALLOW_EMPTY = 16;
  private static final int MODE_BLOCK = 1;

  /** Compilation gives up after this many expressions that the library refuses late. */
  private static final int MAX_LATE_REFUSALS = 8;

  private final Functions functions;
  private final String version;
  private final String platform;

  private Hyperscan(Functions functions) throws HyperscanException {
    this.functions = functions;
    try (Arena arena = Arena.ofConfined()) {
      check((int) functions.function("hs_valid_platform", JAVA_INT).invoke(), "hs_valid_platform");
      MemorySegment info = arena.allocate(32, 8);
      check(
          (int) functions.function("hs_populate_platform", JAVA_INT, ADDRESS).invoke(info),
          "hs_populate_platform");
      platform =
          Integer.toHexString(info.get(JAVA_INT, 0))
              + '/'
              + Long.toHexString(info.get(JAVA_LONG, 8));
      MemorySegment text = (MemorySegment) functions.function("hs_version", ADDRESS).invoke();
      version = text.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (HyperscanException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }

  /**
   * Loads the library from a file.
   *
   * @throws HyperscanException if it cannot be loaded or does not run on this processor
   */
  public static Hyperscan load(Path library) throws HyperscanException {
    try {
      return new Hyperscan(new Functions(SymbolLookup.libraryLookup(library, Arena.global())));
    } catch (IllegalArgumentException e) {
      throw new HyperscanException("the library " + library + " cannot be loaded");
    }
  }

  /** Version and processor: a compiled database serves under the same text only. */
  public String identity() {
    return version + ' ' + platform;
  }

  /**
   * Compiles expressions for texts that are given whole. Takes seconds for a thousand of them, and
   * a large stack.
   *
   * @param refused takes the numbers of those that the library does not take
   * @return the database; empty if no expression is left
   * @throws HyperscanException if too many are refused, or memory runs out
   */
  public Optional<HyperscanDatabase> compile(Expressions expressions, List<Integer> refused)
      throws HyperscanException {
    try {
      Expressions taken = expected(expressions, refused);
      for (int i = 0; i <= MAX_LATE_REFUSALS; i++) {
        if (taken.size() == 0) {
          return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
          MemorySegment database = arena.allocate(ADDRESS);
          int culprit = compile(arena, taken, database);
          if (culprit < 0) {
            functions.trim();
            return Optional.of(new HyperscanDatabase(functions, database.get(ADDRESS, 0)));
          }
          refused.add(taken.number(culprit));
          taken.remove(culprit);
        }
      }
      throw new HyperscanException("too many expressions are refused");
    } catch (HyperscanException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }

  /**
   * Takes over a database that {@link HyperscanDatabase#serialize} wrote. The bytes must come from
   * there: the library checks them for damage, not for malice.
   *
   * @throws HyperscanException if they are damaged, or from another version or processor
   */
  public HyperscanDatabase deserialize(byte[] bytes) throws HyperscanException {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle deserialize =
          functions.function("hs_deserialize_database", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
      MemorySegment text = arena.allocate(Math.max(1, bytes.length), 64);
      MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
      MemorySegment database = arena.allocate(ADDRESS);
      check(
          (int) deserialize.invoke(text, (long) bytes.length, database), "hs_deserialize_database");
      return new HyperscanDatabase(functions, database.get(ADDRESS, 0));
    } catch (HyperscanException e) {
      throw e;
    } catch (Throwable e) {
      throw Functions.impossible(e);
    }
  }

  /**
   * Asks for each expression alone whether the library can read it: cheap, and finds nearly all.
   */
  private Expressions expected(Expressions expressions, List<Integer> refused) throws Throwable {
    MethodHandle info =
        functions.function("hs_expression_info", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
    MethodHandle free = functions.free();
    MethodHandle freeError = functions.function("hs_free_compile_error", JAVA_INT, ADDRESS);
    Expressions taken = new Expressions();
    for (int i = 0; i < expressions.size(); i++) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment result = arena.allocate(ADDRESS);
        MemorySegment error = arena.allocate(ADDRESS);
        int status =
            (int)
                info.invoke(
                    arena.allocateFrom(expressions.text(i)),
                    SINGLE_MATCH | ALLOW_EMPTY,
                    result,
                    error);
        if (status == SUCCESS) {
          free.invoke(result.get(ADDRESS, 0));
          taken.add(expressions.text(i), expressions.number(i));
        } else {
          int ignored = (int) freeError.invoke(error.get(ADDRESS, 0));
          refused.add(expressions.number(i));
        }
      }
    }
    return taken;
  }

  /** Compiles; answers the index of the expression that was refused, or -1. */
  private int compile(Arena arena, Expressions expressions, MemorySegment database)
      throws Throwable {
    int count = expressions.size();
    MemorySegment texts = arena.allocate(ADDRESS, Math.max(1, count));
    MemorySegment flags = arena.allocate(JAVA_INT, Math.max(1, count));
    MemorySegment numbers = arena.allocate(JAVA_INT, Math.max(1, count));
    for (int i = 0; i < count; i++) {
      texts.setAtIndex(ADDRESS, i, arena.allocateFrom(expressions.text(i)));
      flags.setAtIndex(JAVA_INT, i, SINGLE_MATCH | ALLOW_EMPTY);
      numbers.setAtIndex(JAVA_INT, i, expressions.number(i));
    }
    MethodHandle compile =
        functions.function(
            "hs_compile_multi",
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    MemorySegment error = arena.allocate(ADDRESS);
    int status =
        (int)
            compile.invoke(
                texts, flags, numbers, count, MODE_BLOCK, MemorySegment.NULL, database, error);
    if (status == SUCCESS) {
      return -1;
    }
    if (status != COMPILER_ERROR) {
      throw new HyperscanException("hs_compile_multi answered " + status);
    }
    MemorySegment details = error.get(ADDRESS, 0);
    MemorySegment fields = details.reinterpret(16);
    String message = fields.get(ADDRESS, 0).reinterpret(Long.MAX_VALUE).getString(0);
    int expression = fields.get(JAVA_INT, 8);
    int ignored =
        (int) functions.function("hs_free_compile_error", JAVA_INT, ADDRESS).invoke(details);
    if (expression < 0) {
      throw new HyperscanException(message);
    }
    return expression;
  }

  static void check(int status, String function) throws HyperscanException {
    if (status != SUCCESS) {
      throw new HyperscanException(function + " answered " + status);
    }
  }
}

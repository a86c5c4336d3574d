package org.logkeep.check.rules;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.logkeep.match.CompileOptions;
import org.logkeep.match.NativeDatabase;
import org.logkeep.match.PatternSpec;
import org.logkeep.match.hyperscan.Hyperscan;
import org.logkeep.match.hyperscan.HyperscanException;

/** Rules compiled for the native matcher: found in the cache, or compiled and put there. */
final class NativeMatching {
  private static final String RESOURCE = "com/gliwka/hyperscan/jni/linux-x86_64/libjnihyperscan.so";
  private static final String VERSION = "hyperscan-5.4.0-1.0.0";

  /** Hyperscan's compiler recurses as deep as expressions nest. */
  private static final long STACK = 256L << 20;

  private final MatcherCache cache;
  private final Hyperscan hyperscan;

  private NativeMatching(MatcherCache cache, Hyperscan hyperscan) {
    this.cache = cache;
    this.hyperscan = hyperscan;
  }

  /**
   * Loads the library.
   *
   * @throws HyperscanException with the reason why the native matcher cannot be had
   */
  static NativeMatching load(MatcherCache cache) throws HyperscanException {
    if (!System.getProperty("os.arch", "").equals("amd64")) {
      throw new HyperscanException("there is none for this processor");
    }
    try {
      return new NativeMatching(cache, Hyperscan.load(cache.library(RESOURCE, VERSION)));
    } catch (IOException e) {
      throw new HyperscanException(String.valueOf(e.getMessage()));
    }
  }

  /** A name for what the rules compile to. */
  String name(List<PatternSpec> rules, CompileOptions options) {
    return NativeDatabase.name(rules, options, hyperscan);
  }

  /** What was compiled before. */
  Optional<NativeDatabase> find(String name, List<PatternSpec> rules, CompileOptions options) {
    return cache.read(name).flatMap(bytes -> NativeDatabase.read(bytes, rules, options, hyperscan));
  }

  /** Compiles and keeps; what cannot be kept is compiled again next time. */
  NativeDatabase compile(String name, List<PatternSpec> rules, CompileOptions options)
      throws HyperscanException {
    FutureTask<NativeDatabase> task =
        new FutureTask<>(() -> NativeDatabase.compile(rules, options, hyperscan));
    new Thread(null, task, "compile-rules", STACK).start();
    try {
      NativeDatabase database = task.get();
      try {
        cache.write(name, database.write());
      } catch (IOException notKept) {
        return database;
      }
      return database;
    } catch (ExecutionException e) {
      throw new HyperscanException(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HyperscanException("interrupted");
    }
  }
}

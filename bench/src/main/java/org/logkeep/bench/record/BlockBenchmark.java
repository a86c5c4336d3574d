package org.logkeep.bench.record;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The parser's typical access, byte after byte over short headers with an early end, on a heap
 * array and on a native segment: the ground of decision 0001.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class BlockBenchmark {
  private static final int SIZE = 64 * 1024;
  private static final int LINE = 256;

  private final byte[] array = new byte[SIZE];
  private final byte[] target = new byte[SIZE];
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment = arena.allocate(SIZE);

  /** Fills both blocks with lines of eight words. */
  @Setup
  public void fill() {
    for (int i = 0; i < SIZE; i++) {
      array[i] = (byte) (i % LINE == LINE - 1 ? '\n' : i % 32 == 31 ? ' ' : 'a');
    }
    MemorySegment.copy(array, 0, segment, ValueLayout.JAVA_BYTE, 0, SIZE);
  }

  /** Frees the native block. */
  @TearDown
  public void free() {
    arena.close();
  }

  /** Finds the first four blanks of each line in a heap array. */
  @Benchmark
  public int wordsOfArray() {
    int sum = 0;
    for (int line = 0; line < SIZE; line += LINE) {
      int at = line;
      for (int word = 0; word < 4; word++) {
        while (at < SIZE && array[at] != ' ' && array[at] != '[') {
          at++;
        }
        sum += at++;
      }
    }
    return sum;
  }

  /** Finds the first four blanks of each line in a native segment. */
  @Benchmark
  public int wordsOfSegment() {
    int sum = 0;
    for (int line = 0; line < SIZE; line += LINE) {
      int at = line;
      for (int word = 0; word < 4; word++) {
        while (at < SIZE
            && segment.get(ValueLayout.JAVA_BYTE, at) != ' '
            && segment.get(ValueLayout.JAVA_BYTE, at) != '[') {
          at++;
        }
        sum += at++;
      }
    }
    return sum;
  }

  /** Copies lines from one heap array to another, as formatting does. */
  @Benchmark
  public byte[] copyLinesOfArray() {
    for (int line = 0; line < SIZE; line += LINE) {
      System.arraycopy(array, line, target, line, LINE);
    }
    return target;
  }

  /** Copies lines from a native segment to a heap array. */
  @Benchmark
  public byte[] copyLinesOfSegment() {
    for (int line = 0; line < SIZE; line += LINE) {
      MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, line, target, line, LINE);
    }
    return target;
  }
}

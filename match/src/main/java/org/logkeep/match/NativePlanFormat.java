package org.logkeep.match;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A {@link NativePlan} as bytes.
 *
 * <pre>
 *   magic (8)  CRC-32C of all that follows (8)  origin: length, bytes  the fields of the plan in order
 * </pre>
 *
 * <p>The origin is everything that the plan depends on: the patterns with their ids and flags, the
 * library's version and the processor. It is compared byte by byte, so that no two sets of rules
 * can be taken for each other.
 */
final class NativePlanFormat {
  private static final long MAGIC = 0x4C4B_4E50_0000_0001L; // "LKNP", version 1

  private NativePlanFormat() {}

  /** What a plan for these patterns depends on. */
  static byte[] origin(List<PatternSpec> specs, CompileOptions options, String identity) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(identity);
      out.writeLong(options.stepBudget());
      out.writeInt(specs.size());
      for (PatternSpec spec : specs) {
        out.writeInt(spec.id());
        out.writeByte(spec.syntax().ordinal());
        int flags = 0;
        for (PatternFlag flag : spec.flags()) {
          flags |= 1 << flag.ordinal();
        }
        out.writeInt(flags);
        out.writeInt(spec.text().length);
        out.write(spec.text());
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** A short name for an origin, fit for a file. */
  static String name(byte[] origin) {
    CRC32 one = new CRC32();
    one.update(origin);
    CRC32C two = new CRC32C();
    two.update(origin);
    return HexFormat.of().toHexDigits(one.getValue() << 32 | two.getValue());
  }

  static byte[] write(byte[] origin, NativePlan plan) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream(plan.expressions().length + (1 << 16));
      DataOutputStream out = new DataOutputStream(body);
      writeBytes(out, origin);
      out.writeInt(plan.problems().size());
      for (PatternProblem problem : plan.problems()) {
        out.writeInt(problem.index());
        out.writeInt(problem.id());
        out.writeInt(problem.offset());
        out.writeUTF(problem.message());
      }
      writeInts(out, plan.ids());
      writeInts(out, plan.confirmed());
      writeInts(out, plan.rest());
      writeLongs(out, plan.always());
      writeLongs(out, plan.empty());
      writeBytes(out, plan.expressions());
      CRC32C sum = new CRC32C();
      sum.update(body.toByteArray());
      ByteArrayOutputStream all = new ByteArrayOutputStream(body.size() + 16);
      DataOutputStream head = new DataOutputStream(all);
      head.writeLong(MAGIC);
      head.writeLong(sum.getValue());
      body.writeTo(all);
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** Reads a plan; empty if the bytes are damaged or were made from something else. */
  static Optional<NativePlan> read(byte[] bytes, byte[] origin) {
    if (bytes.length < 16) {
      return Optional.empty();
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes, 16, bytes.length - 16);
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (in.readLong() != MAGIC
          || in.readLong() != sum.getValue()
          || !Arrays.equals(readBytes(in), origin)) {
        return Optional.empty();
      }
      List<PatternProblem> problems = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        problems.add(new PatternProblem(in.readInt(), in.readInt(), in.readInt(), in.readUTF()));
      }
      return Optional.of(
          new NativePlan(
              problems,
              readInts(in),
              readInts(in),
              readInts(in),
              readLongs(in),
              readLongs(in),
              readBytes(in)));
    } catch (IOException notWhole) {
      return Optional.empty();
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[count(in, 1)];
    in.readFully(bytes);
    return bytes;
  }

  private static void writeInts(DataOutputStream out, int[] values) throws IOException {
    out.writeInt(values.length);
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static int[] readInts(DataInputStream in) throws IOException {
    int[] values = new int[count(in, Integer.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
    return values;
  }

  private static void writeLongs(DataOutputStream out, long[] values) throws IOException {
    out.writeInt(values.length);
    for (long value : values) {
      out.writeLong(value);
    }
  }

  private static long[] readLongs(DataInputStream in) throws IOException {
    long[] values = new long[count(in, Long.BYTES)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readLong();
    }
    return values;
  }

  private static int count(DataInputStream in, int width) throws IOException {
    int count = in.readInt();
    if (count < 0 || (long) count * width > in.available()) {
      throw new IOException("not whole");
    }
    return count;
  }
}

package org.logkeep.match;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.logkeep.match.hyperscan.Hyperscan;
import org.logkeep.match.hyperscan.HyperscanException;

/** The real library, and scans by it. */
final class NativeLibrary {
  private static final String RESOURCE = "com/gliwka/hyperscan/jni/linux-x86_64/libjnihyperscan.so";

  private NativeLibrary() {}

  static Hyperscan load() throws IOException, HyperscanException {
    Path file = Files.createTempFile("hyperscan", ".so");
    try (InputStream in = NativeLibrary.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("not on the class path: " + RESOURCE);
      }
      Files.write(file, in.readAllBytes());
      return Hyperscan.load(file);
    } finally {
      Files.delete(file); // it stays mapped
    }
  }

  /** The ids that hit each line. */
  static List<BitSet> scan(BlockScanner scanner, List<byte[]> lines) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      block.writeBytes(line);
      block.write('\n');
    }
    List<BitSet> hits = new ArrayList<>();
    scanner.scan(
        block.toByteArray(),
        0,
        block.size(),
        (start, length, found) -> hits.add(BitSet.valueOf(found)));
    return hits;
  }
}

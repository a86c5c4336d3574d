package org.logkeep.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directory and port of one run. */
record Place(Path directory, int port) implements AutoCloseable {
  static Place make() throws IOException {
    Path directory = Files.createTempDirectory("logkeep-load");
    Files.createDirectories(directory.resolve("out"));
    Files.createDirectories(directory.resolve("state"));
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Place(directory, socket.getLocalPort());
    }
  }

  Path output() {
    return directory.resolve("out");
  }

  Path state() {
    return directory.resolve("state");
  }

  Path socket() {
    return directory.resolve("log");
  }

  Path configuration() {
    return directory.resolve("conf");
  }

  /** Lines in the file that gets all records. */
  long lines() throws IOException {
    Path all = output().resolve("all");
    if (!Files.exists(all)) {
      return 0;
    }
    long lines = 0;
    byte[] block = new byte[1 << 20];
    try (var in = Files.newInputStream(all)) {
      for (int got = in.read(block); got >= 0; got = in.read(block)) {
        for (int i = 0; i < got; i++) {
          lines += block[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}

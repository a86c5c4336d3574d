package org.logkeep.acceptance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same configuration and the same traffic of real clients, given to the real syslog-ng and to
 * Logkeep, leave the same files. A new case is one new resource file, whose form {@link Scene}
 * tells.
 */
class SameFilesTest {
  @TempDir private Path directory;

  static List<Scene> scenes() throws IOException, URISyntaxException {
    URI one = Objects.requireNonNull(SameFilesTest.class.getResource("handbook.conf")).toURI();
    try (Stream<Path> files = Files.list(Path.of(one).resolveSibling("."))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".conf"))
          .sorted()
          .map(SameFilesTest::read)
          .toList();
    }
  }

  private static Scene read(String file) {
    try {
      return Scene.read(file.substring(0, file.length() - ".conf".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void leavesWhatTheRealSyslogNgLeaves(Scene scene) throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Performance real = new Performance(scene, directory.resolve("real"));
      Performance ours = new Performance(scene, directory.resolve("ours"));
      Future<Map<String, String>> expected = both.submit(real::withSyslogNg);
      Future<Map<String, String>> left = both.submit(ours::withLogkeep);
      assertThat(expected.get()).as("the real one's files").isNotEmpty();
      assertThat(left.get()).isEqualTo(expected.get());
    }
  }
}

package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file system of its own, mounted for a test; only root can. */
final class Tmpfs implements AutoCloseable {
  private final Path place;

  /** Mounts one. */
  Tmpfs(Path place, String options) throws Exception {
    assumeTrue(Files.isWritable(Path.of("/proc/1/oom_score_adj")), "mounting needs root");
    this.place = Files.createDirectories(place);
    run("mount", "-t", "tmpfs", "-o", options, "logkeep-test", place.toString());
  }

  /** Changes its options: {@code ro}, {@code size=8m}. */
  void remount(String options) throws Exception {
    run("mount", "-o", "remount," + options, place.toString());
  }

  private static void run(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", place.toString());
    } catch (Exception e) {
      throw new IOException("umount " + place, e);
    }
  }
}

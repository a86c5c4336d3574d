package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who may write to the log directories swaps them for links while files are opened there.
 */
class LinkSwappingTest {
  private static final int PROGRAMS = Rig.isLong() ? 100_000 : 4_000;

  @TempDir private Path directory;

  /** Puts a link in the place of a directory and back, as fast as it goes; how often it did. */
  private static int swap(Path target, Path victim, AtomicBoolean over) {
    int swaps = 0;
    for (int i = 0; !over.get(); i++) {
      Path aside = target.resolveSibling("aside" + i);
      try {
        Files.move(target, aside);
        Files.createSymbolicLink(target, victim);
        swaps++;
        Files.delete(target);
        Files.move(aside, target);
      } catch (IOException e) {
        // The daemon made the directory anew meanwhile: then that one is swapped next.
      }
    }
    return swaps;
  }

  @Test
  void nothingIsMadeOrWrittenWhereALinkLeads() throws Exception {
    Path victim = Files.createDirectory(directory.resolve("victim"));
    Path secret = Files.writeString(victim.resolve("p0.log"), "untouched");
    Path host = Files.createDirectories(directory.resolve("out/host"));
    AtomicBoolean over = new AtomicBoolean();
    try (Rig rig =
        Rig.start(
            directory,
            """
            source s { network(ip("127.0.0.1") port(@PORT@) transport("tcp")); };
            destination d { file("@DIR@/out/$HOST/$PROGRAM.log" template("$MSG\\n")); };
            log { source(s); destination(d); flags(flow-control); };
            """)) {
      CompletableFuture<Integer> attack =
          CompletableFuture.supplyAsync(() -> swap(host, victim, over));
      try (OutputStream out = rig.connect().getOutputStream()) {
        for (int i = 0; i < PROGRAMS; i++) {
          out.write(
              ("<13>Oct 11 22:14:15 host p" + i + ": record\n")
                  .getBytes(StandardCharsets.US_ASCII));
        }
      }
      rig.await("all records to be taken", () -> rig.ledger("source s#0", "received") == PROGRAMS);
      over.set(true);
      assertThat(attack.join()).isPositive();
      rig.await("all records to be filed", () -> filed() >= PROGRAMS);
      try (Stream<Path> files = Files.list(victim)) {
        assertThat(files).containsExactly(secret);
      }
      assertThat(secret).hasContent("untouched");
      rig.assertBalanced();
    }
  }

  private int filed() throws IOException {
    int count = 0;
    try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        count += Files.readAllLines(file).size();
      }
    }
    return count;
  }
}

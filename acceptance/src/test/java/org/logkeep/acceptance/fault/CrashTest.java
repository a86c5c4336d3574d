package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.oracle.LossOracle;

/** The daemon is killed without warning, and starts again. */
class CrashTest {
  private static final int ROUNDS = Rig.isLong() ? 20 : 2;
  private static final int EACH = 3_000;

  @TempDir private Path directory;
  private final LossOracle oracle = new LossOracle();

  private void append(Rig rig, int count) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(Load.line(oracle.next("file", 20)));
    }
    Files.writeString(rig.path("in"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static final String FOLLOWED = Rig.filing("file(\"@DIR@/in\")");

  @Test
  void aFollowedFileIsReadOnWhereItsDeliveredRecordsEnd() throws Exception {
    Files.writeString(directory.resolve("in"), "");
    try (Rig rig = Rig.start(directory, FOLLOWED)) {
      for (int round = 1; round <= ROUNDS; round++) {
        append(rig, EACH);
        rig.awaitLines("out", oracle.sent());
        long size = Files.size(rig.path("in"));
        rig.await("the position to be kept", () -> keepsPosition(rig, size));
        rig.kill();
        append(rig, EACH / 3);
        rig.restart();
        rig.awaitLines("out", oracle.sent());
      }
      assertThat(oracle.judge(rig.lines("out").stream())).matches(LossOracle.Verdict::isClean);
      rig.assertBalanced();
    }
  }

  /** The file of positions as it is, not the one that is about to take its place. */
  private static boolean keepsPosition(Rig rig, long size) throws Exception {
    Path positions = rig.path("persist.d").resolve("positions-s_0");
    return Files.exists(positions)
        && Files.readString(positions)
            .matches(".* " + size + " [0-9a-f]{8} " + rig.path("in") + "\n");
  }

  @Test
  void aKillAtAnyMomentLosesNothingOfAFollowedFileAndCutsNoLine() throws Exception {
    Files.writeString(directory.resolve("in"), "");
    try (Rig rig = Rig.start(directory, FOLLOWED)) {
      for (int round = 0; round < ROUNDS; round++) {
        append(rig, EACH * 10);
        long before = rig.lines("out").size();
        rig.await("some of it", () -> rig.lines("out").size() > before);
        rig.killAndRestart();
      }
      rig.await("everything", () -> oracle.judge(rig.lines("out").stream()).missing() == 0);
      // What was written, but whose position was not yet kept, comes again, and nothing else does.
      assertThat(oracle.judge(rig.lines("out").stream()).foreign()).isZero();
      rig.assertBalanced();
    }
  }

  @Test
  void recordsThatWereWrittenBeforeAreWholeAfterwards() throws Exception {
    try (Rig rig =
        Rig.start(
            directory, Rig.filing("network(ip(\"127.0.0.1\") port(@PORT@) transport(\"tcp\"))"))) {
      new Load(oracle).send("a", EACH, () -> rig.connect().getOutputStream()).join();
      rig.awaitLines("out", EACH);
      rig.killAndRestart();
      new Load(oracle).send("b", EACH, () -> rig.connect().getOutputStream()).join();
      rig.awaitLines("out", 2L * EACH);
      List<String> lines = rig.lines("out");
      assertThat(oracle.judge(lines.stream())).matches(LossOracle.Verdict::isClean);
      rig.assertBalanced();
    }
  }
}

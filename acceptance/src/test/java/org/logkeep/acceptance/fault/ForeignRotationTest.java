package org.logkeep.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.testkit.oracle.LossOracle;

/** Files that the daemon follows are rotated by others, as logrotate and its kin do it. */
class ForeignRotationTest {
  private static final int ROUNDS = Rig.isLong() ? 100 : 5;
  private static final int EACH = 2_000;
  private static final String FOLLOWED =
      """
      source s { file("@DIR@/in/log" follow-freq(0.1)); };
      destination d { file("@DIR@/out" template("$MSG\\n")); };
      log { source(s); destination(d); flags(flow-control); };
      """;

  @TempDir private Path directory;
  private final LossOracle oracle = new LossOracle();
  private Path log;

  @BeforeEach
  void makeTheLog() throws IOException {
    log = Files.createDirectory(directory.resolve("in")).resolve("log");
    Files.createFile(log);
  }

  /** A program with the log open, that goes on writing to it whatever its name. */
  private final class Writer implements AutoCloseable {
    private FileChannel channel = open();

    private FileChannel open() throws IOException {
      return FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Writer() throws IOException {}

    void write(int count) throws IOException {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append(Load.line(oracle.next("log", 20)));
      }
      channel.write(ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    void reopen() throws IOException {
      channel.close();
      channel = open();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private void rename(int number) throws IOException {
    Files.move(log, log.resolveSibling("log." + number));
  }

  private void assertClean(Rig rig) throws Exception {
    rig.awaitLines("out", oracle.sent());
    assertThat(oracle.judge(rig.lines("out").stream())).matches(LossOracle.Verdict::isClean);
    rig.assertBalanced();
  }

  @Test
  void linesWrittenToARenamedFileAreReadAsLongAsItsWriterHasItOpen() throws Exception {
    try (Rig rig = Rig.start(directory, FOLLOWED);
        Writer writer = new Writer()) {
      for (int round = 1; round <= ROUNDS; round++) {
        writer.write(EACH);
        rename(round);
        writer.write(EACH);
        Files.createFile(log);
        // The new file is open, and its writer has not yet been told to take it.
        rig.await("both files to be open", () -> opened(rig) >= 2);
        writer.write(EACH);
        rig.awaitLines("out", oracle.sent());
        writer.reopen();
      }
      assertClean(rig);
    }
  }

  /** How many files of the followed directory the daemon has open. */
  private static long opened(Rig rig) throws IOException {
    long count = 0;
    try (var descriptors = Files.list(Path.of("/proc/" + rig.pid() + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          count +=
              Files.readSymbolicLink(descriptor).toString().startsWith(rig.at("in") + "/") ? 1 : 0;
        } catch (NoSuchFileException closedMeanwhile) {
          // Then it is not one of those that are open.
        }
      }
    }
    return count;
  }

  @Test
  void aFileThatIsEmptiedAfterItWasReadIsReadFromItsBeginning() throws Exception {
    try (Rig rig = Rig.start(directory, FOLLOWED);
        Writer writer = new Writer()) {
      for (int round = 0; round < ROUNDS; round++) {
        writer.write(EACH);
        rig.awaitLines("out", oracle.sent());
        Files.copy(log, log.resolveSibling("log." + round));
        FileChannel.open(log, StandardOpenOption.WRITE).truncate(0).close();
        // Shorter than before, so that the cut is seen whenever it is looked for.
        writer.write(EACH / 2);
        rig.awaitLines("out", oracle.sent());
      }
      assertClean(rig);
    }
  }

  @Test
  void whatWasNotYetReadOfAFileThatIsRotatedMeanwhileIsReadAfterTheRestart() throws Exception {
    try (Rig rig = Rig.start(directory, FOLLOWED);
        Writer writer = new Writer()) {
      for (int round = 1; round <= ROUNDS; round++) {
        writer.write(EACH);
        rig.awaitLines("out", oracle.sent());
        assertThat(rig.stop()).isZero();
        writer.write(EACH);
        rename(round);
        writer.reopen();
        writer.write(EACH);
        rig.restart();
        rig.awaitLines("out", oracle.sent());
      }
      assertClean(rig);
    }
  }

  @Test
  void aNewFileUnderTheNameAndNumberOfTheOldOneIsReadFromItsBeginning() throws Exception {
    try (Rig rig = Rig.start(directory, FOLLOWED)) {
      for (int round = 0; round < ROUNDS; round++) {
        try (Writer writer = new Writer()) {
          writer.write(EACH);
        }
        rig.awaitLines("out", oracle.sent());
        assertThat(rig.stop()).isZero();
        // The file system may give the inode's number to the next file that is made.
        Files.delete(log);
        try (Writer writer = new Writer()) {
          writer.write(EACH);
        }
        rig.restart();
        rig.awaitLines("out", oracle.sent());
      }
      assertClean(rig);
    }
  }
}

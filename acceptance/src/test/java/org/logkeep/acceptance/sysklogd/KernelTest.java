package org.logkeep.acceptance.sysklogd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.acceptance.OwnSystem;

/**
 * Messages of the kernel, from stand-ins in the places of {@code /dev/kmsg} and {@code /proc/kmsg}.
 * Needs root.
 */
class KernelTest {
  /** A terminal gives a line a read, as the kernel's device gives a record a read. */
  private static final String DEVICE =
      """
      import os, pty, sys, termios
      m, s = pty.openpty()
      a = termios.tcgetattr(s)
      a[3] &= ~termios.ECHO
      termios.tcsetattr(s, termios.TCSANOW, a)
      print(os.ttyname(s), flush=True)
      for line in sys.stdin.buffer:
        os.write(m, line)
      """;

  @TempDir Path directory;
  private OwnSystem system;

  @BeforeEach
  void makeSystem() throws IOException {
    system = new OwnSystem(directory);
  }

  private RunningSyslogd start() throws IOException {
    Files.deleteIfExists(directory.resolve("pid"));
    return RunningSyslogd.start(
        directory, system.within(RunningSyslogd.foreground(directory, "-s", "-l", "-m0")));
  }

  /** The lines of a file behind stamp and host. */
  private static List<String> texts(RunningSyslogd daemon, String file) throws IOException {
    return daemon.lines(file).stream()
        .map(line -> line.replaceFirst("^\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\S+ ", ""))
        .toList();
  }

  private static void write(OutputStream out, String... records) throws IOException {
    out.write((String.join("\n", records) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Test
  void comeAsRecordsWhoseEscapesAreUndone() throws Exception {
    RunningSyslogd.configure(directory, "kern.*\t@DIR@/kern\n*.*;kern.none\t@DIR@/rest\n");
    Process device = new ProcessBuilder("python3", "-c", DEVICE).start();
    try (OutputStream records = device.getOutputStream()) {
      system.lay(device.inputReader().readLine(), "/dev/kmsg");
      try (RunningSyslogd daemon = start()) {
        write(
            records,
            "6,1,5000000,-;eth0: link up",
            " SUBSYSTEM=net",
            " DEVICE=n2",
            "4,2,5000001,-;caf\\xc3\\xa9, two\\x0alines, a \\x01 and a back\\\\slash",
            "30,3,7000000,-;systemd[1]: Starting x",
            "6,4,7000001,c;the last");
        daemon.awaitText("kern", "the last\n");
        daemon.awaitText("rest", "Starting x\n");
        assertThat(texts(daemon, "kern"))
            .containsExactly(
                "kernel: eth0: link up",
                "kernel: caf\u00c3\u00a9, two lines, a ^A and a back\\slash",
                "kernel: the last");
        assertThat(texts(daemon, "rest")).containsExactly("systemd[1]: Starting x");
        assertThat(daemon.stop()).isZero();
      }
      try (RunningSyslogd daemon = start()) {
        write(records, "6,3,7000000,-;known", "6,4,7000001,-;known", "6,5,7000002,-;new");
        daemon.awaitText("kern", "kernel: new\n");
        assertThat(texts(daemon, "kern")).hasSize(4).noneMatch(text -> text.contains("known"));
      }
    } finally {
      device.destroyForcibly().waitFor();
    }
  }

  @Test
  void comeAsLinesWhereThereIsNoDevice() throws Exception {
    RunningSyslogd.configure(directory, "kern.*\t@DIR@/kern\nkern.warn\t@DIR@/warn\n");
    Path pipe = directory.resolve("pipe");
    RunningSyslogd.run(List.of("mkfifo", pipe.toString()));
    system.lay(pipe.toString(), "/proc/kmsg");
    try (RandomAccessFile writer = new RandomAccessFile(pipe.toFile(), "rw");
        RunningSyslogd daemon = start()) {
      writer.write(
          "<6>[    5.000000] eth0: link up\n<4>[    5.000001] as is: \\x41\n"
              .getBytes(StandardCharsets.US_ASCII));
      daemon.awaitText("warn", "as is");
      daemon.awaitText("kern", "as is");
      assertThat(texts(daemon, "kern"))
          .containsExactly(
              "kernel: [    5.000000] eth0: link up", "kernel: [    5.000001] as is: \\x41");
      assertThat(texts(daemon, "warn")).containsExactly("kernel: [    5.000001] as is: \\x41");
    }
  }

  @Test
  void areNotReadInAContainerWhichIsSaid() throws Exception {
    RunningSyslogd.configure(directory, "*.*\t@DIR@/all\n");
    Files.createDirectories(system.at("/run/systemd"));
    Files.createFile(system.at("/run/systemd/container"));
    try (RunningSyslogd daemon = start()) {
      daemon.awaitText(
          "all",
          "]: Running in a container (/run/systemd/container), kernel messages are not read.\n");
      assertThat(daemon.isAlive()).isTrue();
    }
  }
}

package org.logkeep.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected outputs were made by logtail and logtail2 1.4.2. */
class LogtailCommandTest {
  @TempDir Path folder;
  private Path log;
  private Path offset;
  private int status;

  @BeforeEach
  void prepare() throws IOException {
    log = Files.writeString(folder.resolve("log"), "a\nb\nc\n");
    offset = folder.resolve("o");
  }

  @Test
  void printsWhatWasAddedSinceLastTime() throws IOException {
    assertThat(tail(false)).isEqualTo("a\nb\nc\n");
    assertThat(Files.readString(offset)).isEqualTo(Files.getAttribute(log, "unix:ino") + "\n6\n");
    add("d\npart");
    assertThat(tail(false)).isEqualTo("d\npart");
    assertThat(tail(false)).isEmpty();
  }

  @Test
  void printsAllOfAShrunkenFileBehindAWarning() throws IOException {
    tail(true);
    Files.writeString(log, "z\n");
    assertThat(tail(true))
        .contains("*** WARNING ***: Log file " + log + " is smaller than last time checked!\n")
        .endsWith("\nz\n");
  }

  @Test
  void findsTheRestOfARotatedFileOnlyAsLogtail2() throws IOException {
    tail(true);
    add("d\n");
    Files.move(log, folder.resolve("log.1"));
    Files.writeString(log, "n\n");
    Path copy = Files.copy(offset, folder.resolve("o2"));
    assertThat(tail(true)).isEqualTo("d\nn\n");
    assertThat(Files.readString(offset)).endsWith("\n2\n");
    offset = copy;
    assertThat(tail(false)).isEqualTo("n\n");
  }

  @Test
  void findsADatedFile() throws IOException {
    tail(true);
    add("d\n");
    Files.move(log, folder.resolve("log-20240301"));
    Files.writeString(log, "n\n");
    assertThat(tail(true)).isEqualTo("d\nn\n");
  }

  @Test
  void isMisledByAStaleFirstNameUnlessThorough() throws IOException {
    tail(true);
    add("d\n");
    Files.move(log, folder.resolve("log.2"));
    Files.writeString(folder.resolve("log.1"), "e\n");
    Files.writeString(log, "n\n");
    Path copy = Files.copy(offset, folder.resolve("o2"));
    assertThat(tail(true)).isEqualTo("n\n");
    offset = copy;
    assertThat(tail(true, "--thorough")).isEqualTo("d\ne\nn\n");
  }

  @Test
  void printsButEndsWith73WhenThePositionCannotBeKept() throws IOException {
    offset = folder.resolve("no/such/o");
    assertThat(tail(false)).isEqualTo("a\nb\nc\n");
    assertThat(status).isEqualTo(73);
  }

  @Test
  void endsWith66WithoutAPlainFile() throws IOException {
    log = folder;
    assertThat(tail(true)).isEmpty();
    assertThat(status).isEqualTo(66);
  }

  @Test
  void leavesThePositionAloneInTestMode() throws IOException {
    assertThat(tail(true, "-t")).isEqualTo("a\nb\nc\n");
    assertThat(offset).doesNotExist();
  }

  @Test
  void readsOddOffsetFilesAsPerlDoes() throws IOException {
    Object inode = Files.getAttribute(log, "unix:ino");
    Files.writeString(offset, inode + "\n2");
    assertThat(tail(true)).isEqualTo("b\nc\n");
    Files.writeString(offset, String.valueOf(inode));
    assertThat(tail(true)).isEqualTo("a\nb\nc\n");
    Files.writeString(offset, "");
    assertThat(tail(true)).isEqualTo("a\nb\nc\n");
  }

  private void add(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }

  private String tail(boolean second, String... more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    String[] args = new String[more.length + 4];
    System.arraycopy(more, 0, args, 0, more.length);
    args[more.length] = "-f";
    args[more.length + 1] = log.toString();
    args[more.length + 2] = "-o";
    args[more.length + 3] = offset.toString();
    InputStream in = InputStream.nullInputStream();
    status =
        second
            ? LogtailCommand.runLogtail2(args, in, print, err)
            : LogtailCommand.runLogtail(args, in, print, err);
    return out.toString(StandardCharsets.UTF_8);
  }
}

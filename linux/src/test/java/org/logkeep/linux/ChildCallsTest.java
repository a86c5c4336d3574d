package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCallsTest {
  @TempDir private Path directory;

  private final Sys sys = new Sys();

  @Test
  void handsOverArgumentsByteByByte() throws IOException {
    Path script = script("#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > " + directory + "/out\n");
    byte[] odd = {'a', ' ', '\'', (byte) 0xE9, (byte) 0xFF, '\n', '$', '('};

    assertThat(end(script, odd, new byte[0])).isEqualTo(new ChildCalls.End.Exited(0));

    assertThat(Files.readString(directory.resolve("out"), StandardCharsets.ISO_8859_1))
        .isEqualTo("2|a '\u00e9\u00ff\n$(||");
  }

  @Test
  void tellsCodeAndSignal() throws IOException {
    assertThat(end(script("#!/bin/sh\nexit 200\n"))).isEqualTo(new ChildCalls.End.Exited(200));
    assertThat(end(script("#!/bin/sh\nkill -9 $$\n"))).isEqualTo(new ChildCalls.End.Signalled(9));
  }

  @Test
  void inheritsNoDescriptorAndNoInput() throws IOException {
    Path script =
        script(
            "#!/bin/sh\nls /proc/self/fd > " + directory + "/out\ncat >> " + directory + "/out\n");
    try (var _ = Files.newInputStream(script)) {
      assertThat(end(script)).isEqualTo(new ChildCalls.End.Exited(0));
    }
    // What ls itself opens has the next free number.
    assertThat(Files.readAllLines(directory.resolve("out"))).containsExactly("0", "1", "2", "3");
  }

  @Test
  void asksNoShellForWhatTheKernelCannotRun() throws IOException {
    Path plain = script("echo ran > " + directory + "/out\n");

    assertThat(sys.children().start(List.of(PathText.encode(plain.toString()))))
        .isEqualTo(-Errno.ENOEXEC);
    assertThat(sys.children().start(List.of(PathText.encode(directory + "/none"))))
        .isEqualTo(-Errno.ENOENT);

    assertThat(directory.resolve("out")).doesNotExist();
  }

  private ChildCalls.End end(Path script, byte[]... arguments) {
    List<byte[]> words =
        Stream.concat(Stream.of(PathText.encode(script.toString())), Stream.of(arguments)).toList();
    int pid = sys.children().start(words);
    assertThat(pid).isPositive();
    return sys.children().await(pid);
  }

  private Path script(String text) throws IOException {
    Path script = Files.createTempFile(directory, "script", "");
    Files.writeString(script, text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }
}

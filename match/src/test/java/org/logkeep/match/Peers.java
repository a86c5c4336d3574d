package org.logkeep.match;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The real programs whose answers ours are compared with. */
final class Peers {
  private Peers() {}

  /** Which lines {@code grep} selects with a pattern; empty when it refuses the pattern. */
  static Optional<BitSet> grep(
      String locale, byte[] pattern, List<byte[]> lines, String... options) {
    try {
      Path rule = Files.createTempFile("rule", "");
      Files.write(rule, pattern);
      try {
        List<String> command = new ArrayList<>(List.of("grep", "--text", "-n"));
        command.addAll(List.of(options));
        command.addAll(List.of("-f", rule.toString()));
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        for (byte[] line : lines) {
          input.write(line);
          input.write('\n');
        }
        Result result = run(command, locale, input.toByteArray());
        if (result.status() > 1) {
          return Optional.empty();
        }
        BitSet selected = new BitSet();
        for (String line : new String(result.output(), StandardCharsets.ISO_8859_1).split("\n")) {
          int colon = line.indexOf(':');
          if (colon > 0) {
            selected.set(Integer.parseInt(line.substring(0, colon)) - 1);
          }
        }
        return Optional.of(selected);
      } finally {
        Files.delete(rule);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Result(int status, byte[] output) {}

  static Result run(List<String> command, String locale, byte[] input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", locale);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    Thread feeder =
        Thread.ofVirtual()
            .start(() -> {
              try (OutputStream in = process.getOutputStream()) {
                in.write(input);
              } catch (IOException gone) {
                // the program may end before it has read everything
              }
            });
    try (InputStream out = process.getInputStream()) {
      byte[] output = out.readAllBytes();
      int status = process.waitFor();
      feeder.join();
      return new Result(status, output);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

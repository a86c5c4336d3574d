package org.logkeep.check.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The program {@code journalctl}.
 *
 * @param program where it is
 * @param directory the folder of journal files to read; empty for those of this machine
 * @param environment of the process
 */
record JournalCommand(Path program, String directory, Map<String, String> environment) {
  private static final int MOST_COMPLAINTS = 1 << 16;

  /**
   * A started one.
   *
   * @param process to read from
   * @param complaints what it says on standard error, once it has ended
   */
  record Started(Process process, CompletableFuture<String> complaints) {
    /** Waits for its end; true when it failed. */
    boolean failed() throws IOException {
      try {
        // a status of 1 without a word only says that there was no entry whose cursor it could show
        int status = process.waitFor();
        return status > 1 || (status == 1 && !complaints.join().isEmpty());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while reading the journal", e);
      }
    }
  }

  /** Copies the map. */
  JournalCommand {
    environment = Map.copyOf(environment);
  }

  /** The command as the configuration says; empty when the program is not on the path. */
  static Optional<JournalCommand> of(CheckSettings settings) {
    String path = settings.environment().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : path.split(":")) {
      Path program = Path.of(folder.isEmpty() ? "." : folder, "journalctl");
      if (Files.isExecutable(program)) {
        return Optional.of(
            new JournalCommand(
                program, settings.variables().get("JOURNAL_DIRECTORY"), settings.environment()));
      }
    }
    return Optional.empty();
  }

  /** Starts it with options of one's own. */
  Started start(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of(program.toString(), "--quiet", "--no-pager"));
    if (!directory.isEmpty()) {
      words.add("--directory=" + directory);
    }
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    CompletableFuture<String> complaints = new CompletableFuture<>();
    var _ = Thread.ofVirtual().start(() -> complaints.complete(all(process.getErrorStream())));
    return new Started(process, complaints);
  }

  private static String all(InputStream errors) {
    try (errors) {
      String text = new String(errors.readNBytes(MOST_COMPLAINTS), StandardCharsets.UTF_8);
      errors.skip(Long.MAX_VALUE);
      return text.strip();
    } catch (IOException e) {
      return e.toString();
    }
  }
}

package org.logkeep.engine.destination;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.logkeep.engine.Loop;
import org.logkeep.record.Severity;

/**
 * What a log file needs of the destination it belongs to.
 *
 * @param context loop, disk and journal
 * @param output the options that all destinations take
 * @param shared what destinations have in common
 */
record FileHost(DestinationContext context, OutputSettings output, Shared shared) {
  Loop loop() {
    return context.loop();
  }

  /** Makes a symbolic link point to a file, in one step. */
  void pointTo(String link, String path) {
    Path name = Path.of(link);
    try {
      Path target = Path.of(path);
      if (Files.isSymbolicLink(name) && Files.readSymbolicLink(name).equals(target)) {
        return;
      }
      Path fresh = Path.of(link + ".new");
      Files.deleteIfExists(fresh);
      Files.createSymbolicLink(fresh, target);
      Files.move(fresh, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      context
          .journal()
          .trouble(
              context.id() + ":symlink",
              Severity.WARNING,
              "destination "
                  + context.id()
                  + ": cannot make the symbolic link "
                  + link
                  + ": "
                  + e.getMessage());
    }
  }
}

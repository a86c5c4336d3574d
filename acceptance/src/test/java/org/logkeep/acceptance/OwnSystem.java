package org.logkeep.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A view of this machine's file system in which {@code /dev} and {@code /run} are the test's own:
 * programs that can log to {@code /dev/log} only, and daemons that take its place, run in it
 * without touching the machine's. Files directly below {@code /}, such as the marks of container
 * managers, are not there. Each command gets a mount namespace of its own over the same
 * directories. Needs root.
 */
public final class OwnSystem {
  private static final String SCRIPT =
      """
      root=$1; shift
      for f in /*; do
        case $f in /dev | /run) continue ;; esac
        if [ -L "$f" ]; then
          [ -e "$root$f" ] || [ -L "$root$f" ] || cp -P "$f" "$root$f"
        elif [ -d "$f" ]; then
          mkdir -p "$root$f"; mount --rbind "$f" "$root$f"
        fi
      done
      mount --rbind /dev/pts "$root/dev/pts"
      for f in null zero full random urandom tty ptmx; do
        [ -e "$root/dev/$f" ] || : >"$root/dev/$f"
        mount --bind "/dev/$f" "$root/dev/$f"
      done
      while [ "$1" != -- ]; do
        [ -e "$root$2" ] || : >"$root$2"
        mount --bind "$1" "$root$2"; shift 2
      done
      shift
      exec chroot "$root" env -u container "$@"
      """;

  private final Path root;
  private final Map<String, String> laid = new LinkedHashMap<>();

  /** Makes one in a new directory below that of the test. */
  public OwnSystem(Path directory) throws IOException {
    root = Files.createDirectory(directory.resolve("system"));
    Files.createDirectories(root.resolve("dev/pts"));
    Files.createDirectories(root.resolve("run"));
  }

  /** From now on commands see something else at a place. */
  public void lay(String something, String place) {
    laid.put(place, something);
  }

  /** A place of the view as the test itself sees it; only of {@code /dev} and {@code /run}. */
  public Path at(String place) {
    return root.resolve(place.substring(1));
  }

  /** The words that run a command in it. */
  public List<String> within(List<String> command) {
    List<String> all =
        new ArrayList<>(List.of("unshare", "-m", "sh", "-e", "-c", SCRIPT, "sh", root.toString()));
    laid.forEach((place, something) -> all.addAll(List.of(something, place)));
    all.add("--");
    all.addAll(command);
    return all;
  }
}

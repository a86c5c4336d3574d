package org.logkeep.check.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.linux.PathText;

/**
 * A log by the name that a list gives it. The name is kept letter by letter, since offset files are
 * named after it: {@code //var/log/syslog} is another log than {@code /var/log/syslog}.
 *
 * @param name as {@link PathText} has it
 */
record ListedLog(String name) {
  /** The order of names in a shell's wildcards: that of their bytes. */
  static final Comparator<String> NAME_ORDER =
      (a, b) -> Arrays.compareUnsigned(PathText.encode(a), PathText.encode(b));

  /** Where it is. */
  Path path() {
    return DiskPath.path(name);
  }

  /** The name of its work file: what stands behind the last slash. */
  String baseName() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The name of its offset file: its own with dots for slashes. */
  String offsetName() {
    return "offset" + name.replace('/', '.');
  }
}

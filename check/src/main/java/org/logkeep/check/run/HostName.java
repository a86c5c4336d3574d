package org.logkeep.check.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine for the subjects of mails. */
final class HostName {
  private HostName() {}

  /** The name as {@code hostname --short} or {@code --fqdn} gives it. */
  static String of(boolean full) {
    try {
      if (full) {
        Process hostname = new ProcessBuilder("hostname", "--fqdn").start();
        hostname.getOutputStream().close();
        String name =
            new String(hostname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!name.isEmpty()) {
          return name;
        }
      }
      String name = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      int dot = name.indexOf('.');
      return full || dot < 0 ? name : name.substring(0, dot);
    } catch (IOException unknown) {
      return "localhost";
    }
  }
}

package org.logkeep.cli.daemon;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.logkeep.engine.Identity;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.HostNames;
import org.logkeep.linux.Sys;

/**
 * Finds out who this daemon is: names of the host, and what the state directory remembers of
 * earlier starts.
 */
public final class HostIdentity {
  private static final int LONGEST = 64;
  private static final int MODE = 0600;

  private final Sys sys;
  private final Disk disk;
  private final Path stateDirectory;

  /** Looks at this host and at a state directory. */
  public HostIdentity(Sys sys, Disk disk, Path stateDirectory) {
    this.sys = sys;
    this.disk = disk;
    this.stateDirectory = stateDirectory;
  }

  /** Reads names and state, and counts this start. */
  Identity read(long now) {
    String[] remembered = remembered();
    long runId = Long.parseLong(remembered[1]) + 1;
    remember(remembered[0], runId);
    return identity(now, remembered[0], runId);
  }

  /** Who a daemon that started now would be; counts nothing. */
  public Identity peek(long now) {
    String[] remembered = remembered();
    return identity(now, remembered[0], Long.parseLong(remembered[1]) + 1);
  }

  private Identity identity(long now, String hostId, long runId) {
    HostNames names = new HostNames(sys);
    return new Identity(names.brief(), names.qualified(), sys.process().pid(), now, hostId, runId);
  }

  private String[] remembered() {
    try {
      String text = new String(disk.readSmall(file(), LONGEST), StandardCharsets.US_ASCII).strip();
      if (text.matches("[0-9a-f]{8} [0-9]{1,18}")) {
        return text.split(" ");
      }
    } catch (DiskException e) {
      // The first start, or a state directory that was lost: a new identity begins.
    }
    return new String[] {HexFormat.of().toHexDigits(new SplittableRandom().nextInt()), "0"};
  }

  private void remember(String hostId, long runId) {
    try {
      disk.writeAtomically(
          file(), (hostId + " " + runId + "\n").getBytes(StandardCharsets.US_ASCII), MODE);
    } catch (DiskException e) {
      // Without a state directory the identity lasts as long as the process.
    }
  }

  private String file() {
    return stateDirectory.resolve("identity").toString();
  }
}

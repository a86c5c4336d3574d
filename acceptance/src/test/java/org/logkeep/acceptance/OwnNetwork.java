package org.logkeep.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * A network in which only the loopback device is up: all its ports are the test's own, the
 * well-known ones too. Needs root.
 */
public final class OwnNetwork implements AutoCloseable {
  private static final String SETUP = "ip link set lo up && echo ready && exec sleep infinity";

  private final RunningProgram holder;

  private OwnNetwork(RunningProgram holder) {
    this.holder = holder;
  }

  /** Makes one, which is there until it is closed. */
  public static OwnNetwork up(Path directory) throws IOException {
    RunningProgram holder =
        RunningProgram.start(
            directory.resolve("network"), Map.of(), List.of("unshare", "-n", "sh", "-c", SETUP));
    holder.await("the network", () -> holder.printed().equals("ready\n"));
    return new OwnNetwork(holder);
  }

  /** The words that run a command in it. */
  public List<String> within(List<String> command) {
    List<String> all = new ArrayList<>(List.of("nsenter", "-t", Long.toString(holder.pid()), "-n"));
    all.addAll(command);
    return all;
  }

  @Override
  public void close() {
    holder.close();
  }
}

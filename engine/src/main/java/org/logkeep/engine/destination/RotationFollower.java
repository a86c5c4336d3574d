package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.linux.DiskException;
import org.logkeep.record.Severity;
import org.logkeep.rotate.RotationListener;

/** Runs the hooks after a rotation, and says what went wrong with packing and pruning. */
final class RotationFollower implements RotationListener {
  private final FileHost host;
  private final Optional<RotationHooks> hooks;

  RotationFollower(FileHost host, Optional<RotationHooks> hooks) {
    this.host = host;
    this.hooks = hooks;
  }

  @Override
  public void rotated(String live, String archived) {
    hooks.ifPresent(h -> h.run(live, archived));
  }

  @Override
  public void failed(String path, DiskException reason) {
    host.context()
        .journal()
        .trouble(
            host.context().id() + ":rotate:" + path,
            Severity.WARNING,
            "destination " + host.context().id() + ": after a rotation: " + reason.getMessage());
  }
}

package org.logkeep.linux;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells the service manager about the daemon's state, sd_notify(3). Does nothing where there is no
 * such manager.
 */
public final class ServiceNotifier {

  private final Sys sys;
  private final Map<String, String> environment;
  private final Optional<Address> manager;

  /**
   * A notifier.
   *
   * @param environment of the process; {@code NOTIFY_SOCKET} is a path, or an abstract name that
   *     begins with {@code @}
   */
  public ServiceNotifier(Sys sys, Map<String, String> environment) {
    this.sys = sys;
    this.environment = Map.copyOf(environment);
    this.manager =
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(name -> name.startsWith("/") || name.startsWith("@"))
            .map(Address::unix);
  }

  /**
   * How often the manager wants to hear {@code WATCHDOG=1}, sd_watchdog_enabled(3), in
   * microseconds; nothing if it does not, or means another process.
   */
  public OptionalLong watchdogMicros() {
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    String owner = environment.getOrDefault("WATCHDOG_PID", "");
    boolean meant = owner.isEmpty() || owner.equals(Integer.toString(sys.process().pid()));
    return meant && micros.matches("[1-9][0-9]{0,17}")
        ? OptionalLong.of(Long.parseLong(micros))
        : OptionalLong.empty();
  }

  /** Whether a manager wants to be told. */
  public boolean isActive() {
    return manager.isPresent();
  }

  /**
   * Sends assignments, one a line: {@code READY=1}, {@code RELOADING=1}, {@code STOPPING=1}, {@code
   * STATUS=...}.
   *
   * @return at least zero, or a negative error number; 0 where there is no manager
   */
  public int tell(String assignments) {
    if (manager.isEmpty()) {
      return 0;
    }
    int fd = sys.sockets().open(manager.get(), SocketCalls.DATAGRAM);
    if (fd < 0) {
      return fd;
    }
    byte[] bytes = assignments.getBytes(StandardCharsets.UTF_8);
    int result = sys.sockets().sendTo(fd, bytes, 0, bytes.length, manager.get());
    sys.close(fd);
    return result;
  }
}

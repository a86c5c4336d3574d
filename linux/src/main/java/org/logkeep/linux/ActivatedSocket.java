package org.logkeep.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A socket that the service manager opened and bound for us, sd_listen_fds(3).
 *
 * @param fd its descriptor; made non-blocking and kept from child processes
 * @param name as the unit calls it, {@code unknown} if it does not
 * @param address what it is bound to
 * @param type {@link SocketCalls#STREAM} or {@link SocketCalls#DATAGRAM}
 */
public record ActivatedSocket(int fd, String name, Address address, int type) {

  private static final int FIRST = 3;
  private static final int MOST = 1024;

  /**
   * Takes over what was passed. Nothing if it was meant for another process, or the numbers make no
   * sense.
   *
   * @param environment {@code LISTEN_PID}, {@code LISTEN_FDS}, {@code LISTEN_FDNAMES}
   */
  public static List<ActivatedSocket> take(Sys sys, Map<String, String> environment) {
    return take(sys, environment, FIRST);
  }

  static List<ActivatedSocket> take(Sys sys, Map<String, String> environment, int first) {
    int owner = number(environment.getOrDefault("LISTEN_PID", ""));
    int count = number(environment.getOrDefault("LISTEN_FDS", ""));
    if (owner != sys.process().pid() || count < 1 || count > MOST) {
      return List.of();
    }
    String[] names = environment.getOrDefault("LISTEN_FDNAMES", "").split(":", -1);
    List<ActivatedSocket> sockets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int fd = first + i;
      int type = sys.sockets().get(fd, SocketOption.TYPE, new Address.UnixUnnamed());
      if (type < 0 || sys.process().closeOnExec(fd) < 0 || sys.process().nonBlocking(fd) < 0) {
        continue; // not a socket: a FIFO or a file, which is not ours to read
      }
      String name = i < names.length && !names[i].isEmpty() ? names[i] : "unknown";
      sockets.add(new ActivatedSocket(fd, name, sys.sockets().localAddress(fd), type));
    }
    return List.copyOf(sockets);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}

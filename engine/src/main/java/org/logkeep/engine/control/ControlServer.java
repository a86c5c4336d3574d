package org.logkeep.engine.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketOpener;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UnixSocketFile;

/**
 * Answers requests on a unix socket that only the daemon's user may open.
 *
 * <p>A request is one line of at most {@value #LONGEST} bytes; the reply ends in {@code \n.\n}.
 * Unknown requests close the connection. A client that does not read its reply loses it: it can
 * never hold the daemon up.
 */
public final class ControlServer {
  private static final int LONGEST = 4096;
  private static final int MOST_CLIENTS = 64;
  private static final long SHORTAGE_PAUSE_NANOS = 100_000_000L;

  private final Sys sys;
  private final Loop loop;
  private final String path;
  private final ControlCommands commands;
  private final Set<Client> clients = new LinkedHashSet<>();
  private int listener = -1;
  private Loop.@Nullable Watch listening;

  /** Makes a server that does not listen yet. */
  public ControlServer(Sys sys, Loop loop, String path, ControlCommands commands) {
    this.sys = sys;
    this.loop = loop;
    this.path = path;
    this.commands = commands;
  }

  /** Listens from now on. */
  public void open() throws SysException {
    listener =
        new SocketOpener(sys)
            .listenStream(
                new Address.UnixPath(path), UnixSocketFile.PRIVATE, MOST_CLIENTS, Map.of());
    listening = loop.watch(listener, Epoll.IN, events -> accept());
  }

  private void accept() {
    Address[] peer = new Address[1];
    int fd;
    do {
      fd = sys.sockets().accept(listener, peer);
      if (fd >= 0 && clients.size() >= MOST_CLIENTS) {
        sys.close(fd);
      } else if (fd >= 0) {
        clients.add(new Client(fd));
      }
    } while (fd >= 0 || fd == -Errno.ECONNABORTED || fd == -Errno.EINTR);
    if (fd != -Errno.EAGAIN) {
      rest();
    }
  }

  /** No descriptor is to be had: the client that waits would otherwise wake the loop for ever. */
  private void rest() {
    Loop.Watch watch = listening;
    if (watch != null) {
      watch.interest(0);
      loop.after(
          SHORTAGE_PAUSE_NANOS,
          () -> {
            if (listening != null) {
              listening.interest(Epoll.IN);
            }
          });
    }
  }

  /** Closes all connections and removes the socket. */
  public void close() {
    Loop.Watch watch = listening;
    if (watch != null) {
      watch.close();
      sys.close(listener);
      sys.files().unlink(path);
      listening = null;
    }
    Set.copyOf(clients).forEach(Client::close);
  }

  private final class Client {
    private final int fd;
    private final Loop.Watch watch;
    private final byte[] request = new byte[LONGEST];
    private int received;
    private byte[] reply = new byte[0];
    private int sent;

    Client(int fd) {
      this.fd = fd;
      watch = loop.watch(fd, Epoll.IN, events -> ready());
    }

    private void ready() {
      if (sent < reply.length) {
        send();
        return;
      }
      int got = sys.sockets().receive(fd, request, received, LONGEST - received);
      if (got == -Errno.EAGAIN || got == -Errno.EINTR) {
        return;
      }
      if (got <= 0) {
        close();
        return;
      }
      received += got;
      answer();
    }

    private void answer() {
      for (int i = 0; i < received; i++) {
        if (request[i] == '\n') {
          String line = new String(request, 0, i, StandardCharsets.UTF_8);
          System.arraycopy(request, i + 1, request, 0, received - i - 1);
          received -= i + 1;
          Optional<String> text = commands.run(line);
          if (text.isEmpty()) {
            close();
            return;
          }
          String end = text.get().endsWith("\n") ? ".\n" : "\n.\n";
          reply = (text.get() + end).getBytes(StandardCharsets.UTF_8);
          sent = 0;
          send();
          return;
        }
      }
      if (received == LONGEST) {
        close();
      }
    }

    private void send() {
      while (sent < reply.length) {
        int count = sys.sockets().send(fd, reply, sent, reply.length - sent);
        if (count == -Errno.EAGAIN) {
          watch.interest(Epoll.OUT);
          return;
        }
        if (count < 0) {
          close();
          return;
        }
        sent += count;
      }
      watch.interest(Epoll.IN);
      if (received > 0) {
        loop.execute(this::answer);
      }
    }

    private void close() {
      if (clients.remove(this)) {
        watch.close();
        sys.close(fd);
      }
    }
  }
}

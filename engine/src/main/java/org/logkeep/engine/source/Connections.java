package org.logkeep.engine.source;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.SocketOption;
import org.logkeep.record.Severity;
import org.logkeep.record.frame.Framer;

/**
 * The connections of one listening socket: accepts them within a bound, reads them, closes them.
 *
 * <p>A fault of one connection, or a shortage of descriptors, never ends the listening.
 */
final class Connections {
  /** How connections are treated. */
  record Rules(
      int most,
      Duration idleTimeout,
      Map<SocketOption, Integer> options,
      Function<Address, Sender> sender,
      Supplier<Framer> framer,
      IntFunction<Sender> credentials) {}

  private static final int READ = Epoll.IN | Epoll.READ_HANGUP;

  /** Blocks that one connection may fill before others have their turn. */
  private static final int TURN = 4;

  private static final long SHORTAGE_PAUSE_NANOS = 100_000_000L;

  private final SourceContext context;
  private final Rules rules;
  private final Set<Connection> open = new LinkedHashSet<>();
  private final Address[] peer = new Address[1];
  private int listener = -1;
  private Loop.@Nullable Watch listening;
  private boolean paused;

  /** Numbers from here on are for files and for those who ask over the control socket. */
  private final int mostDescriptors;

  Connections(SourceContext context, Rules rules) {
    this.context = context;
    int limit = context.sys().process().descriptorLimit();
    mostDescriptors = limit - Math.clamp(limit / 8, 8, 64);
    this.rules = rules;
  }

  void listen(int descriptor) {
    listener = descriptor;
    listening = context.loop().watch(descriptor, Epoll.IN, events -> accept());
  }

  private void accept() {
    SocketCalls sockets = context.sys().sockets();
    for (int fd = sockets.accept(listener, peer);
        fd != -Errno.EAGAIN;
        fd = sockets.accept(listener, peer)) {
      if (fd == -Errno.EMFILE
          || fd == -Errno.ENFILE
          || fd == -Errno.ENOMEM
          || fd == -Errno.ENOBUFS) {
        shortage(fd);
        return;
      }
      if (fd < 0) {
        // The peer left before it was accepted (accept(2)): nothing to do.
        continue;
      }
      if (fd >= mostDescriptors) {
        context.sys().close(fd);
        context.lost(
            1,
            "no-descriptors",
            "Connection rejected, since the last descriptors are kept for files; client='"
                + text(peer[0])
                + "'");
        continue;
      }
      if (open.size() >= rules.most()) {
        context.sys().close(fd);
        context.lost(
            1,
            "connections-refused",
            "Number of allowed concurrent connections reached, rejecting connection; client='"
                + text(peer[0])
                + "', max='"
                + rules.most()
                + "'");
        continue;
      }
      for (Map.Entry<SocketOption, Integer> option : rules.options().entrySet()) {
        sockets.set(fd, option.getKey(), peer[0], option.getValue());
      }
      open.add(new Connection(fd, peer[0]));
    }
  }

  private void shortage(int error) {
    context
        .journal()
        .trouble(
            context.id() + " accept",
            Severity.ERR,
            "Connections cannot be accepted for now; error='" + Errno.message(-error) + "'");
    Loop.Watch watch = listening;
    if (watch != null) {
      watch.interest(0);
      context
          .loop()
          .after(
              SHORTAGE_PAUSE_NANOS,
              () -> {
                if (listening != null && !paused) {
                  listening.interest(Epoll.IN);
                }
              });
    }
  }

  private static String text(@Nullable Address address) {
    return address == null ? "?" : address.toString();
  }

  int size() {
    return open.size();
  }

  void pause() {
    paused = true;
    open.forEach(c -> c.watch.interest(0));
  }

  void resume() {
    paused = false;
    open.forEach(c -> c.watch.interest(READ));
  }

  /** Stops listening, reads what is there on each connection, and closes them. */
  void close() {
    Loop.Watch watch = listening;
    if (watch != null) {
      accept();
      watch.close();
      listening = null;
      context.sys().close(listener);
    }
    for (Connection connection : Set.copyOf(open)) {
      connection.drain();
      connection.close();
    }
  }

  private final class Connection {
    private final int fd;
    private final int sender;
    private final String name;
    private final StreamReader reader;
    private final StreamReader.Bytes bytes;
    private final Loop.Watch watch;
    private Loop.@Nullable Watch idle;
    private long lastRead;

    Connection(int fd, @Nullable Address from) {
      this.fd = fd;
      name = text(from);
      Address address = from == null ? new Address.UnixUnnamed() : from;
      Sender attested = rules.credentials().apply(fd);
      sender =
          context
              .intake()
              .addSender(attested.pid() >= 0 ? attested : rules.sender().apply(address));
      reader = new StreamReader(context.intake(), rules.framer().get(), sender);
      bytes =
          (target, offset, length) -> context.sys().sockets().receive(fd, target, offset, length);
      watch = context.loop().watch(fd, paused ? 0 : READ, events -> ready());
      lastRead = context.loop().nanos();
      if (rules.idleTimeout().isPositive()) {
        watchIdle(rules.idleTimeout().toNanos());
      }
    }

    private void watchIdle(long delay) {
      idle =
          context
              .loop()
              .after(
                  delay,
                  () -> {
                    long left = lastRead + rules.idleTimeout().toNanos() - context.loop().nanos();
                    if (left > 0) {
                      watchIdle(left);
                    } else {
                      finish();
                    }
                  });
    }

    private void ready() {
      for (int i = 0; i < TURN && !paused; i++) {
        int got = reader.read(bytes, context.loop().now());
        if (reader.failed()) {
          fault();
          return;
        }
        if (got == 0) {
          finish();
          return;
        }
        if (got == -Errno.EAGAIN || got == -Errno.EINTR) {
          return;
        }
        if (got < 0) {
          context
              .journal()
              .trouble(
                  context.id() + " read",
                  Severity.NOTICE,
                  "Reading a connection failed; client='"
                      + name
                      + "', error='"
                      + Errno.message(-got)
                      + "'");
          finish();
          return;
        }
        lastRead = context.loop().nanos();
        if (got < StreamReader.BLOCK) {
          return;
        }
      }
    }

    private void drain() {
      int got;
      do {
        got = reader.read(bytes, context.loop().now());
      } while (got > 0 && !reader.failed());
      reader.finish(context.loop().now());
    }

    private void fault() {
      context
          .journal()
          .trouble(
              context.id() + " framing", Severity.ERR, reader.fault() + "; client='" + name + "'");
      close();
    }

    private void finish() {
      reader.finish(context.loop().now());
      if (reader.failed()) {
        context
            .journal()
            .trouble(
                context.id() + " framing",
                Severity.ERR,
                reader.fault() + "; client='" + name + "'");
      }
      close();
    }

    private void close() {
      if (open.remove(this)) {
        watch.close();
        Loop.Watch timer = idle;
        if (timer != null) {
          timer.close();
        }
        context.sys().close(fd);
        context.intake().removeSender(sender);
      }
    }
  }
}

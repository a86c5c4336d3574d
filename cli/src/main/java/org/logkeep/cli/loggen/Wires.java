package org.logkeep.cli.loggen;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

/** Opens the wires that a command line asks for. */
final class Wires {
  private static final int LARGEST_PORT = 65535;

  private final Sys sys;

  Wires(Sys sys) {
    this.sys = sys;
  }

  Wire open(LoggenArguments arguments) throws IOException {
    if (arguments.unix) {
      String path = arguments.target.getFirst();
      return arguments.datagrams
          ? new UnixDatagrams(sys, path)
          : new Stream(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }
    SocketAddress address =
        new InetSocketAddress(
            host(arguments.target.get(0), arguments.sixth), port(arguments.target.get(1)));
    if (arguments.datagrams) {
      DatagramChannel channel = DatagramChannel.open();
      channel.connect(address);
      return new Datagrams(channel);
    }
    return new Stream(SocketChannel.open(address));
  }

  private static InetAddress host(String name, boolean sixth) throws IOException {
    for (InetAddress address : InetAddress.getAllByName(name)) {
      if (!sixth || address instanceof Inet6Address) {
        return address;
      }
    }
    throw new IOException(name + ": has no IPv6 address");
  }

  private static int port(String text) throws IOException {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= LARGEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IOException("'" + text + "' is no port");
  }

  private record Stream(SocketChannel channel) implements Wire {
    @Override
    public void send(ByteBuffer message) throws IOException {
      while (message.hasRemaining()) {
        channel.write(message);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  private record Datagrams(DatagramChannel channel) implements Wire {
    @Override
    public void send(ByteBuffer message) throws IOException {
      channel.write(message);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** The JDK has no unix datagrams. A full queue is waited for. */
  private static final class UnixDatagrams implements Wire {
    private static final long PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

    private final Sys sys;
    private final String path;
    private final int socket;

    UnixDatagrams(Sys sys, String path) throws IOException {
      this.sys = sys;
      this.path = path;
      Address address = new Address.UnixPath(path);
      socket = check(sys.sockets().open(address, SocketCalls.DATAGRAM));
      int connected = sys.sockets().connect(socket, address);
      if (connected < 0) {
        sys.close(socket);
        check(connected);
      }
    }

    private int check(int result) throws IOException {
      if (result < 0) {
        throw new IOException(path + ": " + Errno.message(result));
      }
      return result;
    }

    @Override
    public void send(ByteBuffer message) throws IOException {
      byte[] bytes = message.array();
      int from = message.arrayOffset() + message.position();
      int sent = sys.sockets().send(socket, bytes, from, message.remaining());
      while (sent == -Errno.EAGAIN) {
        LockSupport.parkNanos(PAUSE);
        sent = sys.sockets().send(socket, bytes, from, message.remaining());
      }
      check(sent);
    }

    @Override
    public void close() {
      sys.close(socket);
    }
  }
}

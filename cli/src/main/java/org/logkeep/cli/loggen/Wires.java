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
import java.time.Duration;
import org.logkeep.cli.logger.LocalSocket;
import org.logkeep.linux.Sys;

/** Opens the wires that a command line asks for. */
final class Wires {
  private static final int LARGEST_PORT = 65535;
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final Sys sys;

  Wires(Sys sys) {
    this.sys = sys;
  }

  Wire open(LoggenArguments arguments) throws IOException {
    if (arguments.unix) {
      String path = arguments.target.getFirst();
      return arguments.datagrams
          ? new LocalDatagrams(new LocalSocket(sys, path, FOREVER))
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

  private record LocalDatagrams(LocalSocket socket) implements Wire {
    @Override
    public void send(ByteBuffer message) throws IOException {
      int from = message.arrayOffset() + message.position();
      socket.send(message.array(), from, message.remaining());
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}

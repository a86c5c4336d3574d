package org.logkeep.cli.logger;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Another host, by UDP. */
final class NetworkTarget implements LoggerTarget {
  private final DatagramChannel channel;
  private final InetSocketAddress address;
  private final boolean classic;

  NetworkTarget(LoggerArguments arguments, String host) throws IOException {
    InetAddress found = find(host, arguments.family);
    address = new InetSocketAddress(found, arguments.port);
    classic = arguments.classic;
    channel =
        DatagramChannel.open(
            found instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6);
    if (arguments.interfaceName.isPresent()) {
      NetworkInterface face = NetworkInterface.getByName(arguments.interfaceName.get());
      if (face == null) {
        throw new IOException("no interface " + arguments.interfaceName.get());
      }
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, face);
    }
    if (arguments.ttl.isPresent()) {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, arguments.ttl.getAsInt());
    }
  }

  static InetAddress find(String host, int family) throws IOException {
    for (InetAddress candidate : InetAddress.getAllByName(host)) {
      boolean four = candidate instanceof Inet4Address;
      if (family == 0 || (family == 4) == four) {
        return candidate;
      }
    }
    throw new IOException(host + ": has no address of this family");
  }

  @Override
  public void send(LoggerMessage message) throws IOException {
    channel.send(ByteBuffer.wrap(classic ? message.classic() : message.modern()), address);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

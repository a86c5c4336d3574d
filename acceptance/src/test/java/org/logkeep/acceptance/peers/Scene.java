package org.logkeep.acceptance.peers;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A configuration with its traffic, read from a resource. The traffic is in comments of the
 * configuration:
 *
 * <ul>
 *   <li>{@code #! command} is run by sh before the daemon starts, in its directory;
 *   <li>{@code #> command} is run once the daemon listens; each ends before the next begins;
 *   <li>{@code #= file lines} waits until a file has so many lines, where the order would depend on
 *       chance otherwise; what is sent last has to be waited for;
 *   <li>{@code #own-devices} gives the daemon a {@code /dev} and a {@code /proc/kmsg} of its own,
 *       which are {@code @DIR@/dev} and {@code @DIR@/kmsg} for the traffic;
 *   <li>{@code #own-name name} lets the daemon run on a host of that name;
 *   <li>{@code #rsyslog line} is a line of the configuration of a real rsyslogd that runs beside.
 * </ul>
 *
 * <p>{@code @DIR@} stands for the directory of the daemon's own, {@code @1@} to {@code @9@} for
 * ports of the loopback address that are free. The daemon is ready when it listens on all ports,
 * and on all sockets whose names end in {@code .sock}. It leaves files in {@code @DIR@/out}.
 *
 * @param name of the resource, without its end
 * @param text of the configuration
 */
record Scene(String name, String text) {
  private static final Pattern PORT = Pattern.compile("@([1-9])@");

  static Scene read(String name) throws IOException {
    try (InputStream resource = Scene.class.getResourceAsStream(name + ".conf")) {
      if (resource == null) {
        throw new IOException("no resource " + name + ".conf");
      }
      return new Scene(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Free ports for the placeholders, by their digit. */
  Map<String, Integer> ports() throws IOException {
    Map<String, Integer> ports = new TreeMap<>();
    for (String digit : PORT.matcher(text).results().map(found -> found.group(1)).toList()) {
      while (!ports.containsKey(digit)) {
        int port = freePort();
        if (!ports.containsValue(port)) {
          ports.put(digit, port);
        }
      }
    }
    return ports;
  }

  /** A port that is free for TCP and for UDP. */
  private static int freePort() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket socket = new ServerSocket(0, 1, loopback);
        DatagramSocket _ =
            new DatagramSocket(new InetSocketAddress(loopback, socket.getLocalPort()))) {
      return socket.getLocalPort();
    }
  }

  /** The rest of each line that begins with a mark, in order. */
  List<String> lines(String mark) {
    return text.lines()
        .filter(line -> line.startsWith(mark + " "))
        .map(line -> line.substring(mark.length() + 1))
        .toList();
  }

  boolean hasOwnDevices() {
    return text.lines().anyMatch("#own-devices"::equals);
  }

  /** The steps of the traffic: lines of {@code #>} and {@code #=}, with their marks. */
  List<String> steps() {
    return text.lines().filter(line -> line.startsWith("#> ") || line.startsWith("#= ")).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}

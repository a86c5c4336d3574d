package org.logkeep.engine.source;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.logkeep.linux.SocketOption;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** The options that all internet sources take, and what they set on a socket. */
final class SocketOptions {
  static final Option<String> ADDRESS =
      Option.text("address", "Address to listen on; all addresses if not given.");
  static final Option<String> IP_VERSION =
      Option.word("ip-version", "Version of the internet protocol.", "4", "6").withDefault("4");
  static final Option<Long> RECEIVE_BUFFER =
      Option.size("receive-buffer", "Receive buffer of the socket.", 1, 1 << 30);
  static final Option<Long> SEND_BUFFER =
      Option.size("send-buffer", "Send buffer of the socket.", 1, 1 << 30);
  static final Option<String> INTERFACE =
      Option.text("interface", "Name of the network interface to listen on alone.");
  static final Option<Long> TTL = Option.number("ttl", "Time to live of sent packets.", 0, 255);
  static final Option<Long> TOS = Option.number("tos", "Type of service of sent packets.", 0, 255);
  static final Option<Boolean> FREE_BIND =
      Option.flag("free-bind", "Listen on addresses that this machine does not have yet.")
          .withDefault(false);
  static final Option<Boolean> REUSE_PORT =
      Option.flag("reuse-port", "Let several processes listen on one port.").withDefault(false);
  static final Option<Boolean> BROADCAST =
      Option.flag("broadcast", "Allow broadcast addresses.").withDefault(false);
  static final Option<Boolean> KEEP_ALIVE =
      Option.flag("keep-alive", "Probe idle connections.").withDefault(true);
  static final Option<Long> KEEP_ALIVE_TIME =
      Option.number("keep-alive-time", "Idle seconds before the first probe.", 1, 32767);
  static final Option<Long> KEEP_ALIVE_INTERVAL =
      Option.number("keep-alive-interval", "Seconds between probes.", 1, 32767);
  static final Option<Long> KEEP_ALIVE_PROBES =
      Option.number("keep-alive-probes", "Lost probes that end a connection.", 1, 127);

  /** Options of every internet source. */
  static final List<Option<?>> INTERNET =
      List.of(
          ADDRESS,
          IP_VERSION,
          RECEIVE_BUFFER,
          SEND_BUFFER,
          INTERFACE,
          TTL,
          TOS,
          FREE_BIND,
          REUSE_PORT,
          BROADCAST);

  /** Options of connections. */
  static final List<Option<?>> CONNECTION =
      List.of(KEEP_ALIVE, KEEP_ALIVE_TIME, KEEP_ALIVE_INTERVAL, KEEP_ALIVE_PROBES);

  private SocketOptions() {}

  /** What to set on a listening or datagram socket before it is bound. */
  static Map<SocketOption, Integer> ofSocket(Options options) {
    Map<SocketOption, Integer> set = new EnumMap<>(SocketOption.class);
    number(options, SEND_BUFFER, SocketOption.SEND_BUFFER, set);
    number(options, TTL, SocketOption.TTL, set);
    number(options, TOS, SocketOption.TOS, set);
    flag(options, FREE_BIND, SocketOption.FREE_BIND, set);
    flag(options, REUSE_PORT, SocketOption.REUSE_PORT, set);
    flag(options, BROADCAST, SocketOption.BROADCAST, set);
    return set;
  }

  /** What to set on an accepted connection. */
  static Map<SocketOption, Integer> ofConnection(Options options) {
    Map<SocketOption, Integer> set = new EnumMap<>(SocketOption.class);
    flag(options, KEEP_ALIVE, SocketOption.KEEP_ALIVE, set);
    number(options, KEEP_ALIVE_TIME, SocketOption.KEEP_ALIVE_IDLE, set);
    number(options, KEEP_ALIVE_INTERVAL, SocketOption.KEEP_ALIVE_INTERVAL, set);
    number(options, KEEP_ALIVE_PROBES, SocketOption.KEEP_ALIVE_COUNT, set);
    return set;
  }

  private static void number(
      Options options, Option<Long> option, SocketOption socket, Map<SocketOption, Integer> set) {
    options.find(option).ifPresent(v -> set.put(socket, Math.toIntExact(v)));
  }

  private static void flag(
      Options options,
      Option<Boolean> option,
      SocketOption socket,
      Map<SocketOption, Integer> set) {
    if (options.get(option)) {
      set.put(socket, 1);
    }
  }
}

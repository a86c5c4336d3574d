package org.logkeep.engine.destination;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.linux.SocketOption;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/** The options of destinations that send over the network. */
final class SocketOptions {
  static final Option<String> HOST =
      Option.text("host", "Name or address of the receiver.").mandatory();
  static final Option<Long> PORT = Option.number("port", "Its port.", 1, 65_535).mandatory();
  static final Option<Long> IP_VERSION =
      Option.number("ip-version", "4 or 6; either if not given.", 4, 6);
  static final Option<String> LOCAL_ADDRESS =
      Option.text("local-address", "Address that is sent from.");
  static final Option<Long> LOCAL_PORT =
      Option.number("local-port", "Port that is sent from.", 0, 65_535).withDefault(0L);
  static final Option<String> INTERFACE =
      Option.text("interface", "Network interface that is used.");
  static final Option<Long> SEND_BUFFER =
      Option.size(
          "send-buffer",
          "The socket's send buffer; the system's default if not given.",
          1,
          1 << 30);
  static final Option<Long> RECEIVE_BUFFER =
      Option.size(
          "receive-buffer",
          "The socket's receive buffer; the system's default if not given.",
          1,
          1 << 30);
  static final Option<Long> TTL = Option.number("ttl", "Hops that packets live.", 1, 255);
  static final Option<Long> TOS = Option.number("tos", "Type of service.", 0, 255);
  static final Option<Boolean> BROADCAST =
      Option.flag("broadcast", "Allow broadcast addresses.").withDefault(false);
  static final Option<Boolean> FREE_BIND =
      Option.flag("free-bind", "Bind to an address that no interface has yet.").withDefault(false);
  static final Option<Boolean> REUSE_PORT =
      Option.flag("reuse-port", "Share the local port with other sockets.").withDefault(false);
  static final Option<Boolean> KEEP_ALIVE =
      Option.flag("keep-alive", "Probe idle connections.").withDefault(true);
  static final Option<Long> KEEP_ALIVE_TIME =
      Option.number("keep-alive-time", "Idle seconds before the first probe.", 0, 32_767);
  static final Option<Long> KEEP_ALIVE_INTERVAL =
      Option.number("keep-alive-interval", "Seconds between probes.", 0, 32_767);
  static final Option<Long> KEEP_ALIVE_PROBES =
      Option.number(
          "keep-alive-probes", "Unanswered probes before a connection is given up.", 0, 127);

  /** Those of all sockets. */
  static final List<Option<?>> ALL =
      List.of(
          HOST,
          PORT,
          IP_VERSION,
          LOCAL_ADDRESS,
          LOCAL_PORT,
          INTERFACE,
          SEND_BUFFER,
          RECEIVE_BUFFER,
          TTL,
          TOS,
          FREE_BIND,
          REUSE_PORT,
          BROADCAST);

  private SocketOptions() {}

  /** Where records are sent, as people write it. */
  static String place(Options options) {
    String host = options.get(HOST);
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + options.get(PORT);
  }

  /** Which values to set on a socket; keep-alive for streams only. */
  static Map<SocketOption, Integer> values(Options options, boolean stream, boolean multicast) {
    Map<SocketOption, Integer> values = new EnumMap<>(SocketOption.class);
    put(values, SocketOption.SEND_BUFFER, options.find(SEND_BUFFER));
    put(values, SocketOption.RECEIVE_BUFFER, options.find(RECEIVE_BUFFER));
    put(values, multicast ? SocketOption.MULTICAST_TTL : SocketOption.TTL, options.find(TTL));
    put(values, SocketOption.TOS, options.find(TOS));
    set(values, SocketOption.FREE_BIND, options.get(FREE_BIND));
    set(values, SocketOption.REUSE_PORT, options.get(REUSE_PORT));
    set(values, SocketOption.BROADCAST, options.get(BROADCAST));
    if (stream) {
      values.put(SocketOption.KEEP_ALIVE, options.get(KEEP_ALIVE) ? 1 : 0);
      values.put(SocketOption.NO_DELAY, 1);
      put(values, SocketOption.KEEP_ALIVE_IDLE, positive(options.find(KEEP_ALIVE_TIME)));
      put(values, SocketOption.KEEP_ALIVE_INTERVAL, positive(options.find(KEEP_ALIVE_INTERVAL)));
      put(values, SocketOption.KEEP_ALIVE_COUNT, positive(options.find(KEEP_ALIVE_PROBES)));
    }
    return values;
  }

  /** Which values to set on a unix socket. */
  static Map<SocketOption, Integer> unixValues(Options options) {
    Map<SocketOption, Integer> values = new EnumMap<>(SocketOption.class);
    put(values, SocketOption.SEND_BUFFER, options.find(SEND_BUFFER));
    put(values, SocketOption.RECEIVE_BUFFER, options.find(RECEIVE_BUFFER));
    set(values, SocketOption.BROADCAST, options.get(BROADCAST));
    return values;
  }

  private static void set(Map<SocketOption, Integer> values, SocketOption option, boolean wanted) {
    if (wanted) {
      values.put(option, 1);
    }
  }

  private static Optional<Long> positive(Optional<Long> value) {
    return value.filter(v -> v > 0);
  }

  private static void put(
      Map<SocketOption, Integer> values, SocketOption option, Optional<Long> value) {
    value.ifPresent(v -> values.put(option, v.intValue()));
  }
}

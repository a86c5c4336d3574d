package org.logkeep.cli.classic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.AllowedPeer;
import org.logkeep.dialect.sysklogd.ListenAddress;
import org.logkeep.dialect.sysklogd.Reading;
import org.logkeep.dialect.sysklogd.Sizes;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;

/**
 * Collects the flags of {@code syslogd} one by one. Confined to one call of the command.
 *
 * <p>{@code sysklogd} 2.7.2 gives the letters; {@code -r} means rotation here, not receiving.
 */
final class SyslogdArguments {
  static final String LETTERS = "?468Aa:b:C:cdFf:HKkl" + "M:m:nP:p:r:sTtv";
  private static final int SMALLEST_DATAGRAM = 480;

  String configFile = "/etc/syslog.conf";
  String pidFile = "/run/syslogd.pid";
  boolean foreground;
  boolean debug;
  boolean version;
  boolean usage;
  Optional<String> wrong = Optional.empty();

  private final Services services;
  private final List<String> sockets = new ArrayList<>();
  private final List<ListenAddress> listen = new ArrayList<>();
  private final List<AllowedPeer> peers = new ArrayList<>();
  private Reading reading = Reading.SYSKLOGD;
  private int secure;
  private boolean lookUp = true;
  private OptionalInt longest = OptionalInt.empty();
  private int family;
  private boolean allAddresses;
  private boolean kernel = true;
  private String cache = SysklogdSwitches.Kernel.DEFAULT.cache();
  private boolean kernelStamps;
  private boolean console;
  private boolean trustHost;
  private boolean arrivalTime;
  private boolean utf8;
  private boolean kernFacility;
  private Optional<SysklogdSwitches.Rotation> rotation = Optional.empty();
  private int compress;
  private Duration mark = SysklogdSwitches.DEFAULT.mark();

  SyslogdArguments(Services services) {
    this.services = services;
  }

  void take(Flags.Flag flag) {
    String value = flag.value();
    switch (flag.letter()) {
      case '4' -> family = 4;
      case '6' -> family = 6;
      case '8' -> utf8 = true;
      case 'A' -> allAddresses = true;
      case 'a' -> peer(value);
      case 'b' -> listen(value);
      case 'C' -> cache = value;
      case 'c' -> compress++;
      case 'd' -> {
        debug = true;
        foreground = true;
      }
      case 'F' -> foreground = true;
      case 'f' -> configFile = value;
      case 'H' -> trustHost = true;
      case 'K' -> kernel = false;
      case 'k' -> kernFacility = true;
      case 'l' -> console = true;
      case 'M' -> datagram(value);
      case 'm' -> mark(value);
      case 'n' -> lookUp = false;
      case 'P' -> pidFile = value;
      case 'p' -> socket(value);
      case 'R' -> reading(value);
      case 'r' -> rotate(value);
      case 's' -> secure++;
      case 'T' -> arrivalTime = true;
      case 't' -> kernelStamps = true;
      case 'v' -> version = true;
      default -> usage = true;
    }
  }

  private void refuse(String message) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(message);
    }
  }

  private void peer(String value) {
    AllowedPeer.parse(value, services)
        .ifPresentOrElse(peers::add, () -> refuse("-a: '" + value + "' is no ADDR[/LEN][:PORT]"));
  }

  private void listen(String value) {
    ListenAddress.parse(value, services)
        .ifPresentOrElse(
            listen::add, () -> refuse("-b: '" + value + "' is no [ADDR][:PORT][%IFACE]"));
  }

  private void datagram(String value) {
    OptionalInt number = Sizes.count(value);
    if (number.orElse(0) < SMALLEST_DATAGRAM) {
      refuse("-M: the longest datagram must be at least " + SMALLEST_DATAGRAM + " bytes");
    }
    longest = number;
  }

  private void mark(String value) {
    OptionalInt minutes = Sizes.count(value);
    if (minutes.isEmpty()) {
      refuse("-m: '" + value + "' is no number of minutes");
    }
    mark = Duration.ofMinutes(minutes.orElse(0));
  }

  private void socket(String value) {
    if (!value.startsWith("/")) {
      refuse("-p: '" + value + "' is no absolute path");
    }
    sockets.add(value);
  }

  private void reading(String value) {
    switch (value) {
      case "sysklogd" -> reading = Reading.SYSKLOGD;
      case "rsyslog" -> reading = Reading.RSYSLOG;
      case "inetutils" -> reading = Reading.INETUTILS;
      case "sysklogd-1" -> reading = Reading.SYSKLOGD_1;
      default -> refuse("--reading: known are sysklogd, rsyslog, inetutils, sysklogd-1");
    }
  }

  private void rotate(String value) {
    int colon = value.indexOf(':');
    OptionalLong size = Sizes.bytes(colon < 0 ? value : value.substring(0, colon));
    OptionalInt count =
        colon < 0
            ? OptionalInt.of(SysklogdSwitches.Rotation.DEFAULT_COUNT)
            : Sizes.count(value.substring(colon + 1));
    if (size.isEmpty() || count.isEmpty()) {
      refuse("-r: '" + value + "' is no SIZE[:COUNT], such as 10M:5");
      return;
    }
    rotation = Optional.of(new SysklogdSwitches.Rotation(size.getAsLong(), count.getAsInt()));
  }

  /** Whether the kernel's messages are wanted. */
  boolean kernel() {
    return kernel;
  }

  /**
   * What was asked for.
   *
   * @param contained whether this is a container, in which the kernel's messages are not read
   */
  SysklogdSwitches switches(boolean contained) {
    SysklogdSwitches.Repeats repeats =
        switch (compress) {
          case 0 -> SysklogdSwitches.Repeats.COUNTED;
          case 1 -> SysklogdSwitches.Repeats.PIPES_GET_ALL;
          default -> SysklogdSwitches.Repeats.ALL_GET_ALL;
        };
    return new SysklogdSwitches(
        reading,
        sockets.isEmpty() ? SysklogdSwitches.DEFAULT.sockets() : sockets,
        new SysklogdSwitches.Network(
            secure == 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(secure, 2)),
            listen,
            peers,
            lookUp,
            longest,
            family,
            allAddresses),
        new SysklogdSwitches.Kernel(kernel && !contained, cache, kernelStamps, console),
        new SysklogdSwitches.Trust(trustHost, arrivalTime, utf8, kernFacility),
        rotation,
        repeats,
        mark);
  }
}

package org.logkeep.dialect.sysklogd;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line of {@code syslogd} adds to its configuration.
 *
 * @param reading whose reading of the file holds
 * @param sockets paths of the local sockets ({@code -p})
 * @param network what is received and sent ({@code -s -b -a -n -M -4 -6 -A})
 * @param kernel what is read from the kernel ({@code -K -C -t -l})
 * @param trust what is believed of a record ({@code -H -T -8 -k})
 * @param rotation how all files are rotated ({@code -r})
 * @param repeats which targets get a count in place of repeated lines ({@code -c})
 * @param mark silence after which a mark is written ({@code -m}); zero for none
 */
public record SysklogdSwitches(
    Reading reading,
    List<String> sockets,
    Network network,
    Kernel kernel,
    Trust trust,
    Optional<Rotation> rotation,
    Repeats repeats,
    Duration mark) {
  /** The program without any option. */
  public static final SysklogdSwitches DEFAULT =
      new SysklogdSwitches(
          Reading.SYSKLOGD,
          List.of("/dev/log"),
          Network.DEFAULT,
          Kernel.DEFAULT,
          Trust.NONE,
          Optional.empty(),
          Repeats.COUNTED,
          Duration.ofMinutes(20));

  /** Copies the list. */
  public SysklogdSwitches {
    sockets = List.copyOf(sockets);
  }

  /** The same for another program's reading. */
  public SysklogdSwitches with(Reading other) {
    return new SysklogdSwitches(other, sockets, network, kernel, trust, rotation, repeats, mark);
  }

  /** The same with other local sockets. */
  public SysklogdSwitches withSockets(List<String> paths) {
    return new SysklogdSwitches(reading, paths, network, kernel, trust, rotation, repeats, mark);
  }

  /** The same with another network. */
  public SysklogdSwitches with(Network other) {
    return new SysklogdSwitches(reading, sockets, other, kernel, trust, rotation, repeats, mark);
  }

  /** The same with another kernel. */
  public SysklogdSwitches with(Kernel other) {
    return new SysklogdSwitches(reading, sockets, network, other, trust, rotation, repeats, mark);
  }

  /**
   * What is received from the network and sent to it.
   *
   * @param secureMode 0 receives, 1 only sends, 2 neither; empty leaves it to the file
   * @param listen where to receive, beside what the file says
   * @param peers who may send; empty for all
   * @param lookUpNames whether addresses of senders become names
   * @param longestDatagram longest forwarded datagram; empty leaves it to the file
   * @param family 4 or 6, or 0 for both
   * @param allAddresses whether each address of a name is sent to
   */
  public record Network(
      OptionalInt secureMode,
      List<ListenAddress> listen,
      List<AllowedPeer> peers,
      boolean lookUpNames,
      OptionalInt longestDatagram,
      int family,
      boolean allAddresses) {
    /** The program without any option. */
    public static final Network DEFAULT =
        new Network(OptionalInt.empty(), List.of(), List.of(), true, OptionalInt.empty(), 0, false);

    /** Copies the lists. */
    public Network {
      listen = List.copyOf(listen);
      peers = List.copyOf(peers);
    }

    /** The same with another secure mode. */
    public Network withSecureMode(int mode) {
      return new Network(
          OptionalInt.of(mode), listen, peers, lookUpNames, longestDatagram, family, allAddresses);
    }
  }

  /**
   * What is read from the kernel.
   *
   * @param read whether anything is
   * @param cache file with the last sequence number
   * @param ownStamps whether the kernel's time is always used, not only for the first batch
   * @param console whether the kernel goes on showing its messages on the console
   */
  public record Kernel(boolean read, String cache, boolean ownStamps, boolean console) {
    /** The program without any option. */
    public static final Kernel DEFAULT = new Kernel(true, "/run/syslogd.cache", false, false);

    /** Nothing is read. */
    public static final Kernel NONE = new Kernel(false, DEFAULT.cache, false, false);
  }

  /**
   * What is believed of a record.
   *
   * @param host the name that it gives
   * @param arrivalTime the stamp is not, the time of arrival is taken
   * @param utf8 the text is UTF-8 and kept as it is
   * @param kernelFacility the facility kern, also from others than the kernel
   */
  public record Trust(boolean host, boolean arrivalTime, boolean utf8, boolean kernelFacility) {
    /** The program without any option. */
    public static final Trust NONE = new Trust(false, false, false, false);
  }

  /** Rotation above a size in bytes, and how many packed files are kept. */
  public record Rotation(long size, int count) {
    /** How many packed files are kept where nothing is said. */
    public static final int DEFAULT_COUNT = 5;
  }

  /** Which targets get a count in place of repeated lines. */
  public enum Repeats {
    /** All. */
    COUNTED,
    /** All but pipes ({@code -c}). */
    PIPES_GET_ALL,
    /** None ({@code -cc}). */
    ALL_GET_ALL
  }
}

package org.logkeep.engine.source;

import java.util.List;
import java.util.Optional;
import org.logkeep.linux.Address;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.frame.DatagramFraming;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/**
 * How one record arrives at a source, without a socket: for explanations.
 *
 * @param sender what the source knows of who sent it
 * @param allowed whether the source takes anything from there
 * @param stripEnds whether line ends behind the record are dropped
 */
public record Arrival(Sender sender, boolean allowed, boolean stripEnds) {
  private static final int NOBODY = -1;

  /**
   * How it arrives.
   *
   * @param source the source
   * @param peer address of the sender, for sources that receive from the network
   * @param port its port
   */
  public static Arrival at(Use source, String peer, int port) {
    Options options = source.options();
    return switch (source.name()) {
      case "unix-dgram" ->
          new Arrival(
              Sender.local(options.get(UnixDatagramSource.TRANSPORT), NOBODY, NOBODY, NOBODY),
              true,
              !options.get(UnixDatagramSource.KEEP_ENDS));
      case "unix-stream" ->
          new Arrival(
              Sender.local(options.get(UnixStreamSource.TRANSPORT), NOBODY, NOBODY, NOBODY),
              true,
              true);
      case "udp" -> {
        Address.Inet from = Address.inet(peer, port);
        Optional<List<String>> allowed = options.find(AllowedSenders.ALLOWED);
        yield new Arrival(
            network(source, from, options.get(UdpSource.TRANSPORT)),
            allowed.isEmpty() || new SenderRules(allowed.get()).allows(from),
            !options.get(UnixDatagramSource.KEEP_ENDS));
      }
      case "tcp" ->
          new Arrival(
              network(source, Address.inet(peer, port), options.get(TcpSource.TRANSPORT)),
              true,
              true);
      case "file" -> new Arrival(Sender.ofFile("local+file", path(options)), true, true);
      case "pipe" -> new Arrival(Sender.ofFile("", path(options)), true, true);
      default -> new Arrival(Sender.LOCAL, true, true);
    };
  }

  private static Sender network(Use source, Address.Inet from, String transport) {
    Address.Inet here = InternetAddress.of(source, source.options().get(TcpSource.PORT));
    return InternetAddress.sender(from, here, transport);
  }

  private static String path(Options options) {
    Options.Given given = options.all().get("path");
    return given == null ? "" : String.valueOf(given.value());
  }

  /** Puts the record into an intake, as the source would. */
  public RecordBatch put(Intake intake, byte[] message, long now) {
    int number = intake.addSender(sender);
    RecordBatch batch = intake.begin(message.length);
    int at = batch.append(message);
    DatagramFraming framing = new DatagramFraming(intake.maxMessage(), stripEnds);
    int _ = framing.frame(batch, at, at + message.length, number, now);
    intake.commit();
    intake.removeSender(number);
    return batch;
  }
}

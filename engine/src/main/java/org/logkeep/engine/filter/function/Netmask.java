package org.logkeep.engine.filter.function;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.filter.Explanation;
import org.logkeep.engine.filter.FilterContext;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.record.RecordBatch;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.diagnostic.Span;
import org.logkeep.topology.option.Option;

/**
 * The sender's address lies in a network. A record without an address was made here, and counts as
 * sent from the loopback address.
 */
final class Netmask implements FilterDefinition {
  private static final Option<String> NETWORK =
      Option.text("network", "Address, or address/length, or address/mask.").mandatory();

  private final boolean six;

  Netmask(boolean six) {
    this.six = six;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.FILTER,
        six ? "netmask6" : "netmask",
        "The sender's IPv" + (six ? 6 : 4) + " address lies in a network.",
        List.of(NETWORK));
  }

  @Override
  public Predicate compile(FilterUse use) {
    String text = use.options().get(NETWORK);
    Optional<Network> network = Network.of(text, six);
    return network.isPresent()
        ? new InNetwork(network.get(), six, use.span())
        : use.error("\"" + text + "\" is no IPv" + (six ? 6 : 4) + " network");
  }

  private static final class InNetwork implements Predicate {
    private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
    private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Network network;
    private final boolean six;
    private final Span span;
    private final AddressReader reader = new AddressReader();
    private byte[] lastText = {};
    private boolean lastVerdict;

    InNetwork(Network network, boolean six, Span span) {
      this.network = network;
      this.six = six;
      this.span = span;
    }

    @Override
    public boolean test(RecordBatch batch, int row, FilterContext context) {
      byte[] text = context.senderAddress(batch, row);
      if (!Arrays.equals(text, lastText)) {
        lastVerdict = holds(text, context.senderPort(batch, row) != 0);
        lastText = text;
      }
      return lastVerdict;
    }

    private boolean holds(byte[] text, boolean remote) {
      int length = reader.read(text);
      if (length == (six ? 16 : 4)) {
        return network.contains(reader.address());
      }
      return !remote && network.contains(six ? LOOPBACK_6 : LOOPBACK_4);
    }

    @Override
    public Explanation explain(RecordBatch batch, int row, FilterContext context) {
      byte[] address = context.senderAddress(batch, row);
      return Explanation.of(
          test(batch, row, context),
          "address of the sender",
          new String(address, StandardCharsets.US_ASCII),
          span);
    }
  }
}

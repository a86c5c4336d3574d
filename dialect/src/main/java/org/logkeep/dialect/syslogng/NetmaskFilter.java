package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** {@code netmask()} and {@code netmask6()}: the address of the sender lies in a network. */
final class NetmaskFilter implements FilterFunction {
  private static final String SIX = "netmask6";

  @Override
  public List<String> words() {
    return List.of("netmask", SIX);
  }

  @Override
  public String meaning() {
    return "the address of its sender lies in a network";
  }

  @Override
  public Optional<Condition> read(Tree.Call call, Binding binding) {
    if (call.arguments().size() != 1
        || !(call.arguments().getFirst() instanceof Tree.Value value)) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "netmask() takes one network", "");
      return Optional.empty();
    }
    boolean six = call.name().name().equals(SIX);
    NetworkText network = NetworkText.of(value.token().text(), six);
    String kind = "IPv" + (six ? 6 : 4);
    if (!network.hasSoundAddress()) {
      String fault = "\"" + network.address() + "\" is no " + kind + " address";
      return never(call, value, fault, binding);
    }
    if (network.hasSoundMask()) {
      return within(call, value, network.canonical());
    }
    String fault = "\"" + network.mask().orElse("") + "\" is no mask of an " + kind + " address";
    Optional<Integer> length = network.countedLength();
    if (length.isEmpty()) {
      return never(call, value, fault, binding);
    }
    binding.add(
        DiagnosticCode.VALUE_BAD.at(
            Level.WARNING, value.span(), fault, "counts as /" + length.get()));
    return within(call, value, network.ofLength(length.get()));
  }

  private static Optional<Condition> within(Tree.Call call, Tree.Value value, String network) {
    return FilterFunction.component(
        call, call.name().name(), Options.NONE.with("network", network, value.span()));
  }

  private static Optional<Condition> never(
      Tree.Call call, Tree.Value value, String fault, Binding binding) {
    binding.add(DiagnosticCode.VALUE_BAD.at(Level.WARNING, value.span(), fault, "never matches"));
    return Optional.of(new Condition.Constant(false, call.span()));
  }
}

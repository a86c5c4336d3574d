package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.dialect.OptionList;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Input;
import org.logkeep.topology.diagnostic.Span;

/** Where metalog receives: its own lines, local sockets, the kernel. */
final class MetalogSources {
  private static final long SOCKET_MODE = 0666;

  private final MetalogSwitches switches;
  private final Map<String, Span> sockets;

  MetalogSources(MetalogSwitches switches, Map<String, Span> sockets) {
    this.switches = switches;
    this.sockets = sockets;
  }

  static String socketName(String path) {
    return "socket " + path;
  }

  List<Input> all() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(
        input(
            MetalogBinder.INTERNAL,
            OptionList.at(Span.BUILT_IN).with("program-override", "metalog"),
            "internal"));
    OptionList main = socket(switches.socket(), Span.BUILT_IN);
    inputs.add(input(MetalogBinder.LOCAL, main, "unix-dgram"));
    // That a further one cannot be made is no error.
    sockets.forEach((path, span) ->
        inputs.add(
            input(socketName(path), socket(path, span).with("optional", true), "unix-dgram")));
    if (switches.kernel()) {
      inputs.add(input(MetalogBinder.KERNEL, kernel(), "kernel"));
    }
    return inputs;
  }

  private static OptionList socket(String path, Span span) {
    return OptionList.at(span)
        .with("profile", MetalogProfile.DEFAULT)
        .with("path", path)
        .with("mode", SOCKET_MODE)
        .with("keep-ends", true)
        // Nothing in this language asks who the sender is, and the kernel need not note it.
        .with("credentials", false)
        .with("max-message", (long) MetalogProfile.LONGEST_DATAGRAM);
  }

  private OptionList kernel() {
    OptionList options =
        OptionList.at(Span.BUILT_IN)
            .with("profile", MetalogProfile.DEFAULT.toBuilder().kernel(true).build())
            .with("device", "auto")
            .with("program-override", "kernel");
    return switches.consoleLevel().isPresent()
        ? options.with("console-level", (long) switches.consoleLevel().getAsInt())
        : options;
  }

  private static Input input(String name, OptionList options, String component) {
    Input.Reader reader =
        new Input.Reader(name + "#0", options.use(ComponentKind.SOURCE, component));
    return new Input(name, List.of(reader), List.of(), Span.BUILT_IN);
  }
}

package org.logkeep.dialect.sysklogd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.OptionList;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.Statement.Setting;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Input;
import org.logkeep.topology.diagnostic.Span;

/** Where syslogd receives: local sockets, the network, the kernel and its own lines. */
final class Sources {
  static final String LOCAL = "local";
  static final String NETWORK = "network";
  static final String KERNEL = "kernel";
  static final String INTERNAL = "internal";

  private static final long SOCKET_MODE = 0666;
  private static final long LONGEST_RECORD = 2048;
  private static final long USER = 1;
  private static final long NOTICE = 5;
  private static final Duration REBIND = Duration.ofSeconds(5);

  private final SysklogdSwitches switches;
  private final SyslogConf conf;
  private final Services services;

  Sources(SysklogdSwitches switches, SyslogConf conf, Services services) {
    this.switches = switches;
    this.conf = conf;
    this.services = services;
  }

  List<Input> all() {
    List<Input> inputs = new ArrayList<>();
    inputs.add(internal());
    if (!switches.sockets().isEmpty()) {
      inputs.add(local());
    }
    if (secureMode() == 0 && switches.reading() == Reading.SYSKLOGD) {
      inputs.add(network());
    }
    if (switches.kernel().read()) {
      inputs.add(kernel());
    }
    return inputs;
  }

  /** The flag wins over the file. */
  int secureMode() {
    return switches
        .network()
        .secureMode()
        .orElseGet(() ->
            conf.last(Setting.Kind.SECURE_MODE)
                .map(setting -> Integer.parseInt(setting.value()))
                .orElse(0));
  }

  private Input internal() {
    OptionList options =
        OptionList.at(Span.BUILT_IN).with("program-override", "syslogd").with("own-pid", true);
    return input(INTERNAL, List.of(reader(INTERNAL, 0, options, "internal")), Span.BUILT_IN);
  }

  private Input local() {
    List<Input.Reader> readers = new ArrayList<>();
    for (String path : switches.sockets()) {
      OptionList options =
          common(Span.BUILT_IN)
              .with("path", path)
              .with("mode", SOCKET_MODE)
              .with("max-message", LONGEST_RECORD)
              .with("keep-ends", true)
              // Nothing in this language asks who the sender is, and the kernel need not note it.
              .with("credentials", false);
      readers.add(reader(LOCAL, readers.size(), options, "unix-dgram"));
    }
    return input(LOCAL, readers, Span.BUILT_IN);
  }

  private Input network() {
    Map<ListenAddress, Span> addresses = new LinkedHashMap<>();
    switches.network().listen().forEach(address -> addresses.put(address, Span.BUILT_IN));
    for (Setting setting : conf.all(Setting.Kind.LISTEN)) {
      ListenAddress.parse(setting.value(), services)
          .ifPresent(address -> addresses.putIfAbsent(address, setting.span()));
    }
    List<Input.Reader> readers = new ArrayList<>();
    addresses.forEach((address, span) -> readers.add(udp(address, span, readers.size())));
    if (readers.isEmpty()) {
      readers.add(udp(ListenAddress.DEFAULT, Span.BUILT_IN, 0));
    }
    return input(NETWORK, readers, readers.getFirst().source().span());
  }

  private Input.Reader udp(ListenAddress listen, Span span, int number) {
    OptionList options =
        common(span)
            .with("port", (long) listen.port())
            .with("max-message", LONGEST_RECORD)
            .with("keep-ends", true)
            .with("use-dns", switches.network().lookUpNames())
            .with("rebind-after", REBIND);
    options =
        listen.isGroup()
            ? options
                .with("groups", listen.address().stream().toList())
                .with("interface", listen.interfaceName())
            : options.with("address", listen.address()).with("every-address", true);
    if (switches.network().family() != 0) {
      options = options.with("ip-version", String.valueOf(switches.network().family()));
    }
    if (!switches.network().peers().isEmpty()) {
      options =
          options.with(
              "allowed-senders",
              switches.network().peers().stream().map(AllowedPeer::option).toList());
    }
    return reader(NETWORK, number, options, "udp");
  }

  private Input kernel() {
    OptionList options =
        common(Span.BUILT_IN)
            .with("profile", kernelProfile())
            .with("device", "auto")
            .with("cache", switches.kernel().cache())
            .with("time", switches.kernel().ownStamps() ? "kernel" : "backlog")
            .with("silence-console", !switches.kernel().console());
    return input(KERNEL, List.of(reader(KERNEL, 0, options, "kernel")), Span.BUILT_IN);
  }

  private ParseProfile kernelProfile() {
    return SysklogdProfile.of(false, true, false, switches.trust().utf8()).toBuilder()
        .kernel(true)
        .build();
  }

  /** What all sources believe, and what becomes of records without priority. */
  private OptionList common(Span span) {
    SysklogdSwitches.Trust trust = switches.trust();
    return OptionList.at(span)
        .with(
            "profile",
            SysklogdProfile.of(
                trust.host(), trust.kernelFacility(), trust.arrivalTime(), trust.utf8()))
        .with("default-facility", USER)
        .with("default-severity", NOTICE)
        .with("keep-host", trust.host())
        .with("keep-stamp", !trust.arrivalTime());
  }

  private static Input.Reader reader(
      String input, int number, OptionList options, String component) {
    return new Input.Reader(input + "#" + number, options.use(ComponentKind.SOURCE, component));
  }

  private static Input input(String name, List<Input.Reader> readers, Span span) {
    return new Input(name, readers, List.of(), span);
  }

  /** The inputs that a rule takes from. */
  static Optional<String> named(List<Input> inputs, String name) {
    return inputs.stream().map(Input::name).filter(name::equals).findFirst();
  }
}

package org.logkeep.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.logkeep.engine.format.HostNaming;
import org.logkeep.engine.format.Self;
import org.logkeep.engine.source.SourceOptions;
import org.logkeep.topology.option.Options;

/**
 * Names of senders' addresses: from a file first, if there is one, then from the resolver. Never
 * waits on the caller's thread: an address that is not known yet is looked up beside. Until its
 * name arrives it has the one that the system's {@code /etc/hosts} gives it, or stands for itself.
 */
final class SenderNames {
  private static final int MOST = 10_000;

  private final HostsFile hosts;
  private final HostsFile atFirst;
  private final boolean lookUp;
  private final boolean remember;
  private final boolean fullNames;
  private final boolean lowerCase;
  private final HostNaming naming;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  private SenderNames(
      HostsFile hosts,
      HostsFile atFirst,
      boolean lookUp,
      boolean remember,
      boolean fullNames,
      boolean lowerCase,
      HostNaming naming) {
    this.hosts = hosts;
    this.atFirst = atFirst;
    this.lookUp = lookUp;
    this.remember = remember;
    this.fullNames = fullNames;
    this.lowerCase = lowerCase;
    this.naming = naming;
  }

  /**
   * Names as the options of a source ask for them.
   *
   * @param systemHosts gives the system's {@code /etc/hosts}, for a source that looks names up
   */
  static SenderNames of(Options options, Supplier<HostsFile> systemHosts) {
    boolean wanted = options.get(SourceOptions.USE_DNS);
    boolean lookUp = wanted && !options.get(SourceOptions.DNS_HOSTS_ONLY);
    return new SenderNames(
        options
            .find(SourceOptions.DNS_HOSTS)
            .filter(path -> wanted)
            .map(path -> HostsFile.read(Path.of(path)))
            .orElse(HostsFile.EMPTY),
        lookUp ? systemHosts.get() : HostsFile.EMPTY,
        lookUp,
        options.get(SourceOptions.DNS_CACHE),
        options.get(SourceOptions.USE_FULL_NAMES),
        options.get(SourceOptions.NORMALIZE_HOSTS),
        HostNaming.of(
            options.get(SourceOptions.USE_FULL_NAMES), options.find(SourceOptions.LOCAL_DOMAIN)));
  }

  /** The name of this host. */
  byte[] own(Self self) {
    byte[] name = naming.name(self);
    return lowerCase
        ? utf8(new String(name, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT))
        : name;
  }

  /** The name of an address as far as it is known; begins to look for it if it is not. */
  byte[] find(String address) {
    byte[] name = known.get(address);
    if (name != null) {
      if (lookUp && !remember && hosts.find(address).isEmpty()) {
        Thread.ofVirtual().name("look-up " + address).start(() -> resolve(address));
      }
      return name;
    }
    byte[] now =
        hosts.find(address).or(() -> atFirst.find(address)).map(this::shown).orElse(utf8(address));
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(address, now);
    if (lookUp && hosts.find(address).isEmpty()) {
      Thread.ofVirtual().name("look-up " + address).start(() -> resolve(address));
    }
    return now;
  }

  /** The name of an address, now; {@code earlier} where it was not looked up. */
  byte[] current(String address, byte[] earlier) {
    return lookUp ? known.getOrDefault(address, earlier) : earlier;
  }

  private void resolve(String address) {
    try {
      String name = InetAddress.getByName(address).getCanonicalHostName();
      if (!name.equals(address)) {
        known.put(address, shown(name));
      }
    } catch (UnknownHostException e) {
      // The address goes on standing for itself.
      known.putIfAbsent(address, utf8(address));
    }
  }

  private byte[] shown(String name) {
    int dot = name.indexOf('.');
    String shown = fullNames || dot <= 0 ? name : name.substring(0, dot);
    return utf8(lowerCase ? shown.toLowerCase(Locale.ROOT) : shown);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

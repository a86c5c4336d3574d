package org.logkeep.engine.destination;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Address;

/** Hosts that are tried in turn, each with all addresses that its name has. */
final class RemoteHosts implements Receivers {
  private final List<RemoteHost> hosts;
  private List<Address.Inet> addresses = List.of();
  private int host;
  private int address;
  private int tried;

  RemoteHosts(List<RemoteHost> hosts) {
    this.hosts = List.copyOf(hosts);
  }

  @Override
  public void next(Loop loop, Consumer<Optional<Address>> found) {
    if (address < addresses.size()) {
      found.accept(Optional.of(addresses.get(address)));
      return;
    }
    hosts
        .get(host)
        .resolve(
            loop,
            all -> {
              addresses = all;
              address = 0;
              found.accept(all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst()));
            });
  }

  @Override
  public void failed() {
    address++;
    if (address >= addresses.size()) {
      addresses = List.of();
      address = 0;
      host = (host + 1) % hosts.size();
      tried++;
    }
  }

  @Override
  public String current() {
    return hosts.get(host).toString();
  }

  @Override
  public boolean hasMore() {
    return tried < hosts.size();
  }

  @Override
  public void begin() {
    tried = 0;
  }
}

package org.logkeep.linux;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** Names of this host. */
public final class HostNames {

  /*
   * struct addrinfo   0 flags  4 family  8 socktype  12 protocol  16 addrlen(32)  24 addr*  32 canonname*  40 next*
   */
  private static final int AI_CANONNAME = 2;
  private static final int RESULT = 64;
  private static final int LONGEST_NAME = 1025;

  private static final class Symbols {
    static final MemorySegment GETADDRINFO = Native.symbol("getaddrinfo");
    static final MemorySegment FREEADDRINFO = Native.symbol("freeaddrinfo");
  }

  private final Sys sys;

  /** Names of this host. */
  public HostNames(Sys sys) {
    this.sys = sys;
  }

  /** The name as the kernel has it, gethostname(2). */
  public String plain() {
    return sys.process().hostName();
  }

  /** The part of the name before the first dot. */
  public String brief() {
    String name = plain();
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * The name with its domain, as {@code hostname --fqdn} finds it: getaddrinfo(3) with {@code
   * AI_CANONNAME}. May ask the network. Where nothing is known, the plain name.
   */
  public String qualified() {
    String name = plain();
    return name.contains(".") ? name : canonical(name).filter(n -> n.contains(".")).orElse(name);
  }

  private Optional<String> canonical(String name) {
    Calls calls = sys.calls();
    Scratch own = calls.scratch();
    long cName = own.path(0, PathText.encode(name));
    if (cName < 0) {
      return Optional.empty();
    }
    own.structure.asSlice(0, 128).fill((byte) 0);
    own.structure.set(Native.INT, 0, AI_CANONNAME);
    long at = own.structureAddress();
    int result = calls.call(Symbols.GETADDRINFO, cName, 0, at, at + RESULT);
    long info = own.structure.get(Native.LONG, RESULT);
    if (result != 0 || info == 0) {
      return Optional.empty();
    }
    long canon = MemorySegment.ofAddress(info).reinterpret(48).get(Native.LONG, 32);
    Optional<String> found = canon == 0 ? Optional.empty() : Optional.of(cString(canon));
    calls.run(Symbols.FREEADDRINFO, info);
    return found;
  }

  private static String cString(long address) {
    MemorySegment memory = MemorySegment.ofAddress(address).reinterpret(LONGEST_NAME);
    int end = 0;
    while (end < LONGEST_NAME && memory.get(Native.BYTE, end) != 0) {
      end++;
    }
    return PathText.decode(memory.asSlice(0, end).toArray(Native.BYTE));
  }
}

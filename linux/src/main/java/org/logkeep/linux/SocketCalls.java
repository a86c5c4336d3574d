package org.logkeep.linux;

import java.lang.foreign.MemorySegment;

/**
 * Calls on sockets, none of which ever blocks: sockets are made with {@code SOCK_NONBLOCK}, data
 * moves with {@code MSG_DONTWAIT}. That is why data can go straight between the kernel and Java
 * arrays.
 */
public final class SocketCalls {

  /** A byte stream. */
  public static final int STREAM = 1;

  /** Datagrams. */
  public static final int DATAGRAM = 2;

  /** {@link #shutdown}: nothing more will be sent. */
  public static final int SHUT_WRITE = 1;

  private static final int NONBLOCK_CLOEXEC = 0x800 | 0x80000;
  private static final int DONTWAIT = 0x40;
  private static final int NOSIGNAL = 0x4000;
  private static final int PEEK = 0x2;
  private static final int INPUT_QUEUE = 0x541B;
  private static final int OUTPUT_QUEUE = 0x5411;
  private static final int SOL_SOCKET = 1;
  private static final int BIND_TO_DEVICE = 25;
  private static final int PEER_CREDENTIALS = 17;

  private static final class Symbols {
    static final MemorySegment SOCKET = Native.symbol("socket");
    static final MemorySegment BIND = Native.symbol("bind");
    static final MemorySegment LISTEN = Native.symbol("listen");
    static final MemorySegment CONNECT = Native.symbol("connect");
    static final MemorySegment ACCEPT4 = Native.symbol("accept4");
    static final MemorySegment SETSOCKOPT = Native.symbol("setsockopt");
    static final MemorySegment GETSOCKOPT = Native.symbol("getsockopt");
    static final MemorySegment GETSOCKNAME = Native.symbol("getsockname");
    static final MemorySegment GETPEERNAME = Native.symbol("getpeername");
    static final MemorySegment SHUTDOWN = Native.symbol("shutdown");
  }

  private static final class Data {
    static final MemorySegment RECVFROM = Native.symbol("recvfrom");
    static final MemorySegment SENDTO = Native.symbol("sendto");
    static final MemorySegment IOCTL = Native.symbol("ioctl");
  }

  private static final class Interfaces {
    static final MemorySegment NAME_TO_INDEX = Native.symbol("if_nametoindex");
  }

  private final Calls calls;

  SocketCalls(Calls calls) {
    this.calls = calls;
  }

  /**
   * Makes a socket of the family of an address, socket(2).
   *
   * @param type {@link #STREAM} or {@link #DATAGRAM}
   */
  public int open(Address familyOf, int type) {
    return calls.call(Symbols.SOCKET, AddressCodec.family(familyOf), type | NONBLOCK_CLOEXEC, 0);
  }

  /** Gives a socket its address, bind(2). */
  public int bind(int fd, Address address) {
    Scratch own = calls.scratch();
    int size = AddressCodec.write(address, own.structure);
    return size < 0 ? size : calls.call(Symbols.BIND, fd, own.structureAddress(), size);
  }

  /** Begins to take connections, listen(2). */
  public int listen(int fd, int backlog) {
    return calls.call(Symbols.LISTEN, fd, backlog);
  }

  /**
   * Connects, connect(2). For a stream {@code -EINPROGRESS} is the usual answer: the socket becomes
   * writable when the attempt has ended, and {@link #pendingError} tells how.
   */
  public int connect(int fd, Address address) {
    Scratch own = calls.scratch();
    int size = AddressCodec.write(address, own.structure);
    return size < 0 ? size : calls.call(Symbols.CONNECT, fd, own.structureAddress(), size);
  }

  /**
   * Takes a connection, accept4(2); the new socket does not block.
   *
   * @param peer its first element is set to who connected
   * @return the new descriptor; {@code -EAGAIN} if nobody waits; {@code -ECONNABORTED}, {@code
   *     -EMFILE} and others that concern one connection or pass with time
   */
  public int accept(int listener, Address[] peer) {
    Scratch own = calls.scratch();
    long at = own.structureAddress();
    own.structure.set(Native.INT, AddressCodec.SIZE, AddressCodec.SIZE);
    int fd = calls.call(Symbols.ACCEPT4, listener, at, at + AddressCodec.SIZE, NONBLOCK_CLOEXEC);
    if (fd >= 0) {
      peer[0] = AddressCodec.read(own.structure, own.structure.get(Native.INT, AddressCodec.SIZE));
    }
    return fd;
  }

  /**
   * Receives what is there, recv(2), straight into the array.
   *
   * @return bytes; 0 at the end of a stream; {@code -EAGAIN} if there is nothing
   */
  public int receive(int fd, byte[] target, int offset, int length) {
    return (int) calls.heapCall(Data.RECVFROM, fd, target, offset, length, DONTWAIT, 0, 0);
  }

  /** Looks at what could be received, and leaves it there. */
  public int peek(int fd, byte[] target, int offset, int length) {
    return (int) calls.heapCall(Data.RECVFROM, fd, target, offset, length, DONTWAIT | PEEK, 0, 0);
  }

  /**
   * Sends what the socket takes now, send(2), straight from the array. Never raises {@code
   * SIGPIPE}.
   *
   * @return bytes taken, for a stream perhaps fewer than given; {@code -EAGAIN} if it takes none
   */
  public int send(int fd, byte[] bytes, int offset, int length) {
    return (int) calls.heapCall(Data.SENDTO, fd, bytes, offset, length, DONTWAIT | NOSIGNAL, 0, 0);
  }

  /** Sends one datagram to an address, sendto(2). */
  public int sendTo(int fd, byte[] bytes, int offset, int length, Address address) {
    Scratch own = calls.scratch();
    int size = AddressCodec.write(address, own.structure);
    if (size < 0) {
      return size;
    }
    return (int)
        calls.heapCall(
            Data.SENDTO,
            fd,
            bytes,
            offset,
            length,
            DONTWAIT | NOSIGNAL,
            own.structureAddress(),
            size);
  }

  /** Ends one or both directions, shutdown(2). */
  public int shutdown(int fd, int how) {
    return calls.call(Symbols.SHUTDOWN, fd, how);
  }

  /** The socket's own address, with the port that the kernel chose, getsockname(2). */
  public Address localAddress(int fd) {
    return nameOf(Symbols.GETSOCKNAME, fd);
  }

  /** Who is at the other end, getpeername(2); unknown if nobody is. */
  public Address peerAddress(int fd) {
    return nameOf(Symbols.GETPEERNAME, fd);
  }

  private Address nameOf(MemorySegment function, int fd) {
    Scratch own = calls.scratch();
    long at = own.structureAddress();
    own.structure.set(Native.INT, AddressCodec.SIZE, AddressCodec.SIZE);
    int result = calls.call(function, fd, at, at + AddressCodec.SIZE);
    return result < 0
        ? new Address.Unknown(0)
        : AddressCodec.read(own.structure, own.structure.get(Native.INT, AddressCodec.SIZE));
  }

  /**
   * Sets an option, setsockopt(2); the family of the socket decides between the numbers of IPv4 and
   * IPv6.
   */
  public int set(int fd, SocketOption option, Address familyOf, int value) {
    Scratch own = calls.scratch();
    own.structure.set(Native.INT, 0, value);
    int family = AddressCodec.family(familyOf);
    return calls.call(
        Symbols.SETSOCKOPT,
        fd,
        option.level(family),
        option.name(family),
        own.structureAddress(),
        4);
  }

  /** The value of an option, getsockopt(2), or a negative error number. */
  public int get(int fd, SocketOption option, Address familyOf) {
    Scratch own = calls.scratch();
    long at = own.structureAddress();
    own.structure.set(Native.INT, 0, 0);
    own.structure.set(Native.INT, 8, 4);
    int family = AddressCodec.family(familyOf);
    int result =
        calls.call(Symbols.GETSOCKOPT, fd, option.level(family), option.name(family), at, at + 8);
    return result < 0 ? result : own.structure.get(Native.INT, 0);
  }

  /**
   * How a connection attempt ended, or what befell the socket: 0, or the positive error number.
   * Clears it.
   */
  public int pendingError(int fd) {
    return Math.abs(get(fd, SocketOption.ERROR, new Address.UnixUnnamed()));
  }

  /** Uses one interface only, {@code SO_BINDTODEVICE}, socket(7). */
  public int bindToDevice(int fd, String device) {
    Scratch own = calls.scratch();
    byte[] name = PathText.encode(device);
    if (name.length > 15) {
      return -Errno.ENODEV;
    }
    own.structure.asSlice(0, 16).fill((byte) 0);
    MemorySegment.copy(name, 0, own.structure, Native.BYTE, 0, name.length);
    return calls.call(
        Symbols.SETSOCKOPT,
        fd,
        SOL_SOCKET,
        BIND_TO_DEVICE,
        own.structureAddress(),
        name.length + 1);
  }

  /**
   * Index of a network interface, if_nametoindex(3); {@code -ENODEV} if there is none of that name.
   */
  public int interfaceIndex(String device) {
    long name = calls.scratch().path(0, PathText.encode(device));
    int index = name < 0 ? -Errno.ENODEV : calls.call(Interfaces.NAME_TO_INDEX, name);
    return index == 0 ? -Errno.ENODEV : index;
  }

  /**
   * Joins or leaves a multicast group, {@code MCAST_JOIN_GROUP}, RFC 3678 section 5.1.
   *
   * @param join or leave
   * @param group the group's address; its port does not matter
   * @param interfaceIndex 0 lets the routing table choose
   */
  public int multicast(int fd, boolean join, Address.Inet group, int interfaceIndex) {
    int joinGroup = 42;
    int leaveGroup = 45;
    Scratch own = calls.scratch();
    // struct group_req: 0 interface(32), 8 sockaddr_storage(128)
    own.structure.set(Native.LONG, 0, 0L);
    own.structure.set(Native.INT, 0, interfaceIndex);
    int size = AddressCodec.write(group, own.structure.asSlice(8, AddressCodec.SIZE));
    int level = group instanceof Address.Inet6 ? 41 : 0;
    return size < 0
        ? size
        : calls.call(
            Symbols.SETSOCKOPT,
            fd,
            level,
            join ? joinGroup : leaveGroup,
            own.structureAddress(),
            136);
  }

  /**
   * Chooses the interface that multicast packets leave by, {@code IP_MULTICAST_IF} and {@code
   * IPV6_MULTICAST_IF}.
   */
  public int multicastInterface(int fd, Address.Inet familyOf, int interfaceIndex) {
    Scratch own = calls.scratch();
    own.structure.asSlice(0, 12).fill((byte) 0);
    return switch (familyOf) {
      case Address.Inet4 four -> {
        // struct ip_mreqn: 0 group, 4 address, 8 interface index
        own.structure.set(Native.INT, 8, interfaceIndex);
        yield calls.call(Symbols.SETSOCKOPT, fd, 0, 32, own.structureAddress(), 12);
      }
      case Address.Inet6 six -> {
        own.structure.set(Native.INT, 0, interfaceIndex);
        yield calls.call(Symbols.SETSOCKOPT, fd, 41, 17, own.structureAddress(), 4);
      }
    };
  }

  /**
   * Who connected to a unix stream, as the kernel saw it then, {@code SO_PEERCRED}, unix(7); pid 0
   * if unknown.
   */
  public Credentials peerCredentials(int fd) {
    Scratch own = calls.scratch();
    long at = own.structureAddress();
    own.structure.set(Native.INT, 16, 12);
    int result = calls.call(Symbols.GETSOCKOPT, fd, SOL_SOCKET, PEER_CREDENTIALS, at, at + 16);
    return result < 0
        ? Credentials.NONE
        : new Credentials(
            own.structure.get(Native.INT, 0),
            own.structure.get(Native.INT, 4),
            own.structure.get(Native.INT, 8));
  }

  /**
   * Bytes that wait to be read (of a datagram socket: of the first datagram), {@code SIOCINQ},
   * tcp(7).
   */
  public int unread(int fd) {
    return queue(fd, INPUT_QUEUE);
  }

  /** Bytes that were sent but not acknowledged by the peer, {@code SIOCOUTQ}, tcp(7). */
  public int unsent(int fd) {
    return queue(fd, OUTPUT_QUEUE);
  }

  private int queue(int fd, int request) {
    Scratch own = calls.scratch();
    int result = calls.call(Data.IOCTL, fd, request, own.structureAddress());
    return result < 0 ? result : own.structure.get(Native.INT, 0);
  }
}

package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketsTest {

  private static final int TEN_SECONDS = 10_000;

  private final Sys sys = new Sys();
  private final SocketCalls sockets = sys.sockets();
  private final SocketOpener opener = new SocketOpener(sys);
  private final byte[] buffer = new byte[65536];

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void carriesBytesOverTcp(String host) throws Exception {
    int listener =
        opener.listenStream(Address.inet(host, 0), 16, Map.of(SocketOption.REUSE_ADDRESS, 1));
    Address local = sockets.localAddress(listener);
    Address[] peer = new Address[1];
    assertThat(sockets.accept(listener, peer)).isEqualTo(-Errno.EAGAIN);
    int client = connect(local, listener);
    int server = sockets.accept(listener, peer);
    assertThat(server).isPositive();
    assertThat(peer[0]).isEqualTo(sockets.localAddress(client));
    assertThat(sockets.peerAddress(client)).isEqualTo(local);
    assertThat(sockets.receive(server, buffer, 0, 10)).isEqualTo(-Errno.EAGAIN);
    byte[] text = "a\0b\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(sockets.send(client, text, 0, 4)).isEqualTo(4);
    awaitReadable(server);
    assertThat(sockets.unread(server)).isEqualTo(4);
    assertThat(sockets.peek(server, buffer, 0, 2)).isEqualTo(2);
    assertThat(sockets.receive(server, buffer, 5, 100)).isEqualTo(4);
    assertThat(buffer[6]).isZero();
    assertThat(sockets.shutdown(client, SocketCalls.SHUT_WRITE)).isZero();
    awaitReadable(server);
    assertThat(sockets.receive(server, buffer, 0, 100)).isZero();
    sys.close(client);
    sys.close(server);
    sys.close(listener);
  }

  @Test
  void tellsThatNobodyListens() throws Exception {
    int listener = opener.listenStream(Address.inet("127.0.0.1", 0), 1, Map.of());
    Address local = sockets.localAddress(listener);
    sys.close(listener);
    int client = opener.prepare(local, SocketCalls.STREAM, Map.of());
    int result = sockets.connect(client, local);
    if (result == -Errno.EINPROGRESS) {
      await(client, Epoll.OUT);
      result = -sockets.pendingError(client);
    }
    assertThat(result).isEqualTo(-Errno.ECONNREFUSED);
    sys.close(client);
  }

  @Test
  void survivesAPeerThatIsGone() throws Exception {
    int listener = opener.listenStream(Address.inet("127.0.0.1", 0), 1, Map.of());
    int client = connect(sockets.localAddress(listener), listener);
    int server = sockets.accept(listener, new Address[1]);
    sys.close(server);
    int result = 0;
    for (int i = 0; i < 1000 && result >= 0; i++) {
      result = sockets.send(client, buffer, 0, 1000);
    }
    assertThat(result).isIn(-Errno.EPIPE, -Errno.ECONNRESET);
    sys.close(client);
    sys.close(listener);
  }

  @Test
  void sendsOnlyWhatTheSocketTakes() throws Exception {
    int listener = opener.listenStream(Address.inet("127.0.0.1", 0), 1, Map.of());
    int client = connect(sockets.localAddress(listener), listener);
    int result = 1;
    while (result > 0) {
      result = sockets.send(client, buffer, 0, buffer.length);
    }
    assertThat(result).isEqualTo(-Errno.EAGAIN);
    assertThat(sockets.unsent(client)).isPositive();
    sys.close(client);
    sys.close(listener);
  }

  @Test
  void setsEveryOptionOnBothFamilies() throws Exception {
    for (Address address : new Address[] {Address.inet("127.0.0.1", 0), Address.inet("::1", 0)}) {
      int tcp = opener.prepare(address, SocketCalls.STREAM, Map.of());
      for (SocketOption option :
          new SocketOption[] {
            SocketOption.REUSE_ADDRESS,
            SocketOption.REUSE_PORT,
            SocketOption.KEEP_ALIVE,
            SocketOption.FREE_BIND,
            SocketOption.NO_DELAY,
            SocketOption.KEEP_ALIVE_IDLE,
            SocketOption.KEEP_ALIVE_INTERVAL,
            SocketOption.KEEP_ALIVE_COUNT,
            SocketOption.TTL
          }) {
        assertThat(sockets.set(tcp, option, address, 1)).as(option + " " + address).isZero();
        assertThat(sockets.get(tcp, option, address)).as(option + " " + address).isEqualTo(1);
      }
      assertThat(sockets.set(tcp, SocketOption.TOS, address, 8)).isZero();
      assertThat(sockets.get(tcp, SocketOption.TOS, address)).isEqualTo(8);
      assertThat(sockets.set(tcp, SocketOption.USER_TIMEOUT, address, 1000)).isZero();
      assertThat(opener.receiveBuffer(tcp, 100_000)).isGreaterThanOrEqualTo(100_000);
      assertThat(opener.sendBuffer(tcp, 100_000)).isGreaterThanOrEqualTo(100_000);
      sys.close(tcp);
    }
    assertThat(sockets.bindToDevice(3, "a name longer than any")).isEqualTo(-Errno.ENODEV);
  }

  @Test
  void saysWhichStepFailed() {
    assertThatThrownBy(() -> opener.bindDatagram(Address.inet("203.0.113.77", 5514), Map.of()))
        .isInstanceOf(SysException.class)
        .hasMessage("bind 203.0.113.77:5514: Cannot assign requested address");
    assertThatThrownBy(() ->
            opener.bindDatagram(
                new Address.UnixPath("/" + "x".repeat(108)), UnixSocketFile.PRIVATE, Map.of()))
        .hasMessageContaining("File name too long");
  }

  @Test
  void freesAPortForAnotherAddressOfTheSameHost() throws Exception {
    int fd =
        opener.bindDatagram(Address.inet("203.0.113.77", 0), Map.of(SocketOption.FREE_BIND, 1));
    assertThat(fd).isPositive();
    sys.close(fd);
  }

  @Test
  void makesUnixSocketsOfTheRightMode(@TempDir Path dir) throws Exception {
    Address.UnixPath path = new Address.UnixPath(dir + "/log");
    int first = opener.listenStream(path, UnixSocketFile.WORLD_WRITABLE, 8, Map.of());
    assertThat(permissions(path.path())).isEqualTo(0x1B6);
    assertThat(opener.isAlive(path, SocketCalls.STREAM)).isTrue();
    sys.close(first);
    assertThat(opener.isAlive(path, SocketCalls.STREAM)).isFalse();
    int second = opener.bindDatagram(path, UnixSocketFile.PRIVATE, Map.of());
    assertThat(permissions(path.path())).isEqualTo(0x180);
    sys.close(second);
  }

  @Test
  void leavesAFileInTheSocketsPlace(@TempDir Path dir) throws Exception {
    Path file = Files.writeString(dir.resolve("log"), "precious");
    assertThatThrownBy(() ->
            opener.bindDatagram(
                new Address.UnixPath(file.toString()), UnixSocketFile.PRIVATE, Map.of()))
        .isInstanceOf(SysException.class);
    assertThat(file).hasContent("precious");
  }

  @Test
  void tellsWhoConnectedToAUnixStream() throws Exception {
    Address name = Address.unix("@logkeep-test-" + System.nanoTime());
    int listener = opener.listenStream(name, 8, Map.of());
    int client = opener.prepare(name, SocketCalls.STREAM, Map.of());
    assertThat(sockets.connect(client, name)).isZero();
    int server = sockets.accept(listener, new Address[1]);
    assertThat(sockets.peerCredentials(server).pid()).isEqualTo(sys.process().pid());
    assertThat(sockets.localAddress(listener)).isEqualTo(name);
    sys.close(client);
    sys.close(server);
    sys.close(listener);
  }

  @Test
  void sendsManyDatagramsAtOnce() throws Exception {
    int receiver = opener.bindDatagram(Address.inet("127.0.0.1", 0), Map.of());
    Address target = sockets.localAddress(receiver);
    int sender = opener.prepare(target, SocketCalls.DATAGRAM, Map.of());
    byte[] text = "onetwothree".getBytes(StandardCharsets.US_ASCII);
    int[] offsets = {0, 3, 6};
    int[] lengths = {3, 3, 5};
    try (DatagramBatchWriter writer = new DatagramBatchWriter(sys, 16, 65536, Optional.of(target));
        DatagramBatchReader reader = new DatagramBatchReader(sys, 16, 65536)) {
      assertThat(writer.send(sender, text, offsets, lengths, 0, 3)).isEqualTo(3);
      int[] at = new int[16];
      int[] size = new int[16];
      assertThat(reader.read(receiver, buffer, 0, at, size)).isEqualTo(3);
      assertThat(new String(buffer, at[2], size[2], StandardCharsets.US_ASCII)).isEqualTo("three");
    }
    try (DatagramBatchWriter small = new DatagramBatchWriter(sys, 16, 4, Optional.of(target))) {
      assertThat(small.send(sender, text, offsets, lengths, 2, 1)).isEqualTo(-Errno.EMSGSIZE);
      assertThat(small.send(sender, text, offsets, lengths, 0, 3)).isEqualTo(1);
    }
    sys.close(sender);
    sys.close(receiver);
  }

  @Test
  void joinsMulticastGroups() throws Exception {
    int fd = opener.bindDatagram(Address.inet("0.0.0.0", 0), Map.of(SocketOption.REUSE_ADDRESS, 1));
    int loopback = sockets.interfaceIndex("lo");
    assertThat(loopback).isPositive();
    Address.Inet group = Address.inet("239.1.2.3", 0);
    assertThat(sockets.multicast(fd, true, group, loopback)).isZero();
    assertThat(sockets.multicastInterface(fd, group, loopback)).isZero();
    assertThat(sockets.multicast(fd, false, group, loopback)).isZero();
    assertThat(sockets.multicast(fd, false, group, loopback)).isNegative();
    assertThat(sockets.interfaceIndex("no-such-if")).isEqualTo(-Errno.ENODEV);
    sys.close(fd);
  }

  @Test
  void tellsTheServiceManager() throws Exception {
    String name = "@logkeep-notify-" + System.nanoTime();
    int manager = opener.bindDatagram(Address.unix(name), Map.of());
    ServiceNotifier notifier = new ServiceNotifier(sys, Map.of("NOTIFY_SOCKET", name));
    assertThat(notifier.tell("READY=1\n")).isPositive();
    assertThat(sockets.receive(manager, buffer, 0, 100)).isEqualTo(8);
    assertThat(new ServiceNotifier(sys, Map.of()).tell("READY=1")).isZero();
    sys.close(manager);
  }

  @Test
  void takesOverASocketOfTheServiceManager() throws Exception {
    int passed = opener.bindDatagram(Address.inet("127.0.0.1", 0), Map.of());
    String me = Integer.toString(sys.process().pid());
    Map<String, String> environment =
        Map.of("LISTEN_PID", me, "LISTEN_FDS", "1", "LISTEN_FDNAMES", "syslog");
    assertThat(ActivatedSocket.take(sys, environment, passed))
        .containsExactly(
            new ActivatedSocket(
                passed, "syslog", sockets.localAddress(passed), SocketCalls.DATAGRAM));
    sys.close(passed);
    assertThat(ActivatedSocket.take(sys, environment, passed)).isEmpty();
  }

  @Test
  void ignoresSocketsMeantForAnother() {
    assertThat(ActivatedSocket.take(sys, Map.of())).isEmpty();
    assertThat(ActivatedSocket.take(sys, Map.of("LISTEN_PID", "1", "LISTEN_FDS", "1"))).isEmpty();
    String me = Integer.toString(sys.process().pid());
    for (String count : new String[] {"0", "-1", "99999", "x", "", "9".repeat(1000)}) {
      assertThat(ActivatedSocket.take(sys, Map.of("LISTEN_PID", me, "LISTEN_FDS", count)))
          .isEmpty();
    }
  }

  private int connect(Address to, int listener) throws Exception {
    int client = opener.prepare(to, SocketCalls.STREAM, Map.of());
    assertThat(sockets.connect(client, to)).isIn(0, -Errno.EINPROGRESS);
    awaitReadable(listener);
    await(client, Epoll.OUT);
    assertThat(sockets.pendingError(client)).isZero();
    return client;
  }

  private void awaitReadable(int fd) throws Exception {
    await(fd, Epoll.IN);
  }

  private void await(int fd, int events) throws Exception {
    int[] tokens = new int[1];
    int[] ready = new int[1];
    try (Epoll epoll = new Epoll(sys, 1)) {
      assertThat(epoll.add(fd, events, 42)).isZero();
      assertThat(epoll.await(TEN_SECONDS, tokens, ready)).isEqualTo(1);
      assertThat(tokens[0]).isEqualTo(42);
    }
  }

  private int permissions(String path) {
    return ((StatResult.Found) sys.files().statusOf(path)).status().permissions();
  }
}

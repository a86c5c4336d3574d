package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatagramBatchReaderTest {

  private final Sys sys = new Sys();
  private final SocketOpener opener = new SocketOpener(sys);
  private final byte[] target = new byte[256 * 1024];
  private final int[] offsets = new int[64];
  private final int[] lengths = new int[64];

  @Test
  void receivesUnixDatagramsWithAttestedProcess(@TempDir Path dir) throws Exception {
    Address.UnixPath address = new Address.UnixPath(dir + "/log");
    int fd =
        opener.bindDatagram(
            address, UnixSocketFile.WORLD_WRITABLE, Map.of(SocketOption.PASS_CREDENTIALS, 1));
    int sender = opener.prepare(address, SocketCalls.DATAGRAM, Map.of());
    assertThat(sys.sockets().connect(sender, address)).isZero();
    send(sender, "one\0\n");
    send(sender, "");
    send(sender, "three");
    try (DatagramBatchReader reader = new DatagramBatchReader(sys, 64, 65536)) {
      assertThat(reader.read(fd, target, 7, offsets, lengths)).isEqualTo(3);
      assertThat(text(0)).isEqualTo("one\0\n");
      assertThat(text(1)).isEmpty();
      assertThat(text(2)).isEqualTo("three");
      assertThat(offsets[0]).isEqualTo(7);
      assertThat(reader.pid(2)).isEqualTo((int) ProcessHandle.current().pid());
      assertThat(reader.uid(2)).isEqualTo(sys.process().uid());
      assertThat(reader.peer(0).address()).isEqualTo(new Address.UnixUnnamed());
      assertThat(reader.truncated(0)).isFalse();
      assertThat(reader.read(fd, target, 0, offsets, lengths)).isEqualTo(-Errno.EAGAIN);
    }
    sys.close(sender);
    sys.close(fd);
    assertThat(Files.exists(dir.resolve("log"))).isTrue();
  }

  @Test
  void handsOutTheRestWhenTheTargetIsFull() throws Exception {
    int fd = opener.bindDatagram(Address.inet("127.0.0.1", 0), Map.of());
    Address local = sys.sockets().localAddress(fd);
    int sender = opener.prepare(local, SocketCalls.DATAGRAM, Map.of());
    sys.sockets().connect(sender, local);
    for (int i = 0; i < 5; i++) {
      send(sender, "x".repeat(900) + i);
    }
    byte[] small = new byte[2000];
    try (DatagramBatchReader reader = new DatagramBatchReader(sys, 64, 1000)) {
      assertThat(reader.read(fd, small, 0, offsets, lengths)).isEqualTo(2);
      assertThat(reader.pending()).isTrue();
      assertThat(reader.peer(0)).isSameAs(reader.peer(1));
      assertThat(reader.peer(0).address()).isEqualTo(sys.sockets().localAddress(sender));
      assertThat(reader.read(fd, small, 0, offsets, lengths)).isEqualTo(2);
      assertThat(reader.read(fd, small, 0, offsets, lengths)).isEqualTo(1);
      assertThat(new String(small, 0, lengths[0], StandardCharsets.US_ASCII)).endsWith("4");
      assertThat(reader.pending()).isFalse();
    }
    sys.close(sender);
    sys.close(fd);
  }

  @Test
  void tellsHowLongACutDatagramWas() throws Exception {
    int fd = opener.bindDatagram(Address.inet("::1", 0), Map.of());
    Address local = sys.sockets().localAddress(fd);
    int sender = opener.prepare(local, SocketCalls.DATAGRAM, Map.of());
    sys.sockets().connect(sender, local);
    send(sender, "y".repeat(3000));
    try (DatagramBatchReader reader = new DatagramBatchReader(sys, 4, 1000)) {
      assertThat(reader.read(fd, target, 0, offsets, lengths)).isEqualTo(1);
      assertThat(lengths[0]).isEqualTo(1000);
      assertThat(reader.originalLength(0)).isEqualTo(3000);
      assertThat(reader.truncated(0)).isTrue();
    }
    sys.close(sender);
    sys.close(fd);
  }

  @Test
  void countsWhatTheKernelDropped() throws Exception {
    int fd =
        opener.bindDatagram(
            Address.inet("127.0.0.1", 0),
            Map.of(SocketOption.DROP_COUNTER, 1, SocketOption.RECEIVE_BUFFER, 4096));
    Address local = sys.sockets().localAddress(fd);
    int sender = opener.prepare(local, SocketCalls.DATAGRAM, Map.of());
    sys.sockets().connect(sender, local);
    DropCounter drops = new DropCounter();
    int sent = 200;
    for (int i = 0; i < sent; i++) {
      send(sender, "z".repeat(500));
    }
    int got = 0;
    long lost = 0;
    try (DatagramBatchReader reader = new DatagramBatchReader(sys, 64, 1000)) {
      for (int n = 1; n > 0; n = reader.read(fd, target, 0, offsets, lengths)) {
        got += n == 1 && got == 0 ? 0 : n;
        lost += drops.advance(reader.droppedByKernel());
      }
      // The counter comes with a datagram: one more tells of all before it.
      send(sender, "last");
      int last = reader.read(fd, target, 0, offsets, lengths);
      lost += drops.advance(reader.droppedByKernel());
      assertThat(last).isEqualTo(1);
    }
    assertThat(lost).isPositive();
    assertThat(got + lost).isEqualTo(sent);
    sys.close(sender);
    sys.close(fd);
  }

  @Test
  void closesFilesThatASenderAttached(@TempDir Path dir) throws Exception {
    Address.UnixPath address = new Address.UnixPath(dir + "/log");
    int fd = opener.bindDatagram(address, UnixSocketFile.PRIVATE, Map.of());
    int sender = opener.prepare(address, SocketCalls.DATAGRAM, Map.of());
    assertThat(sys.sockets().connect(sender, address)).isZero();
    try (DatagramBatchReader reader = new DatagramBatchReader(sys, 4, 1000)) {
      int next = sys.files().open("/dev/null", OpenFlags.READ, 0);
      sys.close(next);
      for (int i = 0; i < 3; i++) {
        assertThat(AttachingSender.send(sys, sender, sender)).isEqualTo(1);
        assertThat(reader.read(fd, target, 0, offsets, lengths)).isEqualTo(1);
        assertThat(lengths[0]).isEqualTo(1);
      }
      int after = sys.files().open("/dev/null", OpenFlags.READ, 0);
      sys.close(after);
      assertThat(after).isEqualTo(next);
    }
    sys.close(sender);
    sys.close(fd);
  }

  private void send(int fd, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    sys.sockets().send(fd, bytes, 0, bytes.length);
  }

  private String text(int i) {
    return new String(target, offsets[i], lengths[i], StandardCharsets.ISO_8859_1);
  }
}

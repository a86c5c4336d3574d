package org.logkeep.acceptance.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams that the kernel could not keep are gone; the ledger says how many they were. */
class DatagramLossTest {
  /** More than the receive buffer holds: 64 MiB, of which a small datagram takes 768 bytes. */
  private static final int SENT = 250_000;

  private static final String LOST = "lost(kernel-queue-full)";

  @TempDir private Path directory;

  @Test
  void countsEachDatagramOnceThatTheKernelDropped() throws Exception {
    try (Rig rig =
            Rig.start(
                directory,
                Rig.filing("network(ip(\"127.0.0.1\") port(@PORT@) transport(\"udp\"))"));
        DatagramChannel sender = DatagramChannel.open()) {
      sender.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), rig.port()));
      rig.signal("STOP");
      ByteBuffer datagram = ByteBuffer.wrap("<13>app: flood".getBytes(US_ASCII));
      for (int i = 0; i < SENT; i++) {
        sender.write(datagram.rewind());
      }
      rig.signal("CONT");
      // The kernel tells its count along with a datagram that comes behind the loss. That it tells
      // it with each of them must not make it more.
      AtomicInteger sent = new AtomicInteger(SENT);
      rig.await(
          "an account of every datagram",
          () -> {
            sender.write(datagram.rewind());
            sent.incrementAndGet();
            return rig.lines("out").size() + rig.ledger("source s#0", LOST) == sent.get();
          });
      assertThat(rig.ledger("source s#0", LOST)).isPositive();
      rig.assertBalanced();
    }
  }
}

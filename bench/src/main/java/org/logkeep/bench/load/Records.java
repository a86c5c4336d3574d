package org.logkeep.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.logkeep.linux.Address;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SocketCalls;
import org.logkeep.linux.Sys;

/**
 * The records that are sent: 4,000 different ones of 256 bytes, over and over. They are made
 * beforehand, so that the sender takes next to no time.
 */
final class Records {
  private static final int DIFFERENT = 4_000;
  private static final int SIZE = 256;
  private static final int[] SEVERITIES = {6, 6, 6, 6, 6, 5, 5, 4, 3, 7};
  private static final String[] PROGRAMS = {
    "sshd", "cron", "kernel", "postfix/smtpd", "named", "app"
  };
  private static final String[] TEXTS = {
    "Accepted publickey for alice from 192.0.2.7 port 52144",
    "session opened for user root",
    "GET /index.html 200 5123",
    "worker 7 finished task in 183 ms",
    "checkpoint complete: wrote 311 buffers",
    "login failed for user guest",
    "access denied by rule 17",
    "link up, 1000 Mbps, full duplex",
    "query A www.example.org from 192.0.2.5",
    "retrying in 30 seconds, attempt 3 of 5"
  };

  private final byte[] block;

  Records() {
    Random random = new Random(1);
    StringBuilder all = new StringBuilder(DIFFERENT * SIZE);
    for (int i = 0; i < DIFFERENT; i++) {
      int priority = random.nextInt(24) * 8 + SEVERITIES[random.nextInt(SEVERITIES.length)];
      StringBuilder line =
          new StringBuilder(
              "<%d>Oct 11 22:14:%02d host%d %s[%d]:"
                  .formatted(
                      priority,
                      i / 100,
                      random.nextInt(10),
                      PROGRAMS[random.nextInt(PROGRAMS.length)],
                      1000 + i));
      while (line.length() < SIZE - 1) {
        line.append(' ').append(TEXTS[random.nextInt(TEXTS.length)]).append(';');
      }
      line.setLength(SIZE - 1);
      all.append(line).append('\n');
    }
    block = all.toString().getBytes(StandardCharsets.US_ASCII);
  }

  void overTcp(int port, long count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(block.length).put(block);
    try (SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      for (long left = count; left > 0; left -= DIFFERENT) {
        buffer.clear().limit((int) Math.min(left, DIFFERENT) * SIZE);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    }
  }

  /** Waits while the receiver's queue is full, as programs that log do. */
  void asDatagrams(String path, long count) throws IOException {
    Sys sys = new Sys();
    Address address = new Address.UnixPath(path);
    int socket = sys.sockets().open(address, SocketCalls.DATAGRAM);
    try {
      int result = sys.sockets().connect(socket, address);
      for (long i = 0; i < count && result >= 0; i++) {
        int from = (int) (i % DIFFERENT) * SIZE;
        result = sys.sockets().send(socket, block, from, SIZE - 1);
        while (result == -Errno.EAGAIN) {
          LockSupport.parkNanos(20_000);
          result = sys.sockets().send(socket, block, from, SIZE - 1);
        }
      }
      if (result < 0) {
        throw new IOException(path + ": " + Errno.message(-result));
      }
    } finally {
      sys.close(socket);
    }
  }
}

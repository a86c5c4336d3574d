package org.logkeep.cli.loggen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes the messages of one connection: lines of a file one after another, or numbered ones padded
 * to a size. Confined to one thread; the buffer that it hands out is good until the next call.
 */
final class MessageMaker {
  private static final String PADDING = "PADD";
  private static final int ROOM = 32;

  private final LoggenArguments arguments;
  private final Clock clock;
  private final int thread;
  private final long run;
  private final Optional<List<byte[]>> lines;
  private long sequence;

  MessageMaker(
      LoggenArguments arguments, Clock clock, int thread, long run, Optional<List<byte[]>> lines) {
    this.arguments = arguments;
    this.clock = clock;
    this.thread = thread;
    this.run = run;
    this.lines = lines;
  }

  /**
   * The lines of a file.
   *
   * @throws IOException if it cannot be read
   */
  static List<byte[]> read(String path) throws IOException {
    byte[] all = Files.readAllBytes(Path.of(path));
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= all.length; i++) {
      if (i == all.length || all[i] == '\n') {
        if (i > start) {
          lines.add(Arrays.copyOfRange(all, start, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }

  /** The next message, framed; empty at the end of the file. */
  Optional<ByteBuffer> next() {
    byte[] text;
    if (lines.isPresent()) {
      List<byte[]> all = lines.get();
      if (all.isEmpty() || (sequence >= all.size() && !arguments.loop)) {
        return Optional.empty();
      }
      text = all.get((int) (sequence % all.size()));
    } else {
      text = numbered();
    }
    sequence++;
    return Optional.of(framed(text));
  }

  private ByteBuffer framed(byte[] text) {
    ByteBuffer out = ByteBuffer.allocate(text.length + ROOM);
    if (arguments.counted()) {
      out.put((text.length + " ").getBytes(StandardCharsets.US_ASCII)).put(text);
    } else {
      out.put(text);
      if (!arguments.datagrams) {
        out.put((byte) '\n');
      }
    }
    return out.flip();
  }

  private byte[] numbered() {
    String stamp =
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    String head =
        arguments.modern
            ? "<38>1 "
                + ZonedDateTime.now(clock)
                    .format(
                        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT))
                + " localhost prg"
                + padded(thread, 5)
                + " 1234 - "
                + (arguments.structured.isEmpty() ? "-" : arguments.structured)
                + " "
            : "<38>" + stamp + " localhost prg" + padded(thread, 5) + "[1234]: ";
    StringBuilder text = new StringBuilder(Math.max(arguments.size, ROOM));
    text.append(head)
        .append("seq: ")
        .append(padded(sequence, 10))
        .append(", thread: ")
        .append(padded(thread, 4))
        .append(", runid: ")
        .append(run)
        .append(", stamp: ")
        .append(stamp)
        .append(' ');
    int end = arguments.size - (arguments.counted() || arguments.datagrams ? 0 : 1);
    while (text.length() < end) {
      text.append(PADDING);
    }
    text.setLength(Math.max(1, end));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String padded(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}

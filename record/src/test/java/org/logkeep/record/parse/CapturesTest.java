package org.logkeep.record.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.logkeep.record.Facility;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.Severity;
import org.logkeep.record.frame.CountedFramer;
import org.logkeep.record.frame.DatagramFraming;
import org.logkeep.record.frame.Framer;
import org.logkeep.record.frame.LineFramer;

/**
 * The bytes that some 170 real clients sent, through framing and parsing, against what was logged.
 *
 * <p>{@code captures/index.tsv} says of each record what the client was told to send.
 */
class CapturesTest {
  private static final long NOW = 1_795_400_000_000_000L;

  private record Capture(
      String file, String transport, String framing, List<Integer> sizes, List<String[]> records) {}

  @TestFactory
  Stream<DynamicTest> readsWhatRealClientsSend() {
    return captures().stream()
        .map(capture -> DynamicTest.dynamicTest(capture.file(), () -> check(capture)));
  }

  private static void check(Capture capture) {
    RecordBatch batch = new RecordBatch(1024, 16);
    byte[] bytes = resource(capture.file());
    boolean datagrams = capture.framing().equals("datagram");
    int from = batch.append(bytes);
    for (int size : capture.sizes()) {
      if (datagrams && size == 0) {
        continue; // an empty datagram is no message: the source leaves it out
      }
      if (datagrams) {
        new DatagramFraming(65_536, true).frame(batch, from, from + size, 0, NOW);
      } else {
        Framer framer =
            switch (capture.framing()) {
              case "octet-counted" -> new CountedFramer(65_536, false);
              default -> new LineFramer(65_536, false, false);
            };
        framer.finish(batch, from, from + size, 0, NOW);
        assertThat(framer.fault()).isEmpty();
      }
      from += size;
    }
    assertThat(from).isEqualTo(bytes.length);
    // A relay that was told to write network lines to a unix socket names the host there too.
    boolean unix =
        capture.transport().startsWith("unix") && !capture.file().startsWith("syslog-ng-unix");
    MessageParser parser =
        new MessageParser(
            unix ? TestProfiles.TOLERANT_LOCAL : TestProfiles.TOLERANT,
            unix ? TestProfiles.local() : TestProfiles.remote());
    for (int row = 0; row < batch.received(); row++) {
      parser.parse(batch, row);
      assertThat(batch.hasFlag(row, RecordFlags.PARSE_ERROR | RecordFlags.REFUSED))
          .as(batch.text(row, Field.RAW))
          .isFalse();
    }
    if (capture.framing().equals("nul") && sendsNewlines(capture)) {
      // As with syslog-ng, a newline ends a record on a stream, and NUL does too.
      assertThat(batch.received()).isGreaterThan(records(capture));
      return;
    }
    compare(capture, batch);
  }

  private static boolean sendsNewlines(Capture capture) {
    return capture.records().stream()
        .anyMatch(cells -> cells[1].equals("message") && cells[2].strip().contains("\n"));
  }

  private static int records(Capture capture) {
    return Integer.parseInt(capture.records().getLast()[0]) + 1;
  }

  private static void compare(Capture capture, RecordBatch batch) {
    int rows = batch.received();
    for (String[] expected : capture.records()) {
      int row = Integer.parseInt(expected[0]);
      assertThat(row).isLessThan(rows);
      String raw = batch.text(row, Field.RAW);
      String actual =
          switch (expected[1]) {
            case "facility" -> Facility.ofCode(batch.priority(row) >> 3).orElseThrow().label();
            case "severity" -> Severity.ofPriority(batch.priority(row)).label();
            case "host" -> batch.text(row, Field.HOST);
            case "program" -> batch.text(row, Field.PROGRAM);
            case "pid" -> batch.text(row, Field.PID);
            case "msgid" -> batch.text(row, Field.MSGID);
            case "sdata" -> batch.text(row, Field.STRUCTURED_DATA);
            default -> batch.text(row, Field.MESSAGE);
          };
      assertThat(actual).as("%s of %s", expected[1], raw).isEqualTo(expected[2]);
    }
  }

  private static List<Capture> captures() {
    List<Capture> captures = new ArrayList<>();
    for (String line : new String(resource("index.tsv"), StandardCharsets.UTF_8).split("\n")) {
      String[] cells = line.split("\t", -1);
      if (cells[0].isEmpty()) {
        captures.getLast().records().add(new String[] {cells[1], cells[2], unescape(cells[3])});
      } else {
        List<Integer> sizes = new ArrayList<>();
        for (String size : cells[3].split(" ")) {
          sizes.add(Integer.valueOf(size));
        }
        captures.add(new Capture(cells[0], cells[1], cells[2], sizes, new ArrayList<>()));
      }
    }
    return captures;
  }

  private static String unescape(String text) {
    return text.translateEscapes();
  }

  private static byte[] resource(String name) {
    try (InputStream in = CapturesTest.class.getResourceAsStream("/captures/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.logkeep.record.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Framing does not depend on how a stream is cut into reads, and nothing breaks it. */
class FramerProperties {
  @Property(tries = 1000)
  void readsDoNotShowInTheRecords(
      @ForAll("streams") String stream,
      @ForAll @IntRange(min = 1, max = 9) int piece,
      @ForAll @IntRange(min = 3, max = 20) int longest) {
    checkReads(stream, piece, longest);
  }

  static void checkReads(String stream, int piece, int longest) {
    int whole = stream.length() + 1;
    for (int kind = 0; kind < 10; kind++) {
      List<String> atOnce = FramerTest.records(framer(kind, longest), stream, whole);
      assertThat(FramerTest.records(framer(kind, longest), stream, piece)).isEqualTo(atOnce);
    }
  }

  private static Framer framer(int kind, int longest) {
    LinePattern digit =
        (data, from, to) -> from < to && data[from] == '3' ? LinePattern.match(from, from + 1) : -1;
    LinePattern end =
        (data, from, to) -> {
          int at = new String(data, from, to - from, StandardCharsets.ISO_8859_1).indexOf('<');
          return at < 0 ? -1 : LinePattern.match(from + at, from + at + 1);
        };
    return switch (kind) {
      case 0 -> new LineFramer(longest, false, false);
      case 1 -> new LineFramer(longest, true, true);
      case 2 -> new CountedFramer(longest, true);
      case 3 -> new CountedFramer(longest, false);
      case 4 ->
          new AutoFramer(new LineFramer(longest, false, false), new CountedFramer(longest, true));
      case 5 -> new PaddedFramer(longest, false);
      // Where a record is held over several lines, its split depends on the reads.
      case 6 -> new MultiLineFramer(MultiLineMode.INDENTED, digit, end, 1000, false);
      case 7 -> new MultiLineFramer(MultiLineMode.PREFIX_GARBAGE, digit, end, 1000, false);
      case 8 -> new MultiLineFramer(MultiLineMode.SMART, digit, end, 1000, false);
      default -> new MultiLineFramer(MultiLineMode.EMPTY_LINE_SEPARATED, digit, end, 1000, true);
    };
  }

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "a",
            "bc",
            "\n",
            "\n\n",
            "\0",
            "\r\n",
            " ",
            "\t",
            "3 ",
            "12 ",
            "0 ",
            "<13>",
            "9",
            "at ",
            "longer text")
        .list()
        .ofMaxSize(25)
        .map(list -> String.join("", list));
  }
}

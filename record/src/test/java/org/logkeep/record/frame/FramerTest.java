package org.logkeep.record.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/** The framing table of the syslog-ng specification, section 10.1, and RFC 6587. */
class FramerTest {
  private static final LinePattern PREFIX =
      (data, from, to) ->
          from < to && data[from] >= '0' && data[from] <= '9'
              ? LinePattern.match(from, from + 1)
              : LinePattern.NOT_FOUND;

  private static final LinePattern END =
      (data, from, to) -> {
        int at = new String(data, from, to - from, StandardCharsets.ISO_8859_1).indexOf("--end");
        return at < 0 ? LinePattern.NOT_FOUND : LinePattern.match(from + at, from + at + 5);
      };

  /** The records that a framer cuts a stream into, which comes in pieces of one size. */
  static List<String> records(Framer framer, String stream, int piece) {
    byte[] bytes = stream.getBytes(StandardCharsets.ISO_8859_1);
    List<String> records = new ArrayList<>();
    byte[] rest = new byte[0];
    for (int from = 0; from < bytes.length || from == 0; from += piece) {
      int length = Math.min(piece, bytes.length - from);
      RecordBatch batch = new RecordBatch(16, 1);
      batch.append(rest);
      batch.append(bytes, from, length);
      int consumed = framer.frame(batch, 0, batch.end(), 0, 0);
      assertThat(consumed).isBetween(0, batch.end());
      collect(batch, records);
      rest = Arrays.copyOfRange(batch.data(), consumed, batch.end());
      if (framer.failed()) {
        return records;
      }
      assertThat(rest.length).isLessThanOrEqualTo(framer.mostHeld());
    }
    RecordBatch batch = new RecordBatch(16, 1);
    batch.append(rest);
    framer.finish(batch, 0, batch.end(), 0, 0);
    collect(batch, records);
    return records;
  }

  private static void collect(RecordBatch batch, List<String> records) {
    for (int row = 0; row < batch.rows(); row++) {
      records.add(batch.text(row, Field.RAW));
    }
  }

  private static LineFramer lines(int longest) {
    return new LineFramer(longest, false, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void linesEndAtNewlineOrNulAndAreStripped(int piece) {
    assertThat(records(lines(100), "one\r\ntwo\r\r\nth\rree\n\n\n\0four\0five\0\nsix", piece))
        .containsExactly("one", "two", "th\rree", "four", "five", "six");
  }

  @Test
  void nulsStayInLinesThatMayHoldThem() {
    assertThat(records(new LineFramer(100, true, false), "a\0b\nc\0\n", 100))
        .containsExactly("a\0b", "c");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 1000})
  void emptyLinesAreRecordsOnDemand(int piece) {
    assertThat(records(new LineFramer(100, false, true), "one\n\ntwo\n", piece))
        .containsExactly("one", "", "two");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 8, 1000})
  void linesThatAreTooLongAreSplitWithoutLoss(int piece) {
    assertThat(records(lines(4), "abcdefghij\nklmn\no\npqrstuvw", piece))
        .containsExactly("abcd", "efgh", "ij", "klmn", "o", "pqrs", "tuvw");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1000})
  void countedRecordsMayHoldAnything(int piece) {
    assertThat(records(new CountedFramer(100, false), "3 a\nb4 12 30 5 x\0y z", piece))
        .containsExactly("a\nb", "12 3", "x\0y z");
  }

  @ParameterizedTest
  @CsvSource({"x3 abc", "3x abc", "-1 abc", "12345678901 a", "' 3 abc'", "99999999999999999999 a"})
  void aLyingHeaderEndsTheConnectionAndInventsNothing(String stream) {
    CountedFramer framer = new CountedFramer(100, false);
    assertThat(records(framer, "2 ok" + stream, 1000)).containsExactly("ok");
    assertThat(framer.fault()).startsWith("Invalid frame header; header='");
  }

  /** The class of CVE-2018-16881 and CVE-2022-24903: the length of a frame. */
  @ParameterizedTest
  @ValueSource(strings = {"101", "2147483647", "2147483648", "4294967297", "9999999999"})
  void cve202224903BoundsTheLengthOfAFrame(String length) {
    CountedFramer framer = new CountedFramer(100, false);
    assertThat(records(framer, length + " <13>evil", 1000)).isEmpty();
    assertThat(framer.fault()).startsWith("Incoming frame larger than log_msg_size()");
    CountedFramer trimming = new CountedFramer(4, true);
    assertThat(records(trimming, length + " <13>evil 3 abc", 2)).containsExactly("<13>");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1000})
  void lineEndsBetweenFramesAreSkipped(int piece) {
    CountedFramer framer = new CountedFramer(100, false);
    assertThat(records(framer, "2 ok\r\n3 two\n", piece)).containsExactly("ok", "two");
    assertThat(framer.fault()).isEmpty();
  }

  @Test
  void aTrimmedFrameIsFlaggedAndSkippedToItsEnd() {
    CountedFramer framer = new CountedFramer(4, true);
    assertThat(records(framer, "8 abcdefgh2 ok", 3)).containsExactly("abcd", "ok");
    RecordBatch batch = new RecordBatch(64, 4);
    batch.append("8 abcdefgh".getBytes(StandardCharsets.US_ASCII));
    new CountedFramer(4, true).frame(batch, 0, batch.end(), 0, 0);
    assertThat(batch.hasFlag(0, RecordFlags.TRUNCATED)).isTrue();
  }

  @Test
  void aFrameThatIsNotWholeIsNoRecordButIsTold() {
    CountedFramer framer = new CountedFramer(100, false);
    assertThat(records(framer, "2 ok99 <13>half", 4)).containsExactly("ok");
    assertThat(framer.fault()).startsWith("Connection closed inside a frame");
  }

  @Test
  void detectionGoesByTheFirstByteOnly() {
    assertThat(records(auto(), "3 abc2 de", 1)).containsExactly("abc", "de");
    assertThat(records(auto(), "<13>a\n3 abc\n", 1)).containsExactly("<13>a", "3 abc");
  }

  private static AutoFramer auto() {
    return new AutoFramer(lines(100), new CountedFramer(100, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100})
  void paddedRecordsLoseTheirPadding(int piece) {
    assertThat(records(new PaddedFramer(8, false), "abc\0\0\0\0\0defg\0\0\0\0xy", piece))
        .containsExactly("abc", "defg", "xy");
  }

  @Test
  void aDatagramIsOneRecordHoweverItLooks() {
    RecordBatch batch = new RecordBatch(64, 4);
    batch.append("a\nb\n\0\n".getBytes(StandardCharsets.US_ASCII));
    new DatagramFraming(100, true).frame(batch, 0, 6, 0, 0);
    new DatagramFraming(100, false).frame(batch, 0, 6, 0, 0);
    new DatagramFraming(2, true).frame(batch, 0, 6, 0, 0);
    new DatagramFraming(100, true).frame(batch, 3, 6, 0, 0);
    assertThat(batch.text(0, Field.RAW)).isEqualTo("a\nb");
    assertThat(batch.text(1, Field.RAW)).isEqualTo("a\nb\n\0\n");
    assertThat(batch.text(2, Field.RAW)).isEqualTo("a");
    assertThat(batch.hasFlag(2, RecordFlags.TRUNCATED)).isTrue();
    assertThat(batch.text(3, Field.RAW)).isEmpty();
  }

  private static MultiLineFramer joining(MultiLineMode mode) {
    return new MultiLineFramer(mode, PREFIX, END, 100, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void indentedLinesBelongToTheLineBefore(int piece) {
    assertThat(records(joining(MultiLineMode.INDENTED), "one\n  two\n\tthree\nfour\n", piece))
        .containsExactly("one\n  two\n\tthree", "four");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void aPrefixBeginsARecordAndGarbageIsDropped(int piece) {
    assertThat(
            records(
                joining(MultiLineMode.PREFIX_GARBAGE),
                "1: one\n more --end\nlost\n2: two\n more\n3: three\n",
                piece))
        .containsExactly("1: one\n more ", "lost", "2: two\n more", "3: three");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void aSuffixEndsARecordAndBelongsToIt(int piece) {
    assertThat(
            records(joining(MultiLineMode.PREFIX_SUFFIX), "1: one\n more --end x\n2: two\n", piece))
        .containsExactly("1: one\n more --end", "2: two");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void emptyLinesSeparateBlocks(int piece) {
    assertThat(records(joining(MultiLineMode.EMPTY_LINE_SEPARATED), "a\nb\n\n\nc\n\nd", piece))
        .containsExactly("a\nb", "c", "d");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void backTracesBelongToTheLineBefore(int piece) {
    String java = "boom\n\tat a.B.c(D.java:1)\nCaused by: x\n\t... 3 more";
    String python = "failed\nTraceback (most recent call last):\n  File \"a\"\nValueError: x";
    assertThat(records(joining(MultiLineMode.SMART), java + "\n" + python + "\nnext\n", piece))
        .containsExactly(java, python, "next");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 1000})
  void recordsOfSeveralLinesAreSplitAtTheLimitToo(int piece) {
    MultiLineFramer framer = new MultiLineFramer(MultiLineMode.INDENTED, PREFIX, END, 4, false);
    assertThat(String.join("", records(framer, "abcdefgh\n ijkl\nm\n", piece)).replace("\n", ""))
        .isEqualTo("abcdefgh ijklm");
  }
}

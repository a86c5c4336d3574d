package org.logkeep.record.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.record.ByteSink;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;

/** Whatever a sender sends: nothing is thrown, and every slice lies within the batch. */
class HostileInputProperties {
  private static final long NOW = 1_795_000_000_000_000L;

  static final List<String> VALID =
      List.of(
          "<34>Oct 11 22:14:15 mymachine su[12]: 'su root' failed",
          "<13>Oct 11 2023 22:14:15 asahost : %ASA-6-302013: Built",
          "<13>Oct 11 22:14:15.123 2023 linksys prog: msg",
          "<13>2023-10-11T22:14:15.003+02:00 fe80::1 prog[1]: iso",
          "<189>29: *Apr 29 13:58:40.411: %SYS-5-CONFIG_I: text",
          "<13>Oct 11 22:14:15 Message forwarded from aix: prog[5]: text",
          "<13>Oct 11 22:14:15 last message repeated 3 times",
          "<165>1 2003-10-11T22:14:15.003Z host app 42 ID47 [a@1 x=\"1\\\"\"][b] \ufeffm\u00e9",
          "<165>1 - - - - - - nil");

  private static void check(ParseProfile profile, ParserDefaults defaults, byte[] bytes) {
    // Nothing stands behind the record, so that reading too far is found.
    RecordBatch batch = new RecordBatch(bytes.length, 1);
    batch.addRow(batch.append(bytes), bytes.length, 0, NOW);
    new MessageParser(profile, defaults).parse(batch, 0);
    for (Field field : Field.values()) {
      int offset = batch.offset(0, field);
      int length = batch.length(0, field);
      if (offset < 0) {
        assertThat(length).isZero();
      } else {
        assertThat(length).isNotNegative();
        assertThat(offset + length).isLessThanOrEqualTo(batch.end());
      }
    }
    assertThat(batch.has(0, Field.MESSAGE)).isTrue();
    assertThat(batch.priority(0)).isBetween(0, 0xffff);
    assertThat(Arrays.copyOf(batch.data(), bytes.length)).isEqualTo(bytes);
    new SdataWriter().write(new ByteSink(16), batch, 0, 7);
    SdataReader reader = new SdataReader();
    reader.reset(batch, 0);
    for (int elements = 0; reader.nextElement(); elements++) {
      assertThat(elements).isLessThan(bytes.length + 1);
    }
  }

  static void checkAll(byte[] bytes) {
    for (ParseProfile profile : TestProfiles.ALL) {
      check(profile, TestProfiles.remote(), bytes);
      check(profile, TestProfiles.local(), bytes);
    }
  }

  @Property(tries = 500)
  void surviveRandomBytes(@ForAll byte[] bytes) {
    checkAll(bytes);
  }

  @Property(tries = 1500)
  void surviveTextOfTheSignsThatParsersLookFor(@ForAll("signs") String text) {
    checkAll(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Provide
  Arbitrary<String> signs() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "<13>",
            "<",
            ">",
            "1 ",
            "- ",
            "Oct 11 22:14:15",
            "Oct  1 22:14:15 2023 ",
            "[",
            "]",
            ":",
            ": ",
            " ",
            "  ",
            "\"",
            "=",
            "\\",
            "a",
            "[a b=\"c\"]",
            "2003-10-11T22:14:15",
            "Z",
            "+02:00",
            ".",
            ",",
            "123",
            "*",
            "\n",
            "\0",
            "\r",
            "\u00ef\u00bb\u00bf",
            "\u0085",
            "\u00e9",
            "Message forwarded from ",
            "last message repeated",
            "::",
            "host",
            "-");
    return pieces.list().ofMaxSize(20).map(list -> String.join("", list));
  }

  @Property(tries = 500)
  void surviveOneChangedByte(@ForAll("valid") String line, @ForAll int place, @ForAll byte value) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    bytes[Math.floorMod(place, bytes.length)] = value;
    checkAll(bytes);
  }

  @Provide
  Arbitrary<String> valid() {
    return Arbitraries.of(VALID);
  }

  @Test
  void surviveTruncationAtEveryByte() {
    for (String line : VALID) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length <= bytes.length; length++) {
        checkAll(Arrays.copyOf(bytes, length));
      }
    }
  }

  @Test
  void surviveANulAndASeparatorMissingOrDoubledAnywhere() {
    for (String line : VALID) {
      for (int i = 0; i < line.length(); i++) {
        checkAll(
            (line.substring(0, i) + "\0" + line.substring(i)).getBytes(StandardCharsets.UTF_8));
        checkAll((line.substring(0, i) + line.substring(i + 1)).getBytes(StandardCharsets.UTF_8));
        checkAll((line.substring(0, i + 1) + line.substring(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** The class of CVE-2014-3634, CVE-2014-3683, CVE-2000-1165: numbers without bounds. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "191",
        "192",
        "999",
        "2147483647",
        "2147483648",
        "2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "0000000000013"
      })
  void cve20143634BoundsEveryPriority(String digits) {
    for (String end : List.of(">x: y", ">", "", " ")) {
      checkAll(("<" + digits + end).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void cve20143634BoundsAPriorityOfTenThousandDigits() {
    checkAll(("<" + "9".repeat(10_000) + ">x: y").getBytes(StandardCharsets.US_ASCII));
    checkAll(("<" + "0".repeat(10_000) + "13").getBytes(StandardCharsets.US_ASCII));
    checkAll(("<13>" + "7".repeat(10_000) + ": x").getBytes(StandardCharsets.US_ASCII));
  }

  /** The class of CVE-2007-6437 and CVE-2022-38725: stamps that end the record, or never end. */
  @Test
  void cve20076437And202238725BoundStamps() {
    for (String stamp :
        List.of(
            "Oct 11 22:14:15",
            "Oct 11 22:14:15.",
            "Oct 11 22:14:15." + "1".repeat(10_000),
            "Oct 11 22:14:15 2023",
            "Oct 11 2023 22:14:15",
            "2003-10-11T22:14:15",
            "2003-10-11T22:14:15+",
            "2003-10-11T22:14:15+99:99",
            "9999-99-99T99:99:99." + "9".repeat(10_000) + "+23:59",
            "0000-00-00T00:00:00Z")) {
      checkAll(("<13>" + stamp).getBytes(StandardCharsets.US_ASCII));
      checkAll(("<13>1 " + stamp).getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The class of CVE-2011-3200: tags that are long, open or nothing but signs. */
  @Test
  void cve20113200BoundsTags() {
    for (String tag : List.of("[", "]", ":", "[]:", "a".repeat(10_000) + ":", "[".repeat(10_000))) {
      checkAll(("<13>Oct 11 22:14:15 " + tag).getBytes(StandardCharsets.US_ASCII));
      checkAll(("<13>Oct 11 22:14:15 h " + tag).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void quoteTheWholeFaultyRecord() {
    byte[] bytes = "<13>1 notadate h a 1 2 - x".getBytes(StandardCharsets.US_ASCII);
    RecordBatch batch = new RecordBatch(1, 1);
    batch.addRow(batch.append(bytes), bytes.length, 0, NOW);
    new MessageParser(TestProfiles.TOLERANT, TestProfiles.remote()).parse(batch, 0);
    assertThat(batch.hasFlag(0, RecordFlags.PARSE_ERROR)).isTrue();
    assertThat(batch.text(0, Field.MESSAGE).replace(">@<", ""))
        .endsWith("<13>1 notadate h a 1 2 - x");
  }
}

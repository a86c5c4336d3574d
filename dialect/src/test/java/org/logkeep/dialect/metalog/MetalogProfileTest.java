package org.logkeep.dialect.metalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParserDefaults;

/** The tables of the metalog specification, section 5, and the recorded cases. */
class MetalogProfileTest {
  private final RecordBatch batch = new RecordBatch(1024, 4);

  private void parse(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    batch.addRow(batch.append(bytes), bytes.length, 0, 5_000_000);
    new MessageParser(
            MetalogProfile.DEFAULT,
            new ParserDefaults(13, ZoneOffset.UTC.getRules(), true, "metalog", "1"))
        .parse(batch, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <14>Oct 11 22:14:15 prog: plain                      | prog      |    | plain
          <14>Oct 11 22:14:15 prog[7]: pid                     | prog      | 7  | pid
          <14>Oct 11 22:14:15 prog[7] no colon after pid: x    | prog      | 7  | x
          <14>Oct 11 22:14:15 host prog: with host             | host prog |    | with host
          <14>Oct 11 22:14:15 prog:glued                       | prog      |    | glued
          <14>prog[5]: no stamp, a:b c                         | no stamp, a |  | b c
          <14>a:b c: d                                         | c         |    | d
          <14>1 2003-10-11T22:14:15.003Z host app 1 ID - rfc5424 with: colon | host app 1 ID - rfc5424 with | | colon
          <14>2003-10-11T22:14:15+00:00 app: iso               | app       |    | iso
          <9999>Oct 11 22:14:15 prog: large                    | prog      |    | large
          """)
  void readsBlindlyByTheSigns(String line, String program, String pid, String message) {
    parse(line);
    assertThat(batch.hasFlag(0, RecordFlags.REFUSED)).isFalse();
    assertThat(batch.text(0, Field.PROGRAM)).isEqualTo(program);
    assertThat(batch.text(0, Field.PID)).isEqualTo(pid == null ? "" : pid);
    assertThat(batch.text(0, Field.MESSAGE)).isEqualTo(message);
    assertThat(batch.stamp(0)).isEqualTo(5_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<14>Oct 11 22:14:15 no colon at all",
        "<14>prog: no stamp",
        "no pri",
        "<x>Oct 11 22:14:15 k: letters",
        "<14Oct 11 22:14:15 k: open",
        "<14>Oct 11 22:14:15 prog:",
        "<14>Oct 11 22:14:15 prog: ",
        "<14>Oct 11 22:14:15 : empty tag",
        "<14>1 2003-10-11T22:14:15.003Z host app 1 ID - rfc5424",
        "<-14>Oct 11 22:14:15 prog: minus",
        "<0>Oct 11 22:14:15 k: pri zero",
        ""
      })
  void refusesWhatTheRealProgramDrops(String line) {
    parse(line);
    assertThat(batch.hasFlag(0, RecordFlags.REFUSED)).isTrue();
  }

  @Test
  void replacesControlCharactersBeforeItReads() {
    parse("<14>Oct 11 22:14:15 app: a\tb\u0001c\u007f\0 \u00e2\u0082\u00ac\n\n");
    assertThat(
            new String(
                batch.data(),
                batch.offset(0, Field.MESSAGE),
                batch.length(0, Field.MESSAGE),
                StandardCharsets.ISO_8859_1))
        .isEqualTo("a_b_c__ \u00e2_\u00ac_");
  }
}

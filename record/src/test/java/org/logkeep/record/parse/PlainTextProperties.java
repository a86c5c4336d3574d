package org.logkeep.record.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;

/** The quick search for what is no printable ASCII finds what a slow one finds. */
class PlainTextProperties {
  @Property
  void findsTheFirstOtherByteWhereverItStands(
      @ForAll @Size(max = 40) byte[] anything,
      @ForAll @Size(max = 40) @ByteRange(min = ' ', max = '~') byte[] plain,
      @ForAll @Size(max = 7) byte[] skipped) {
    byte[] data =
        Arrays.copyOf(skipped, skipped.length + plain.length + anything.length + skipped.length);
    System.arraycopy(plain, 0, data, skipped.length, plain.length);
    System.arraycopy(anything, 0, data, skipped.length + plain.length, anything.length);
    int to = data.length - skipped.length;
    assertThat(PlainText.end(data, skipped.length, to)).isEqualTo(slowly(data, skipped.length, to));
  }

  @Property
  void everySingleOtherByteIsFound(
      @ForAll @Size(value = 24) @ByteRange(min = ' ', max = '~') byte[] plain, @ForAll byte other) {
    for (int at = 0; at < plain.length; at++) {
      byte[] data = plain.clone();
      data[at] = other;
      assertThat(PlainText.end(data, 0, data.length)).isEqualTo(slowly(data, 0, data.length));
    }
  }

  private static int slowly(byte[] data, int from, int to) {
    int at = from;
    while (at < to && data[at] >= 0x20 && data[at] <= 0x7e) {
      at++;
    }
    return at;
  }
}

package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PathTextProperties {

  @Property(tries = 2000)
  void losesNoByte(@ForAll byte[] name) {
    assertThat(PathText.encode(PathText.decode(name))).isEqualTo(name);
  }

  @Example
  void keepsTextReadable() {
    assertThat(PathText.decode(PathText.encode("größe €😀"))).isEqualTo("größe €😀");
  }

  @Example
  void keepsBrokenAndOverlongSequencesAsBytes() {
    byte[] odd = {
      (byte) 0xC0,
      (byte) 0x80,
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0x80,
      (byte) 0xF5,
      'a',
      (byte) 0xE2,
      (byte) 0x82
    };
    assertThat(PathText.encode(PathText.decode(odd))).isEqualTo(odd);
    assertThat(PathText.decode(odd)).hasSize(9);
  }
}

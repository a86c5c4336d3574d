package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AddressTest {

  @Test
  void writesIpv6AsRfc5952Says() {
    assertThat(Address.inet("2001:db8:0:0:1:0:0:1", 0).host()).isEqualTo("2001:db8::1:0:0:1");
    assertThat(Address.inet("2001:db8:0:1:1:1:1:1", 0).host()).isEqualTo("2001:db8:0:1:1:1:1:1");
    assertThat(Address.inet("::", 0).host()).isEqualTo("::");
    assertThat(Address.inet("::1", 0).host()).isEqualTo("::1");
    assertThat(Address.inet("fe80::", 0).host()).isEqualTo("fe80::");
    assertThat(Address.inet("255.1.0.254", 0).host()).isEqualTo("255.1.0.254");
  }

  @Test
  void looksNothingUp() {
    assertThatThrownBy(() -> Address.inet("localhost", 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Address.inet("1.2.3", 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void readsWhatItWrites4(@ForAll int bits, @ForAll short port) {
    roundTrip(new Address.Inet4(bits, port & 0xFFFF));
  }

  @Property(tries = 500)
  void readsWhatItWrites6(
      @ForAll long high, @ForAll long low, @ForAll short port, @ForAll int scope) {
    Address.Inet6 six = new Address.Inet6(high, low, port & 0xFFFF, scope);
    if (!six.isMapped()) {
      roundTrip(six);
      Address.Inet again = Address.inet(six.host(), six.port());
      assertThat(again).isEqualTo(new Address.Inet6(high, low, six.port(), 0));
    }
  }

  @Property(tries = 500)
  void survivesAnyBytesOfTheKernel(@ForAll byte[] bytes, @ForAll int size) {
    byte[] room = Arrays.copyOf(bytes, AddressCodec.SIZE);
    assertThat(AddressCodec.read(MemorySegment.ofArray(room), size & 0xFF)).isNotNull();
  }

  @Test
  void undressesMappedAddresses() {
    MemorySegment memory = MemorySegment.ofArray(new byte[AddressCodec.SIZE]);
    int size = AddressCodec.write(new Address.Inet6(0, 0xFFFF_7F00_0001L, 514, 0), memory);
    assertThat(AddressCodec.read(memory, size)).isEqualTo(Address.inet("127.0.0.1", 514));
  }

  @Test
  void tellsUnixAddressesApart() {
    roundTrip(Address.unix("/dev/log"));
    roundTrip(Address.unix("@abstract"));
    roundTrip(new Address.UnixUnnamed());
    MemorySegment memory = MemorySegment.ofArray(new byte[AddressCodec.SIZE]);
    assertThat(AddressCodec.write(new Address.UnixPath("x".repeat(108)), memory))
        .isEqualTo(-Errno.ENAMETOOLONG);
    assertThat(AddressCodec.write(new Address.UnixPath(""), memory)).isEqualTo(-Errno.EINVAL);
  }

  private static void roundTrip(Address address) {
    MemorySegment memory = MemorySegment.ofArray(new byte[AddressCodec.SIZE]);
    int size = AddressCodec.write(address, memory);
    assertThat(AddressCodec.read(memory, size)).isEqualTo(address);
  }
}

package org.logkeep.linux;

/** Text of IPv6 addresses in canonical form, RFC 5952. */
final class Inet6Text {

  private Inet6Text() {}

  static String format(long high, long low) {
    if (high == 0 && low >>> 32 == 0xFFFF) {
      return "::ffff:" + new Address.Inet4((int) low, 0).host();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 4; i++) {
      groups[i] = (int) ((high >>> (48 - 16 * i)) & 0xFFFF);
      groups[4 + i] = (int) ((low >>> (48 - 16 * i)) & 0xFFFF);
    }
    int start = 0;
    int best = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > best) {
        best = end - i;
        start = i;
      }
    }
    boolean shorten = best > 1;
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (shorten && i == start) {
        out.append("::");
        i += best - 1;
        continue;
      }
      if (!out.isEmpty() && out.charAt(out.length() - 1) != ':') {
        out.append(':');
      }
      out.append(Integer.toHexString(groups[i]));
    }
    return out.toString();
  }
}

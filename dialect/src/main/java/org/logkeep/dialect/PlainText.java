package org.logkeep.dialect;

import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/** Looks at how a file was saved, before anybody looks at what it says. */
public final class PlainText {
  private PlainText() {}

  /** Warns of a byte order mark, which all the daemons take for a part of the first line. */
  public static void check(SourceText text, Diagnostics diagnostics) {
    boolean marked = begins(text, 0xef, 0xbb, 0xbf);
    if (marked || begins(text, 0xff, 0xfe) || begins(text, 0xfe, 0xff)) {
      diagnostics.add(
          Diagnostic.warning(
                  DiagnosticCode.NOT_PLAIN_TEXT.code(),
                  Span.of(text, 0, marked ? 3 : 2),
                  marked
                      ? "the file begins with a byte order mark"
                      : "the file is saved as UTF-16, which none of the daemons reads",
                  "taken for a part of the first line")
              .withHelp(
                  marked
                      ? "save it without one: sed -i '1s/^\\xef\\xbb\\xbf//' FILE"
                      : "save it as UTF-8: iconv -f UTF-16 -t UTF-8"));
    }
  }

  private static boolean begins(SourceText text, int... bytes) {
    if (text.length() < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((text.at(i) & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}

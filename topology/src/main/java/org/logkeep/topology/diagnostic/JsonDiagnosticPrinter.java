package org.logkeep.topology.diagnostic;

import java.util.List;
import java.util.Locale;
import org.logkeep.topology.diagnostic.Diagnostic.Label;

/**
 * Writes diagnostics for programs: one JSON object a line.
 *
 * <p>{@code {"code":"LK0202","level":"error","message":"...","places":[{"file":"x.conf",
 * "line":10,"column":35,"start":201,"end":207,"text":"..."}],"help":["..."]}}
 */
public final class JsonDiagnosticPrinter {
  /** Makes a printer. */
  public JsonDiagnosticPrinter() {}

  /** All of them, each in a line of its own. */
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      out.append("{\"code\":");
      text(out, diagnostic.code());
      out.append(",\"level\":");
      text(out, diagnostic.level().word());
      out.append(",\"message\":");
      text(out, diagnostic.message());
      out.append(",\"places\":[");
      for (int i = 0; i < diagnostic.labels().size(); i++) {
        out.append(i == 0 ? "" : ",");
        place(out, diagnostic.labels().get(i));
      }
      out.append("],\"help\":[");
      for (int i = 0; i < diagnostic.help().size(); i++) {
        out.append(i == 0 ? "" : ",");
        text(out, diagnostic.help().get(i));
      }
      out.append("]}\n");
    }
    return out.toString();
  }

  private static void place(StringBuilder out, Label label) {
    Span span = label.span();
    out.append("{\"file\":");
    text(out, span.text().name());
    out.append(",\"line\":").append(span.line());
    out.append(",\"column\":").append(span.column());
    out.append(",\"start\":").append(span.start());
    out.append(",\"end\":").append(span.end());
    span.includedFrom()
        .ifPresent(from -> {
          out.append(",\"from\":");
          text(out, from.location());
        });
    out.append(",\"text\":");
    text(out, label.text());
    out.append('}');
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c >= 0x7f) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

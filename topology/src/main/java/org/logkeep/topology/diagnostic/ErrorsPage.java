package org.logkeep.topology.diagnostic;

/** Writes the page of the manual that explains every code. */
final class ErrorsPage {
  private ErrorsPage() {}

  static String markdown() {
    StringBuilder out = new StringBuilder();
    out.append("# What the diagnostics mean\n\n");
    out.append("Generated from `DiagnosticCode` by `ErrorsPageTest`; do not edit.\n");
    for (DiagnosticCode code : DiagnosticCode.values()) {
      out.append("\n## ").append(code.code()).append(": ").append(code.title()).append("\n\n");
      out.append(code.reason()).append("\n\n");
      out.append("What to do: ").append(code.remedy()).append("\n");
    }
    return out.toString();
  }
}

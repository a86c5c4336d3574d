package org.logkeep.check.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.logkeep.check.report.ReportWriter;
import org.logkeep.check.report.SectionKind;
import org.logkeep.check.rules.BrokenRule;

/**
 * The section of a report that tells of broken rules, under the title that logcheck keeps for
 * warnings.
 */
record WarningSection(List<BrokenRule> broken) {
  WarningSection {
    broken = List.copyOf(broken);
  }

  void write(ReportWriter writer) throws IOException {
    writer.openSection(SectionKind.EVENT, "Logcheck Warnings", "");
    for (BrokenRule rule : broken) {
      for (String line : rule.diagnostic().split("\n", -1)) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
          writer.line(bytes, 0, bytes.length);
        }
      }
    }
    writer.closeSection();
  }
}

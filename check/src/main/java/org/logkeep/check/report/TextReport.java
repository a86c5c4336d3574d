package org.logkeep.check.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.logkeep.check.conf.TextLocale;

/** The report as logcheck prints it. */
public final class TextReport implements ReportWriter {
  private final OutputStream out;
  private final TextLocale locale;
  private boolean noted;

  /** Writes to a stream; the locale decides how long a title is. */
  public TextReport(OutputStream out, TextLocale locale) {
    this.out = out;
    this.locale = locale;
  }

  @Override
  public void verbatim(byte[] text) throws IOException {
    out.write(text);
  }

  @Override
  public void note(String text) throws IOException {
    if (!noted) {
      out.write('\n');
    }
    noted = true;
    print(text + "\n");
  }

  @Override
  public void endNotes() throws IOException {
    if (noted) {
      out.write('\n');
    }
  }

  @Override
  public void openSection(SectionKind kind, String title, String rules) throws IOException {
    String whole = rules.isEmpty() ? title : title + " for " + rules;
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    StringBuilder underline = new StringBuilder();
    for (int i = 0; i < locale.length(bytes); i++) {
      underline.append(i % 2 == 0 ? '=' : '-');
    }
    print(whole + "\n" + underline + "\n");
  }

  @Override
  public void line(byte[] bytes, int start, int length) throws IOException {
    out.write(bytes, start, length);
    out.write('\n');
  }

  @Override
  public void folded(FoldedLines lines) throws IOException {
    String times =
        lines.count() == 1
            ? lines.first()
            : lines.count() + " times, " + lines.first() + " to " + lines.last();
    print((lines.fresh() ? "[new] " : "") + times + "\n  " + lines.pattern() + "\n");
    if (!lines.example().isEmpty()) {
      print("  e.g. " + lines.example() + "\n");
    }
  }

  @Override
  public void closeSection() throws IOException {
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}

package org.logkeep.check.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.logkeep.check.lines.SpillBuffer;

/**
 * Writes a mail as RFC 5322 and MIME (RFC 2045 to 2047) have it, with logcheck's headers. Transfer
 * encodings are picked from the content: 7bit when it fits, quoted-printable when most of it does,
 * else base64.
 */
public final class MimeWriter {
  /** Longest line that may travel as it is (RFC 5322, section 2.1.1). */
  private static final int LONGEST_LINE = 998;

  private static final String MAILER = "logkeep";

  private final OutputStream out;
  private final String newline;

  /**
   * Writes to a stream with the given line ends: {@code \n} for sendmail, {@code \r\n} for SMTP.
   */
  public MimeWriter(OutputStream out, String newline) {
    this.out = out;
    this.newline = newline;
  }

  /** Writes a whole mail. */
  public void write(MailMessage message) throws IOException {
    header("To", oneLine(message.to()));
    header("Subject", encodedWords(oneLine(message.subject())));
    header("Auto-Submitted", "auto-generated");
    header("MIME-Version", "1.0 (" + MAILER + ")");
    String boundary = "=_logkeep_" + Integer.toHexString(message.subject().hashCode());
    switch (message.attachment()) {
      case NONE -> body(message, boundary);
      case TEXT, GZIP -> {
        header("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
        line("");
        line("--" + boundary);
        line("Content-Type: text/plain; charset=us-ascii");
        line("");
        print("Report attached");
        line("");
        line("--" + boundary);
        attached(message);
        line("");
        line("--" + boundary + "--");
      }
    }
    out.flush();
  }

  private void body(MailMessage message, String boundary) throws IOException {
    Optional<SpillBuffer> html = message.html();
    if (html.isEmpty()) {
      textPart(message.text(), "text/plain", "", message.encoding());
      return;
    }
    header("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
    line("");
    line("--" + boundary);
    textPart(message.text(), "text/plain", "", message.encoding());
    line("");
    line("--" + boundary);
    textPart(html.get(), "text/html", "", message.encoding());
    line("");
    line("--" + boundary + "--");
  }

  private void attached(MailMessage message) throws IOException {
    if (message.attachment() == Attachment.TEXT) {
      header("Content-Disposition", "attachment; filename=logcheck_report");
      textPart(message.text(), "text/plain", "; name=logcheck_report", message.encoding());
      return;
    }
    header("Content-Disposition", "attachment; filename=logcheck_report.gz");
    header("Content-Type", "application/x-gzip; name=logcheck_report.gz");
    header("Content-Transfer-Encoding", "base64");
    line("");
    try (OutputStream base64 = base64();
        OutputStream gzip = new GZIPOutputStream(base64, 1 << 16)) {
      message.text().copyTo(gzip);
    }
  }

  private void textPart(SpillBuffer text, String type, String parameters, String forced)
      throws IOException {
    Content content = Content.of(text);
    String encoding = forced.isEmpty() ? content.encoding() : forced.toLowerCase(Locale.ROOT);
    String charset = content.charset();
    header("Content-Type", type + "; charset=" + charset + parameters);
    if (!encoding.equals("7bit")) {
      header("Content-Transfer-Encoding", encoding);
    }
    line("");
    try (InputStream in = text.open()) {
      switch (encoding) {
        case "base64" -> {
          try (OutputStream base64 = base64()) {
            in.transferTo(base64);
          }
        }
        case "quoted-printable" -> new QuotedPrintable(out, newline).encode(in);
        default -> plain(in);
      }
    }
  }

  private void plain(InputStream in) throws IOException {
    byte[] block = new byte[1 << 16];
    int got = in.read(block);
    while (got >= 0) {
      int from = 0;
      for (int i = 0; i < got; i++) {
        if (block[i] == '\n') {
          out.write(block, from, i - from);
          print(newline);
          from = i + 1;
        }
      }
      out.write(block, from, got - from);
      got = in.read(block);
    }
  }

  private OutputStream base64() {
    return Base64.getMimeEncoder(76, newline.getBytes(StandardCharsets.US_ASCII))
        .wrap(new Unclosed(out));
  }

  private void header(String name, String value) throws IOException {
    line(name + ": " + value);
  }

  private void line(String text) throws IOException {
    print(text + newline);
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Nobody ends a header early with a line break of his own. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
  }

  /** RFC 2047 where it is needed, in pieces of at most 45 bytes of text. */
  static String encodedWords(String text) {
    if (text.chars().allMatch(c -> c < 0x7f)) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder piece = new StringBuilder();
    int[] points = text.codePoints().toArray();
    for (int point : points) {
      String next = Character.toString(point);
      if ((piece + next).getBytes(StandardCharsets.UTF_8).length > 45) {
        words.append(word(piece.toString())).append(' ');
        piece.setLength(0);
      }
      piece.append(next);
    }
    return words.append(word(piece.toString())).toString();
  }

  private static String word(String piece) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8))
        + "?=";
  }

  /** What a text is made of. */
  private record Content(long bytes, long high, long controls, int longestLine, boolean utf8) {
    static Content of(SpillBuffer text) throws IOException {
      long bytes = 0;
      long high = 0;
      long controls = 0;
      int line = 0;
      int longest = 0;
      Utf8Check utf8 = new Utf8Check();
      byte[] block = new byte[1 << 16];
      try (InputStream in = text.open()) {
        int got = in.read(block);
        while (got >= 0) {
          for (int i = 0; i < got; i++) {
            byte b = block[i];
            line = b == '\n' ? 0 : line + 1;
            longest = Math.max(longest, line);
            high += b < 0 ? 1 : 0;
            controls += (b >= 0 && b < 0x20 && b != '\n' && b != '\t') || b == 0x7f ? 1 : 0;
            utf8.accept(b);
          }
          bytes += got;
          got = in.read(block);
        }
      }
      return new Content(bytes, high, controls, longest, utf8.valid());
    }

    String encoding() {
      if (high == 0 && controls == 0 && longestLine <= LONGEST_LINE) {
        return "7bit";
      }
      return (high + controls) * 6 < bytes ? "quoted-printable" : "base64";
    }

    String charset() {
      return high == 0 ? "us-ascii" : utf8 ? "utf-8" : "unknown-8bit";
    }
  }

  /** Checks a stream of bytes for well-formed UTF-8, leniently as to surrogates. */
  private static final class Utf8Check {
    private int expected;
    private boolean wrong;

    void accept(byte b) {
      if (expected > 0) {
        wrong |= (b & 0xc0) != 0x80;
        expected--;
      } else if (b < 0) {
        int lead = b & 0xff;
        expected = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        wrong |= lead < 0xc2 || lead > 0xf4;
      }
    }

    boolean valid() {
      return !wrong && expected == 0;
    }
  }

  /** Passes everything on but the closing. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}

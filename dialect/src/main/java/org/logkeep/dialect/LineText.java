package org.logkeep.dialect;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;
import org.logkeep.topology.diagnostic.Span;

/**
 * A line of a line-based language, perhaps put together from several lines of the file, that knows
 * where each of its bytes came from.
 *
 * <p>{@link #text()} has one character (0 to 255) for each byte, so that positions in it are
 * positions of bytes; {@link #value} gives a piece of it as real characters.
 */
public final class LineText {
  private final SourceText source;
  private final Optional<Span> includedFrom;
  private final String text;
  private final int[] offsets;
  private final int start;

  private LineText(
      SourceText source, Optional<Span> includedFrom, String text, int[] offsets, int start) {
    this.source = source;
    this.includedFrom = includedFrom;
    this.text = text;
    this.offsets = offsets;
    this.start = start;
  }

  /** The bytes from {@code start} to before {@code end} of a file. */
  public static LineText of(SourceText source, Optional<Span> includedFrom, int start, int end) {
    int[] offsets = new int[end - start];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = start + i;
    }
    String text = new String(source.bytes(start, end), StandardCharsets.ISO_8859_1);
    return new LineText(source, includedFrom, text, offsets, start);
  }

  /** This line with another one of the same file joined to its end. */
  public LineText join(LineText next) {
    int[] all = Arrays.copyOf(offsets, offsets.length + next.offsets.length);
    System.arraycopy(next.offsets, 0, all, offsets.length, next.offsets.length);
    return new LineText(source, includedFrom, text + next.text, all, start);
  }

  /** A piece of this line. */
  public LineText slice(int from, int to) {
    return new LineText(
        source,
        includedFrom,
        text.substring(from, to),
        Arrays.copyOfRange(offsets, from, to),
        from < offsets.length ? offsets[from] : endOffset());
  }

  /** This line without white space at its ends. */
  public LineText strip() {
    int from = skipBlanks(0);
    int to = text.length();
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return slice(from, to);
  }

  /** The bytes as characters 0 to 255. */
  public String text() {
    return text;
  }

  /** How many bytes there are. */
  public int length() {
    return text.length();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The byte at a position, as a character 0 to 255. */
  public char at(int position) {
    return text.charAt(position);
  }

  /** The byte at a position, or NUL behind the end. */
  public char peek(int position) {
    return position < text.length() ? text.charAt(position) : '\0';
  }

  /** The first position from {@code from} on that is not white space, at most the end. */
  public int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The first position from {@code from} on that is white space, at most the end. */
  public int skipWord(int from) {
    int i = from;
    while (i < text.length() && !isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether the C library's isspace says so in the C locale. */
  public static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /**
   * The whole as characters: UTF-8, with U+DC80 to U+DCFF for bytes that are not part of it, as
   * templates take literal text.
   */
  public String value() {
    return decode(text);
  }

  /** A piece as characters; see {@link #value()}. */
  public String value(int from, int to) {
    return decode(text.substring(from, to));
  }

  /** The bytes. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Where the whole stands. */
  public Span span() {
    return span(0, text.length());
  }

  /** Where a piece stands; from its first byte to its last, with what lies between. */
  public Span span(int from, int to) {
    int first = from < offsets.length ? offsets[from] : endOffset();
    int last = to > from && to <= offsets.length ? offsets[to - 1] + 1 : first;
    return new Span(source, first, last, includedFrom);
  }

  /** The file. */
  public SourceText source() {
    return source;
  }

  private int endOffset() {
    return offsets.length == 0 ? start : offsets[offsets.length - 1] + 1;
  }

  /** Turns characters 0 to 255 into the text whose bytes they are. */
  public static String decode(String latin) {
    byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (0xdc00 + (in.get() & 0xff)));
      }
    }
  }

  @Override
  public String toString() {
    return value();
  }
}

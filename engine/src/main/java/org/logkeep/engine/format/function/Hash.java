package org.logkeep.engine.format.function;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.logkeep.engine.format.FormatContext;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;
import org.logkeep.record.RecordBatch;

/** {@code $(sha256 [--length N] TEXT...)} and its like: digests in lower-case hexadecimal. */
final class Hash implements FunctionDefinition {
  private final List<String> names;
  private final String algorithm;
  private final List<Example> examples;

  private Hash(String algorithm, List<String> names, Example... examples) {
    this.algorithm = algorithm;
    this.names = names;
    this.examples = List.of(examples);
  }

  static List<FunctionDefinition> all() {
    return List.of(
        new Hash(
            "MD5",
            List.of("md5"),
            new Example("md5 a b", "187ef4436122d1cc2f40dc2b92f0eba0"),
            new Example("md5 \"a b\"", "0cc9cd4dd26c5137b675a0d819cb9ab0")),
        new Hash(
            "SHA-1",
            List.of("sha1"),
            new Example("sha1 abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            new Example("sha1 --length 16 abc", "a9993e364706816a")),
        new Hash(
            "SHA-256",
            List.of("sha256", "hash"),
            new Example("sha256 --length 8 abc", "ba7816bf"),
            new Example("hash --length 8 abc", "ba7816bf")),
        new Hash("SHA-512", List.of("sha512"), new Example("sha512 --length 8 abc", "ddaf35a1")));
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public String doc() {
    return "The "
        + algorithm
        + " digest of the arguments, one behind the other, in lower-case"
        + " hexadecimal; --length cuts it.";
  }

  @Override
  public List<Example> examples() {
    return examples;
  }

  @Override
  public Formatter compile(FunctionCall call) {
    int first = 0;
    int length = Integer.MAX_VALUE;
    if (call.size() > 0) {
      Optional<String> option = call.literal(0);
      if (option.isPresent() && (option.get().equals("--length") || option.get().equals("-l"))) {
        OptionalLong wanted =
            call.size() > 1
                ? call.literal(1).map(Numbers::decimal).orElse(OptionalLong.empty())
                : OptionalLong.empty();
        if (wanted.isEmpty() || wanted.getAsLong() < 1) {
          return call.error("--length needs a literal number from 1");
        }
        length = (int) Math.min(wanted.getAsLong(), Integer.MAX_VALUE);
        first = 2;
      }
    }
    if (first == call.size()) {
      return call.error("takes at least one text");
    }
    return new Digest(digest(), call.readers(first), length);
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private record Digest(MessageDigest digest, List<TextReader> texts, int length)
      implements Formatter {
    Digest(MessageDigest digest, TextReader[] texts, int length) {
      this(digest, List.of(texts), length);
    }

    @Override
    public void format(RecordBatch batch, int row, FormatContext context, ByteSink out) {
      for (TextReader text : texts) {
        TextView view = text.read(batch, row, context);
        digest.update(view.bytes(), view.offset(), view.length());
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      out.put(hex.substring(0, Math.min(length, hex.length())));
    }
  }
}

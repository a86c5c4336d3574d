package org.logkeep.engine.format.function;

import java.util.Base64;
import java.util.List;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.record.ByteSink;

/** {@code $(base64-encode TEXT...)}. */
final class Base64Encode implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("base64-encode");
  }

  @Override
  public String doc() {
    return "The arguments, one behind the other, in base64 (RFC 4648, section 4).";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("base64-encode \"hello world\"", "aGVsbG8gd29ybGQ="),
        new Example("base64-encode a", "YQ=="));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    if (call.size() == 0) {
      return call.error("takes at least one text");
    }
    TextReader[] texts = call.readers(0);
    ByteSink all = new ByteSink(64);
    return (batch, row, context, out) -> {
      all.clear();
      for (TextReader text : texts) {
        TextView view = text.read(batch, row, context);
        view.appendTo(all);
      }
      out.put(Base64.getEncoder().encode(all.toByteArray()));
    };
  }
}

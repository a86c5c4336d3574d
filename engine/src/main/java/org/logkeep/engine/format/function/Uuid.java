package org.logkeep.engine.format.function;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.logkeep.engine.format.Formatter;

/** {@code $(uuid)}. */
final class Uuid implements FunctionDefinition {
  private static final long VERSION_BITS = 0xf000L;
  private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;

  @Override
  public List<String> names() {
    return List.of("uuid");
  }

  @Override
  public String doc() {
    return "A random identifier (RFC 9562, version 4), new for each record.";
  }

  @Override
  public List<Example> examples() {
    return List.of();
  }

  @Override
  public Formatter compile(FunctionCall call) {
    RandomGenerator random = call.settings().random();
    return (batch, row, context, out) -> {
      long high = (random.nextLong() & ~VERSION_BITS) | 0x4000L;
      long low = (random.nextLong() & ~VARIANT_BITS) | 0x8000_0000_0000_0000L;
      out.put(new UUID(high, low).toString());
    };
  }
}

package org.logkeep.engine.format.function;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.stamp.Moment;
import org.logkeep.engine.format.stamp.TimePattern;

/** {@code $(strftime PATTERN)}: the time of arrival in the local zone. */
final class Strftime implements FunctionDefinition {
  @Override
  public List<String> names() {
    return List.of("strftime");
  }

  @Override
  public String doc() {
    return "The time of arrival in the local zone, in a pattern of strftime; %N are nanoseconds,"
        + " %3N three digits of them. What is no conversion is written as it stands, as the"
        + " C library does.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("strftime \"%b %d %T\"", "Nov 18 11:06:40"),
        new Example("strftime \"%a %b %e %H:%M:%S %Y\"", "Wed Nov 18 11:06:40 2026"),
        new Example("strftime %FT%T.%3N%z", "2026-11-18T11:06:40.000+0000"),
        new Example("strftime %s.%N", "1795000000.000000000"),
        new Example("strftime %Z%%%j", "UTC%322"),
        new Example("strftime %q%", "%q%"),
        new Example("strftime \"%I %p %y %V %u %D\"", "11 AM 26 47 3 11/18/26"),
        new Example("strftime \"%^a %-m %_j %3d\"", "WED 11 322 018"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    Optional<String> pattern = call.size() == 1 ? call.literal(0) : Optional.empty();
    if (pattern.isEmpty()) {
      return call.error("takes one literal pattern");
    }
    TimePattern time = new TimePattern(pattern.get(), call.settings().localZone());
    Moment moment = Moment.of(Moment.Of.RECEIVED, Optional.empty(), call.settings().localZone());
    return (batch, row, context, out) -> {
      long micros = moment.micros(batch, row, context);
      time.write(micros, moment.offset(batch, row, micros), out);
    };
  }
}

package org.logkeep.engine.format.function;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.TextReader;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.stamp.Moment;
import org.logkeep.engine.format.stamp.TimePattern;
import org.logkeep.engine.format.stamp.ZoneOffsets;

/** {@code $(format-date [--time-zone ZONE] PATTERN [SECONDS])}. */
final class FormatDate implements FunctionDefinition {
  private static final long LARGEST = 1L << 40;

  @Override
  public List<String> names() {
    return List.of("format-date");
  }

  @Override
  public String doc() {
    return "The time of the record, or the given seconds since the epoch, in a pattern of strftime;"
        + " in the zone that the record came with, or the given one.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("format-date %F", "2003-10-11"),
        new Example("format-date --time-zone UTC %T", "20:14:15"),
        new Example("format-date --time-zone UTC %T.%3N 1065903255.25", "20:14:15.250"),
        new Example("format-date %F nonsense", ""));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    int first = 0;
    Optional<ZoneId> zone = Optional.empty();
    if (call.size() > 1 && call.literal(0).filter("--time-zone"::equals).isPresent()) {
      try {
        zone = call.literal(1).map(ZoneId::of);
      } catch (DateTimeException e) {
        zone = Optional.empty();
      }
      if (zone.isEmpty()) {
        return call.error("--time-zone must name a zone");
      }
      first = 2;
    }
    Optional<String> pattern = first < call.size() ? call.literal(first) : Optional.empty();
    if (pattern.isEmpty() || call.size() > first + 2) {
      return call.error("takes a literal pattern and perhaps a time");
    }
    Optional<String> problem = TimePattern.problem(pattern.get());
    if (problem.isPresent()) {
      return call.error(problem.get());
    }
    ZoneId shown = zone.orElse(call.settings().localZone());
    TimePattern time = new TimePattern(pattern.get(), shown);
    if (call.size() == first + 2) {
      TextReader seconds = call.reader(first + 1);
      ZoneOffsets offsets = new ZoneOffsets(shown);
      return (batch, row, context, out) -> {
        long micros = micros(seconds.read(batch, row, context));
        if (micros != Numbers.NONE) {
          time.write(micros, offsets.at(Math.floorDiv(micros, 1_000_000L)), out);
        }
      };
    }
    Moment moment = Moment.of(Moment.Of.SENT, zone, call.settings().localZone());
    return (batch, row, context, out) -> {
      long micros = moment.micros(batch, row, context);
      time.write(micros, moment.offset(batch, row, micros), out);
    };
  }

  private static long micros(TextView text) {
    long seconds = 0;
    long scale = 0;
    long micros = 0;
    if (text.isEmpty()) {
      return Numbers.NONE;
    }
    for (int i = 0; i < text.length(); i++) {
      int digit = text.at(i) - '0';
      if (text.at(i) == '.' && scale == 0 && i > 0) {
        scale = 1_000_000;
      } else if (digit < 0 || digit > 9 || seconds > LARGEST) {
        return Numbers.NONE;
      } else if (scale == 0) {
        seconds = seconds * 10 + digit;
      } else {
        scale /= 10;
        micros += digit * scale;
        scale = Math.max(scale, 1);
      }
    }
    return seconds * 1_000_000 + micros;
  }
}

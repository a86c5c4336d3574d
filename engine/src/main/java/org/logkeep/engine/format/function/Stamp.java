package org.logkeep.engine.format.function;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.engine.format.Formatter;
import org.logkeep.engine.format.stamp.Moment;
import org.logkeep.engine.format.stamp.StampPart;
import org.logkeep.engine.format.stamp.StampShape;
import org.logkeep.engine.format.stamp.StampText;

/**
 * {@code $(stamp --format bsd --zone Z --digits N --of sent)}: what the options of a destination
 * that speak of stamps compile to.
 */
final class Stamp implements FunctionDefinition {
  /** The zone of this machine. */
  private static final String LOCAL = "local";

  @Override
  public List<String> names() {
    return List.of("stamp");
  }

  @Override
  public String doc() {
    return "A time of the record: --format bsd, iso, full, unix, or the macro of a part of it such"
        + " as HOUR; --zone its zone (else the one it came with, else the local one); --digits"
        + " digits of the second's fraction, 0 to 6; --of sent, received, now or processed.";
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("stamp", "Oct 11 22:14:15"),
        new Example("stamp --format iso --digits 3", "2003-10-11T22:14:15.003+02:00"),
        new Example("stamp --format iso --zone UTC", "2003-10-11T20:14:15+00:00"),
        new Example("stamp --format full --digits 6", "2003 Oct 11 22:14:15.003456"),
        new Example("stamp --format unix --digits 2", "1065903255.00"),
        new Example("stamp --format HOUR --zone Asia/Tokyo", "05"));
  }

  @Override
  public Formatter compile(FunctionCall call) {
    String format = "bsd";
    Optional<ZoneId> zone = Optional.empty();
    int digits = 0;
    Moment.Of of = Moment.Of.SENT;
    for (int i = 0; i < call.size(); i += 2) {
      Optional<String> option = call.literal(i);
      Optional<String> value = i + 1 < call.size() ? call.literal(i + 1) : Optional.empty();
      if (option.isEmpty() || value.isEmpty()) {
        return call.error("takes literal options, each with a value");
      }
      switch (option.get()) {
        case "--format" -> format = value.get();
        case "--digits" -> {
          if (!value.get().matches("[0-6]")) {
            return call.error("--digits must be from 0 to 6, not \"" + value.get() + "\"");
          }
          digits = Integer.parseInt(value.get());
        }
        case "--zone" -> {
          zone =
              value.get().equals(LOCAL)
                  ? Optional.of(call.settings().localZone())
                  : zone(value.get());
          if (zone.isEmpty()) {
            return call.error("there is no time zone \"" + value.get() + "\"");
          }
        }
        case "--of" -> {
          Optional<Moment.Of> named = of(value.get());
          if (named.isEmpty()) {
            return call.error("--of must be sent, received, now or processed");
          }
          of = named.get();
        }
        default -> {
          return call.error("has no option " + option.get());
        }
      }
    }
    Moment moment = Moment.of(of, zone, call.settings().localZone());
    Optional<StampShape> shape = StampShape.named(format);
    if (shape.isPresent()) {
      return new StampText(shape.get(), moment, digits);
    }
    Optional<StampPart> part = StampPart.named(format);
    return part.isPresent()
        ? part.get().of(moment)
        : call.error("--format must be bsd, iso, full, unix or the macro of a part");
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Moment.Of> of(String word) {
    for (Moment.Of of : Moment.Of.values()) {
      if (of.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(of);
      }
    }
    return Optional.empty();
  }
}

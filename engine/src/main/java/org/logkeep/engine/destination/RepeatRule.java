package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.List;
import org.logkeep.engine.Loop;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Option;

/** How a destination holds back equal records in a row. */
sealed interface RepeatRule {
  /** How long {@code repeats-suppress} holds a repeat back. */
  Option<Duration> INTERVAL =
      Option.duration("interval", "Longest time that a repeat is held back.").mandatory();

  /** What {@code repeats-classic} writes. */
  Option<String> TEXT =
      Option.text("text", "What is written; %d stands for the number of records held back.")
          .withDefault("last message buffered %d times");

  /** What the catalogue knows of these ways. */
  List<Component> COMPONENTS =
      List.of(
          new Component(
              ComponentKind.FILTER,
              "repeats-classic",
              "Holds back records that equal the last one in all but the stamp, and says how many"
                  + " before the next other record or after 30, 120, 600 seconds, as sysklogd"
                  + " does.",
              List.of(TEXT)),
          new Component(
              ComponentKind.FILTER,
              "repeats-metalog",
              "Holds back records with program and text of the last one, and says how many before"
                  + " the next other record, as metalog does.",
              List.of()),
          new Component(
              ComponentKind.FILTER,
              "repeats-suppress",
              "Holds back records that equal the last one for a time, and says how many when it is"
                  + " over or another record comes, as syslog-ng does.",
              List.of(INTERVAL)));

  /** Makes the gate of one destination. */
  RepeatGate gate(Loop loop, Looks looks, RepeatGate.Emitter emitter);

  /** sysklogd's way. */
  record Classic(String text) implements RepeatRule {
    @Override
    public RepeatGate gate(Loop loop, Looks looks, RepeatGate.Emitter emitter) {
      return new ClassicRepeats(loop, looks, text, emitter);
    }
  }

  /** metalog's way. */
  record Metalog() implements RepeatRule {
    @Override
    public RepeatGate gate(Loop loop, Looks looks, RepeatGate.Emitter emitter) {
      return new MetalogRepeats(emitter);
    }
  }

  /** syslog-ng's way. */
  record Suppress(Duration interval) implements RepeatRule {
    @Override
    public RepeatGate gate(Loop loop, Looks looks, RepeatGate.Emitter emitter) {
      return new SuppressRepeats(loop, interval.toNanos(), emitter);
    }
  }

  /** The rule that a use names. */
  static RepeatRule of(Use use) {
    return switch (use.name()) {
      case "repeats-classic" -> new Classic(use.options().get(TEXT));
      case "repeats-metalog" -> new Metalog();
      case "repeats-suppress" -> new Suppress(use.options().get(INTERVAL));
      default ->
          throw new IllegalArgumentException(
              "no way of holding back repeats is called " + use.name());
    };
  }
}

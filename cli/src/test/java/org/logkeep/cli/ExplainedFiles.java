package org.logkeep.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.random.RandomGeneratorFactory;
import org.logkeep.engine.Identity;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.explain.Explained;
import org.logkeep.engine.explain.Explainer;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.source.Arrival;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;

/** The bytes that explanations say a topology writes, at a moment that stands still. */
public final class ExplainedFiles {
  private static final long NOW = 1_791_758_055_000_000L;

  /** Who explains. */
  public static final Identity IDENTITY =
      new Identity("here", "here.example", 4711, NOW, "0123abcd", 1);

  /** The moment. */
  public static final TimeSource STILL = TimeSource.standing(NOW);

  private ExplainedFiles() {}

  /** Without environment and list files. */
  public static PlanSettings settings() {
    return new PlanSettings(
        new FormatSettings(
            ZoneOffset.UTC,
            name -> Optional.empty(),
            RandomGeneratorFactory.of("L64X128MixRandom").create(1)),
        path -> {
          throw new IOException("no list files here");
        });
  }

  /**
   * What is written where, as Latin-1.
   *
   * @param reader takes the messages
   * @param seen told of each message and its explanation
   */
  public static Map<String, String> of(
      Topology topology,
      Input.Reader reader,
      List<String> messages,
      BiConsumer<byte[], Explained> seen)
      throws SysException {
    Map<String, ByteArrayOutputStream> files = new TreeMap<>();
    Arrival arrival = Arrival.at(reader.source(), "127.0.0.1", 514);
    try (Explainer explainer = new Explainer(topology, settings(), IDENTITY, STILL)) {
      for (String message : messages) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        Explained result = explainer.explain(reader.id(), arrival, bytes);
        result
            .written()
            .forEach(delivery -> {
              if (!delivery.written().place().isEmpty()) {
                files
                    .computeIfAbsent(delivery.written().place(), p -> new ByteArrayOutputStream())
                    .writeBytes(delivery.written().bytes());
              }
            });
        seen.accept(bytes, result);
      }
    }
    Map<String, String> texts = new TreeMap<>();
    files.forEach((place, bytes) -> texts.put(place, bytes.toString(StandardCharsets.ISO_8859_1)));
    return texts;
  }
}

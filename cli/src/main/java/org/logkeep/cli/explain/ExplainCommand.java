package org.logkeep.cli.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import org.logkeep.cli.daemon.ConfigurationChoice;
import org.logkeep.cli.daemon.Configurations;
import org.logkeep.cli.daemon.FrontEnds;
import org.logkeep.cli.daemon.HostIdentity;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.engine.StartException;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.explain.Explained;
import org.logkeep.engine.explain.Explainer;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.source.Arrival;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;
import picocli.CommandLine;

/** {@code logkeep explain}: says where a message goes, why, and in which bytes. */
public final class ExplainCommand implements Command {
  /** Makes the command. */
  public ExplainCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return OptionReader.run(new Options(streams), arguments, streams);
  }

  /** What {@code --format} takes. */
  enum Format {
    TEXT,
    JSON
  }

  @CommandLine.Command(
      name = "logkeep explain",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description =
          "Shows which rules a message meets, why each matches or not, and what is written where,"
              + " byte for byte. Nothing is opened, received or written.",
      footer = {
        "",
        "A message is what arrives: '<22>Oct 11 22:14:15 host postfix: text'. With -p it is the"
            + " text",
        "alone, and is sent as logger does. Where a configuration has several sources, the message",
        "arrives at the first local one unless --source or --via says otherwise.",
        "",
        "Exit codes: 0 explained, 1 the configuration cannot be used, 64 usage.",
        "",
        "Examples:",
        "  logkeep explain -p mail.info -t postfix 'connect from unknown'",
        "  logkeep explain -f /etc/syslog.conf '<38>Oct 11 22:14:15 su: root on tty1'",
        "  logkeep explain -f my.conf --via udp --peer 192.0.2.7 '<13>1 - web7 app - - - hello'",
        "  tail -n 5 messages.raw | logkeep explain -f my.conf --format json -"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Mixin private final ConfigurationChoice choice = new ConfigurationChoice();

    @CommandLine.Option(
        names = "--format",
        paramLabel = "FORMAT",
        defaultValue = "text",
        description = "text or json, one object a message (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @CommandLine.Option(
        names = "--source",
        paramLabel = "NAME",
        description = "The source that the message arrives at.")
    private @Nullable String source;

    @CommandLine.Option(
        names = "--via",
        paramLabel = "KIND",
        description =
            "The kind of source: unix, network, udp, tcp, kernel, internal, file, pipe, program,"
                + " stdin.")
    private @Nullable String via;

    @CommandLine.Option(
        names = "--peer",
        paramLabel = "ADDRESS",
        defaultValue = "127.0.0.1",
        description = "Who sends, for sources on the network (default: ${DEFAULT-VALUE}).")
    private String peer = "";

    @CommandLine.Option(
        names = "--peer-port",
        paramLabel = "PORT",
        defaultValue = "514",
        description = "The port it is sent from (default: ${DEFAULT-VALUE}).")
    private int peerPort;

    @CommandLine.Option(
        names = {"-p", "--priority"},
        paramLabel = "FACILITY.LEVEL",
        converter = LocalMessage.PriorityReader.class,
        description = "Make a message of this priority from the text, as logger does.")
    private @Nullable Integer priority;

    @CommandLine.Option(
        names = {"-t", "--tag"},
        paramLabel = "TAG",
        defaultValue = "logkeep",
        description = "With -p: its tag (default: ${DEFAULT-VALUE}).")
    private String tag = "";

    @CommandLine.Option(
        names = "--at",
        paramLabel = "STAMP",
        converter = StampReader.class,
        description = "When it arrives, such as 2026-10-11T22:14:15Z; now if not given.")
    private @Nullable Instant at;

    @CommandLine.Parameters(
        paramLabel = "MESSAGE",
        arity = "1..*",
        description = "The messages; - reads them from standard input, one a line.")
    private List<String> messages = List.of();

    Options(Streams streams) {
      this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, SysException {
      if (!peer.matches("[0-9.]+|[0-9a-fA-F:.]+")) {
        streams.err().println("logkeep explain: --peer must be an address, not '" + peer + "'");
        return OptionReader.USAGE;
      }
      Configurations.Outcome<Configurations.Loaded> outcome =
          new Configurations(
                  "logkeep explain",
                  streams,
                  new FileConfigReader(),
                  new FrontEnds(System.getenv()))
              .load(choice.file(), choice.dialect());
      return switch (outcome) {
        case Configurations.Outcome.Failed<Configurations.Loaded>(int code) -> code;
        case Configurations.Outcome.Found<Configurations.Loaded>(Configurations.Loaded loaded) -> {
          show(loaded.compiled().diagnostics());
          yield loaded.compiled().topology().isEmpty()
              ? 1
              : explain(loaded.text(), loaded.compiled().topology().get());
        }
      };
    }

    /** Errors only: 'check' is there for the rest. */
    private void show(List<Diagnostic> diagnostics) {
      diagnostics.stream()
          .filter(d -> d.level() == Diagnostic.Level.ERROR)
          .forEach(d -> streams.err().print(DiagnosticPrinter.plain().print(d)));
    }

    private TimeSource time() {
      Instant instant = at;
      return instant == null
          ? TimeSource.system()
          : TimeSource.standing(instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000);
    }

    private int explain(SourceText text, Topology topology) throws IOException, SysException {
      TimeSource time = time();
      List<Input.Reader> readers =
          new ReaderChoice(topology).fitting(Optional.ofNullable(source), Optional.ofNullable(via));
      if (readers.isEmpty()) {
        streams.err().println("logkeep explain: no source fits; there are:");
        new ReaderChoice(topology)
            .fitting(Optional.empty(), Optional.empty())
            .forEach(reader -> streams.err().println("  " + ReaderChoice.describe(reader)));
        return 1;
      }
      Input.Reader reader = readers.getFirst();
      Arrival arrival = Arrival.at(reader.source(), peer, peerPort);
      Sys sys = new Sys();
      PlanSettings settings =
          new PlanSettings(
              new FormatSettings(
                  ZoneId.systemDefault(),
                  name -> Optional.ofNullable(System.getenv(name)),
                  new SplittableRandom()),
              path -> Files.readAllBytes(Path.of(path)));
      HostIdentity identity = new HostIdentity(sys, new RealDisk(sys), Path.of("/var/lib/logkeep"));
      try (Explainer explainer =
          new Explainer(topology, settings, identity.peek(time.micros()), time)) {
        boolean first = true;
        for (byte[] message : messages(time)) {
          Explained explained = explainer.explain(reader.id(), arrival, message);
          if (format == Format.JSON) {
            streams.out().println(ExplanationJson.of(message, explained));
          } else {
            streams.out().print((first ? "" : "\n") + ExplanationText.of(text, message, explained));
          }
          first = false;
        }
        return 0;
      } catch (StartException e) {
        streams.err().print(DiagnosticPrinter.plain().print(e.diagnostic()));
        return 1;
      }
    }

    private List<byte[]> messages(TimeSource time) throws IOException {
      List<byte[]> all = new GivenMessages(messages).read(streams.in());
      if (priority == null) {
        return all;
      }
      LocalMessage local = new LocalMessage(priority, tag);
      Instant now = Instant.ofEpochSecond(time.micros() / 1_000_000L);
      return all.stream()
          .map(bytes -> local.bytes(bytes, now.atZone(ZoneId.systemDefault())))
          .toList();
    }
  }

  /** Reads a point in time with its offset (RFC 3339). */
  static final class StampReader implements CommandLine.ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new CommandLine.TypeConversionException(
            "'" + text + "' is no time such as 2026-10-11T22:14:15Z");
      }
    }
  }
}

package org.logkeep.cli.daemon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.logkeep.cli.Command;
import org.logkeep.cli.OptionReader;
import picocli.CommandLine;

/** {@code logkeep ctl}: asks a running daemon. */
public final class CtlCommand implements Command {
  private static final Map<String, String> REQUESTS =
      Map.of(
          "stats", "STATS",
          "ledger", "LEDGER",
          "health", "HEALTHCHECK",
          "reload", "RELOAD",
          "reopen", "REOPEN",
          "stop", "STOP");

  /** Makes the command. */
  public CtlCommand() {}

  @Override
  public int run(List<String> arguments, Streams streams) {
    return OptionReader.run(new Options(streams), arguments, streams);
  }

  @CommandLine.Command(
      name = "logkeep ctl",
      mixinStandardHelpOptions = true,
      description = "Asks a running daemon: stats, ledger, health, reload, reopen or stop.",
      footer = {
        "",
        "Exit codes: 0 done, 1 refused or no answer.",
        "",
        "Examples:",
        "  logkeep ctl ledger",
        "  logkeep ctl --socket /var/lib/logkeep/logkeep.ctl reload"
      })
  private static final class Options implements Callable<Integer> {
    private final Streams streams;

    @CommandLine.Option(
        names = {"-s", "--socket"},
        paramLabel = "SOCKET",
        defaultValue = "var/logkeep.ctl",
        description = "The daemon's control socket (default: ${DEFAULT-VALUE}).")
    private String socket = "";

    @CommandLine.Parameters(paramLabel = "REQUEST", description = "What to ask for.")
    private String request = "";

    Options(Streams streams) {
      this.streams = streams;
    }

    @Override
    public Integer call() {
      String word = REQUESTS.get(request.toLowerCase(Locale.ROOT));
      if (word == null) {
        streams.err().println("logkeep ctl: there is no request '" + request + "'; see --help");
        return 1;
      }
      try {
        String reply = ask(word);
        streams.out().println(reply);
        return reply.startsWith("FAIL") ? 1 : 0;
      } catch (IOException e) {
        streams
            .err()
            .println("logkeep ctl: no daemon answers at " + socket + ": " + e.getMessage());
        return 1;
      }
    }

    private String ask(String word) throws IOException {
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap((word + "\n").getBytes(StandardCharsets.US_ASCII)));
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        ByteBuffer block = ByteBuffer.allocate(16 << 10);
        String text = "";
        while (!text.endsWith("\n.\n") && channel.read(block) >= 0) {
          reply.write(block.array(), 0, block.position());
          block.clear();
          text = reply.toString(StandardCharsets.UTF_8);
        }
        return text.endsWith("\n.\n") ? text.substring(0, text.length() - 3) : text;
      }
    }
  }
}

package org.logkeep.cli.classic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.cli.Command;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.Services;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** {@code syslogd}: sysklogd's command line. */
public final class SyslogdCommand implements Command {
  /** The release whose behaviour this follows; scripts look for it in the answer to {@code -v}. */
  public static final String VERSION = "2.7.2";

  private static final int FAILURE = 1;
  private static final String USAGE =
      """
      Usage: syslogd [-468AcdFHKklnsTtv] [-a PEER] [-b ADDR] [-C FILE] [-f FILE] [-M BYTES]
                     [-m MINUTES] [-P FILE] [-p SOCKET] [-r SIZE[:COUNT]] [--reading PROGRAM]

        -f FILE       configuration, /etc/syslog.conf if not given
        -F            stay in the foreground
        -d            stay in the foreground and print the rules as they are understood
        -p SOCKET     local socket in place of /dev/log; may be given more than once
        -P FILE       file for the process id, /run/syslogd.pid if not given
        -s            receive nothing from the network; twice: send nothing either
        -b ADDR       receive at [ADDR][:PORT][%IFACE]; may be given more than once
        -a PEER       receive only from ADDR[/LEN][:PORT] or NAME[:PORT]; may be given more than once
        -4, -6        only this version of the internet protocol
        -A            send to all addresses of a host
        -M BYTES      longest datagram sent
        -n            do not look up names of addresses
        -H            believe the host name that a message gives
        -T            put the time of arrival in place of the message's own
        -8            keep UTF-8 as it is
        -k            let others than the kernel use the facility kern
        -K            read no kernel messages
        -C FILE       file for the number of the last kernel message
        -t            always use the kernel's own time
        -l            leave the kernel's messages on the console
        -r SIZE[:N]   rotate files that are larger than SIZE (k, M, G), keep N packed ones
        -c            write repeated lines into pipes; twice: into all targets
        -m MINUTES    time between marks, 20 if not given, 0 for none
        --reading P   read the file as sysklogd, rsyslog, inetutils or sysklogd-1 does
        -v, -?        show the version, this text
      """;

  private final ConfigReader reader;
  private final ContainerSigns container;
  private final LaunchRequest.Runner runner;

  /** A command that shows rules with the help of a reader and starts through a runner. */
  public SyslogdCommand(
      ConfigReader reader, ContainerSigns container, LaunchRequest.Runner runner) {
    this.reader = reader;
    this.container = container;
    this.runner = runner;
  }

  @Override
  public int run(List<String> arguments, Streams streams) {
    Flags flags =
        Flags.parse(
            arguments,
            SyslogdArguments.LETTERS + "R:",
            Map.of("reading", 'R', "help", '?', "version", 'v'));
    SyslogdArguments parsed = new SyslogdArguments(new Services(reader));
    flags.flags().forEach(parsed::take);
    if (parsed.version) {
      streams.out().println("sysklogd v" + VERSION + " (Logkeep)");
      return 0;
    }
    if (parsed.usage) {
      streams.out().print(USAGE);
      return 0;
    }
    if (!flags.words().isEmpty()) {
      streams.err().print(USAGE);
      return FAILURE;
    }
    if (parsed.wrong.isPresent()) {
      streams.err().println("syslogd: " + parsed.wrong.get());
      return FAILURE;
    }
    Optional<String> sign = parsed.kernel() ? container.find() : Optional.empty();
    SysklogdFrontEnd frontEnd = new SysklogdFrontEnd(parsed.switches(sign.isPresent()));
    if (parsed.debug) {
      printRules(frontEnd, parsed.configFile, streams);
    }
    return runner.run(
        new LaunchRequest(
            LaunchRequest.Personality.SYSLOGD,
            frontEnd,
            parsed.configFile,
            Optional.of(SysklogdFrontEnd.FALLBACK),
            !parsed.foreground,
            parsed.pidFile,
            parsed.debug,
            sign.map(s -> "Running in a container (" + s + "), kernel messages are not read."),
            false,
            Optional.empty()),
        streams);
  }

  private void printRules(SysklogdFrontEnd frontEnd, String file, Streams streams) {
    SourceText text = reader.read(file).orElse(SysklogdFrontEnd.FALLBACK);
    frontEnd
        .compile(reader, text)
        .topology()
        .ifPresent(topology -> streams.out().print(SysklogdPrinter.print(topology).text()));
    streams.out().flush();
  }
}

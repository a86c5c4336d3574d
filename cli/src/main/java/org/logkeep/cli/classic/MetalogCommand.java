package org.logkeep.cli.classic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.logkeep.cli.Command;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.metalog.MetalogFrontEnd;
import org.logkeep.dialect.metalog.MetalogSwitches;
import org.logkeep.dialect.sysklogd.Sizes;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.SourceText;

/** {@code metalog}: its own command line. */
public final class MetalogCommand implements Command {
  /** The release whose behaviour this follows. */
  public static final String VERSION = "20260221";

  /** Where the configuration is looked for: some systems have a directory of its own for it. */
  private static final List<String> USUAL_FILES =
      List.of("/etc/metalog.conf", "/etc/metalog/metalog.conf");

  private static final int FAILURE = 1;

  /** What {@code -t} answers to an unknown facility: the negative inner code of the program. */
  private static final int TEST_BAD_FACILITY = 252;

  private static final String LETTERS = "aBC:c:g:hNp:S:stVv";
  private static final Map<String, Character> NAMES =
      Map.ofEntries(
          Map.entry("async", 'a'),
          Map.entry("daemonize", 'B'),
          Map.entry("configfile", 'C'),
          Map.entry("consolelevel", 'c'),
          Map.entry("group", 'g'),
          Map.entry("help", 'h'),
          Map.entry("no-kernel", 'N'),
          Map.entry("pidfile", 'p'),
          Map.entry("socket", 'S'),
          Map.entry("sync", 's'),
          Map.entry("synchronous", 's'),
          Map.entry("test-config", 't'),
          Map.entry("version", 'V'),
          Map.entry("verbose", 'v'));
  private static final String USAGE =
      """
      Usage: metalog [OPTION...]

        -C, --configfile=FILE    configuration; if not given, /etc/metalog.conf,
                                 or else /etc/metalog/metalog.conf
        -t, --test-config        only read the configuration and say whether it is sound
        -B, --daemonize          go to the background
        -p, --pidfile=FILE       file for the process id, /var/run/metalog.pid if not given
        -S, --socket=PATH        local socket, /dev/log if not given
        -N, --no-kernel          read no kernel messages
        -c, --consolelevel=N     what the kernel shows on its console, 0 to 7
        -a, --async              gather lines before they are written
        -s, --synchronous        write each line at once, as is the rule
        -g, --group=GROUP        run in this group
        -v, --verbose            tell of each command that is run
        -h, --help               show this text
        -V, --version            show the version
      """;

  private final ConfigReader reader;
  private final LaunchRequest.Runner runner;

  /** A command that tests with the help of a reader and starts through a runner. */
  public MetalogCommand(ConfigReader reader, LaunchRequest.Runner runner) {
    this.reader = reader;
    this.runner = runner;
  }

  /** What the flags say. Confined to one call of the command. */
  private static final class Arguments {
    Optional<String> configFile = Optional.empty();
    String pidFile = "/var/run/metalog.pid";
    String socket = MetalogSwitches.DEFAULT.socket();
    boolean background;
    boolean kernel = true;
    boolean async;
    boolean test;
    boolean verbose;
    boolean help;
    boolean version;
    OptionalInt consoleLevel = MetalogSwitches.DEFAULT.consoleLevel();
    Optional<String> group = Optional.empty();
    Optional<String> wrong = Optional.empty();

    void take(Flags.Flag flag) {
      switch (flag.letter()) {
        case 'a' -> async = true;
        case 'B' -> background = true;
        case 'C' -> configFile = Optional.of(flag.value());
        case 'c' -> {
          consoleLevel = Sizes.count(flag.value());
          if (consoleLevel.orElse(8) > 7) {
            wrong = Optional.of("the console level must be from 0 to 7");
          }
        }
        case 'g' -> group = Optional.of(flag.value());
        case 'h' -> help = true;
        case 'N' -> kernel = false;
        case 'p' -> pidFile = flag.value();
        case 'S' -> socket = flag.value();
        case 's' -> {
          // Says what is the rule anyway, and takes no -a back.
        }
        case 't' -> test = true;
        case 'V' -> version = true;
        case 'v' -> verbose = true;
        default -> wrong = Optional.of("unknown option " + flag.value());
      }
    }
  }

  @Override
  public int run(List<String> words, Streams streams) {
    Flags flags = Flags.parse(words, LETTERS, NAMES);
    Arguments arguments = new Arguments();
    flags.flags().forEach(arguments::take);
    if (arguments.help) {
      streams.out().print(USAGE);
      return 0;
    }
    if (arguments.version) {
      streams.out().println("metalog version " + VERSION + " (Logkeep)");
      return 0;
    }
    if (arguments.wrong.isPresent() || !flags.words().isEmpty()) {
      streams
          .err()
          .println(
              "metalog: "
                  + arguments.wrong.orElseGet(
                      () -> "'" + flags.words().getFirst() + "' means nothing here"));
      streams.err().print(USAGE);
      return FAILURE;
    }
    MetalogFrontEnd frontEnd =
        new MetalogFrontEnd(
            new MetalogSwitches(
                arguments.socket,
                arguments.kernel,
                arguments.consoleLevel,
                !arguments.background,
                arguments.verbose));
    String configFile = arguments.configFile.orElseGet(this::usualFile);
    if (arguments.test) {
      return test(frontEnd, configFile, streams);
    }
    return runner.run(
        new LaunchRequest(
            LaunchRequest.Personality.METALOG,
            frontEnd,
            configFile,
            Optional.empty(),
            arguments.background,
            arguments.pidFile,
            false,
            Optional.empty(),
            arguments.async,
            arguments.group),
        streams);
  }

  /** The first usual file that is there; the first one if none is. */
  private String usualFile() {
    return USUAL_FILES.stream()
        .filter(file -> reader.kind(file) != ConfigReader.Kind.MISSING)
        .findFirst()
        .orElse(USUAL_FILES.getFirst());
  }

  private int test(MetalogFrontEnd frontEnd, String file, Streams streams) {
    Optional<SourceText> text = reader.read(file);
    if (text.isEmpty()) {
      streams.err().println("metalog: cannot read " + file);
      return FAILURE;
    }
    Compiled compiled = frontEnd.compile(reader, text.get());
    for (Diagnostic diagnostic : compiled.diagnostics()) {
      String place =
          diagnostic.labels().isEmpty() ? file : diagnostic.labels().getFirst().span().location();
      streams.err().println(place + ": " + diagnostic.level().word() + ": " + diagnostic.message());
    }
    if (!compiled.hasErrors()) {
      return 0;
    }
    boolean facility = compiled.diagnostics().stream().anyMatch(MetalogFrontEnd::isBadFacility);
    return facility ? TEST_BAD_FACILITY : FAILURE;
  }
}

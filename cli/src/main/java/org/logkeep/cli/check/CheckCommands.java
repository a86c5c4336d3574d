package org.logkeep.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.rules.MatcherCache;
import org.logkeep.check.rules.PatternRuleCompiler;
import org.logkeep.cli.Command;

/** The commands of this package as the table of commands wants them. */
public final class CheckCommands {
  private CheckCommands() {}

  /** {@code logcheck} and {@code logkeep check-logs}. */
  public static Command logcheck() {
    return (arguments, streams) ->
        new LogcheckCommand(
                System.getenv(),
                choice ->
                    new PatternRuleCompiler(
                        streams.err(),
                        choice,
                        cacheFolder(System.getenv()).map(MatcherCache::new),
                        onTerminal(2)),
                InstantSource.system(),
                ZoneId.systemDefault())
            .run(GivenArguments.exact(arguments), streams.out(), streams.err());
  }

  /** {@code logtail}. */
  public static Command logtail() {
    return (arguments, streams) ->
        LogtailCommand.runLogtail(
            GivenArguments.exact(arguments), streams.in(), streams.out(), streams.err());
  }

  /** {@code logtail2}. */
  public static Command logtail2() {
    return (arguments, streams) ->
        LogtailCommand.runLogtail2(
            GivenArguments.exact(arguments), streams.in(), streams.out(), streams.err());
  }

  /** {@code logkeep rules}. */
  public static Command rules() {
    return (arguments, streams) ->
        new RulesCommand(System.getenv(), new PatternRuleCompiler(streams.err()), onTerminal(1))
            .run(arguments.toArray(String[]::new), streams.out(), streams.err());
  }

  /** {@code logkeep patterns}. */
  public static Command patterns() {
    return (arguments, streams) ->
        new PatternsCommand()
            .run(arguments.toArray(String[]::new), streams.in(), streams.out(), streams.err());
  }

  /**
   * Where compiled rules are kept: the folder named for it, the service manager's, or the user's
   * own; that of the user logcheck is below its state folder.
   */
  private static Optional<Path> cacheFolder(Map<String, String> environment) {
    for (String name : List.of("LOGKEEP_CACHE_DIR", "CACHE_DIRECTORY")) {
      String folder = environment.getOrDefault(name, "");
      if (folder.startsWith("/")) {
        return Optional.of(Path.of(folder));
      }
    }
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (caches.startsWith("/")) {
      return Optional.of(Path.of(caches, "logkeep"));
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return home.startsWith("/")
        ? Optional.of(Path.of(home, ".cache", "logkeep"))
        : Optional.empty();
  }

  private static boolean onTerminal(int descriptor) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).startsWith("/dev/pts");
    } catch (IOException notToBeTold) {
      return false;
    }
  }
}

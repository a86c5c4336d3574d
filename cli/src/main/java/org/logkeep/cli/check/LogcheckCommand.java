package org.logkeep.cli.check;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.Variables;
import org.logkeep.check.rules.MatcherChoice;
import org.logkeep.check.rules.RuleCompiler;
import org.logkeep.check.run.CheckSettings;
import org.logkeep.check.run.Console;
import org.logkeep.check.run.LiveRun;
import org.logkeep.check.run.LogcheckRun;
import org.logkeep.check.tail.DiskPath;
import org.logkeep.cli.check.ShortOptions.Option;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;

/**
 * {@code logcheck} and {@code logkeep check-logs}. Single letters are logcheck's: {@code -c -d -h
 * -T -v} are looked at before the configuration is read and all others after it, so that a switch
 * always beats the file. Words are ours.
 */
public final class LogcheckCommand {
  private static final String LETTERS = "c:dhH:l:L:D:m:opr:RsS:tTuvw";
  private static final String DEFAULT_CONFIG = "/etc/logcheck/logcheck.conf";

  private static final String USAGE =
      """
      usage: logcheck [-c CFG] [-d] [-h] [-H HOST] [-l LOG] [-L CFG] [-D DIR] [-m MAIL] [-o]
                      [-r DIR] [-s|-p|-w] [-R] [-S DIR] [-t] [-T] [-u]
       -c CFG       = override default configuration file
       -d           = debug mode
       -h           = print this usage information and exit
       -H HOST      = use this hostname in the subject of any generated mail
       -l LOG       = check the specified logfile
       -L CFG       = override default logfiles list
       -D DIR       = override default logfiles lists directory
       -m MAIL      = send the report to the specified recipient
       -o           = send the report to stdout, no mail will be sent
       -p           = use the "paranoid" runlevel
       -r DIR       = override default rules directory
       -R           = adds "Reboot:" to email subject
       -s           = use the "server" runlevel
       -S DIR       = override default state directory
       -t           = testing mode, don't update the logfile offsets
       -T           = do not remove the TMPDIR
       -u           = enable syslog-summary
       -v           = print version
       -w           = use the "workstation" runlevel
      """;

  private static final String WORDS =
      """
       --fold            = show system events by pattern, with counts
       --format json     = print the report as JSON (default: text)
       --html            = add an HTML page to the mail
       --live            = read log lines from stdin as they come, mail alarms at once
       --every SECONDS   = with --live: the shortest time between two mails (default: 300)
       --linger SECONDS  = with --live: time to mail what is left when told to stop (default: 30)
       --matcher NAME    = auto, native or java (default: $LOGKEEP_MATCHER, or auto)
       --strict-compat   = do as logcheck 1.4.2 does even where that loses lines

      Example: logkeep check-logs --live -o --linger 5 </var/log/syslog
      """;

  private final Map<String, String> environment;
  private final Function<MatcherChoice, RuleCompiler> compilers;
  private final InstantSource clock;
  private final ZoneId zone;
  private Optional<String> onlyLog = Optional.empty();
  private String hostName = "";
  private boolean toOutput;
  private boolean testMode;
  private boolean keepFolder;
  private boolean reboot;
  private boolean strict;
  private boolean fold;
  private boolean html;
  private boolean debug;
  private boolean live;
  private Duration every = Duration.ofMinutes(5);
  private Duration linger = Duration.ofSeconds(30);
  private String format = "text";
  private String matcher;

  /**
   * A command in its surroundings.
   *
   * @param compilers gives the compiler for rules once it is known which matcher is wanted
   */
  public LogcheckCommand(
      Map<String, String> environment,
      Function<MatcherChoice, RuleCompiler> compilers,
      InstantSource clock,
      ZoneId zone) {
    this.environment = Map.copyOf(environment);
    this.compilers = compilers;
    this.matcher = environment.getOrDefault("LOGKEEP_MATCHER", "auto");
    this.clock = clock;
    this.zone = zone;
  }

  /** Runs with a command line; answers the exit status. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    List<Option> options =
        ShortOptions.parse(LETTERS, List.of("format", "every", "linger", "matcher"), args)
            .options();
    String config = DEFAULT_CONFIG;
    for (Option option : options) {
      switch (option) {
        case Option.Flag(char name) when name == 'h' -> {
          return usage(out, err, 0);
        }
        case Option.Flag(char name) when name == 'v' -> {
          out.println("logcheck 1.4.2 (logkeep)");
          return 0;
        }
        case Option.Flag(char name) when name == 'd' -> debug = true;
        case Option.Flag(char name) when name == 'T' -> keepFolder = true;
        case Option.Valued(char name, String value) when name == 'c' -> config = value;
        case Option.Unknown(char name) -> {
          err.println("logcheck: illegal option -- " + name);
          return usage(out, err, 1);
        }
        case Option.Bare(char name) -> {
          err.println("logcheck: option requires an argument -- " + name);
          return usage(out, err, 1);
        }
        case Option.LongOption(String name, String value) -> {
          if (name.equals("help")) {
            out.print(USAGE + WORDS);
            return 0;
          }
          if (!word(name, value)) {
            err.println(
                "logcheck: unknown option or value: --"
                    + name
                    + (value.isEmpty() ? "" : "=" + value));
            return usage(out, err, 1);
          }
        }
        case Option.Flag _, Option.Valued _ -> {}
      }
    }
    if (!live
        && System.getProperty("user.name", "").equals("root")
        && !environment.containsKey("LOGKEEP_ALLOW_ROOT")) {
      out.println("logcheck should not be run as root. Use su to invoke logcheck:");
      out.println("su -s /bin/bash -c \"logcheck " + String.join(" ", args) + "\" logcheck");
      out.println("Or use sudo: sudo -u logcheck logcheck " + String.join(" ", args) + ".");
      return 1;
    }
    Optional<MatcherChoice> choice = MatcherChoice.of(matcher);
    if (choice.isEmpty()) {
      err.println("logcheck: LOGKEEP_MATCHER is none of auto, native, java: " + matcher);
      return 1;
    }
    RuleCompiler compiler = compilers.apply(choice.get());
    int status = check(config, options, compiler, new Console(out, err));
    compiler.finish();
    return status;
  }

  /** Standard output is logcheck's to the letter, for programs that read it. */
  private static int usage(PrintStream out, PrintStream err, int status) {
    out.print(USAGE);
    out.flush();
    err.println("logcheck --help tells of Logkeep's own options as well");
    return status;
  }

  private int check(String config, List<Option> options, RuleCompiler compiler, Console console) {
    Variables variables = Variables.defaults();
    CheckException unreadable;
    try {
      variables = variables.with(DiskPath.path(config), console.out());
      variables = apply(options, variables);
      if (live) {
        return new LiveRun(settings(variables), compiler, console, clock, zone, every, linger)
            .run();
      }
      return logcheck(variables, compiler, console).run();
    } catch (CheckException e) {
      unreadable = e;
    }
    apply(options, variables);
    return logcheck(variables, compiler, console).fail(String.valueOf(unreadable.getMessage()));
  }

  private LogcheckRun logcheck(Variables variables, RuleCompiler compiler, Console console) {
    return new LogcheckRun(
        settings(variables), compiler, console, clock, zone, new RealDisk(new Sys()));
  }

  private boolean word(String name, String value) {
    switch (name) {
      case "strict-compat" -> strict = value.isEmpty();
      case "fold" -> fold = value.isEmpty();
      case "html" -> html = value.isEmpty();
      case "live" -> live = value.isEmpty();
      case "every", "linger" -> {
        if (!value.matches("[0-9]{1,6}")) {
          return false;
        }
        Duration time = Duration.ofSeconds(Long.parseLong(value));
        every = name.equals("every") ? time : every;
        linger = name.equals("linger") ? time : linger;
        return true;
      }
      case "matcher" -> {
        matcher = value;
        return MatcherChoice.of(value).isPresent();
      }
      case "format" -> {
        format = value;
        return value.equals("json") || value.equals("text");
      }
      default -> {
        return false;
      }
    }
    return value.isEmpty();
  }

  private Variables apply(List<Option> options, Variables from) {
    Variables v = from;
    for (Option option : options) {
      if (option instanceof Option.Flag(char name)) {
        v =
            switch (name) {
              case 'p' -> v.with("REPORTLEVEL", "paranoid");
              case 's' -> v.with("REPORTLEVEL", "server");
              case 'w' -> v.with("REPORTLEVEL", "workstation");
              case 'u' -> v.with("SYSLOGSUMMARY", "1");
              default -> v;
            };
        toOutput |= name == 'o';
        reboot |= name == 'R';
        testMode |= name == 't';
      } else if (option instanceof Option.Valued(char name, String value)) {
        v =
            switch (name) {
              case 'L' -> v.with("LOGFILES_LIST", value);
              case 'D' -> v.with("LOGFILES_LIST_D", value);
              case 'm' -> v.with("SENDMAILTO", value);
              case 'r' -> v.with("RULEDIR", value);
              case 'S' -> v.with("STATEDIR", value);
              default -> v;
            };
        hostName = name == 'H' ? value : hostName;
        onlyLog = name == 'l' ? Optional.of(value) : onlyLog;
      }
    }
    return v;
  }

  private CheckSettings settings(Variables variables) {
    return new CheckSettings(
        variables,
        environment,
        onlyLog,
        toOutput,
        testMode,
        keepFolder,
        reboot,
        hostName,
        strict,
        fold,
        format,
        html,
        debug);
  }
}

package org.logkeep.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.logkeep.cli.check.CheckCommands;
import org.logkeep.cli.classic.ClassicDaemons;
import org.logkeep.cli.classic.ContainerSigns;
import org.logkeep.cli.classic.MetalogCommand;
import org.logkeep.cli.classic.SyslogdCommand;
import org.logkeep.cli.convert.ConvertCommand;
import org.logkeep.cli.daemon.CheckCommand;
import org.logkeep.cli.daemon.CtlCommand;
import org.logkeep.cli.daemon.RunCommand;
import org.logkeep.cli.daemon.WarmUpCommand;
import org.logkeep.cli.explain.ExplainCommand;
import org.logkeep.cli.loggen.LoggenCommand;
import org.logkeep.cli.logger.LoggerCommand;
import org.logkeep.cli.syslogng.SyslogNgCommand;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.linux.Sys;

/** All commands by name: the one place where a new one is registered. */
final class Commands {
  /**
   * A command as the table knows it.
   *
   * @param summary what it does, in a few words; empty for those that the overview does not show
   * @param maker makes it when it is asked for, so that a start loads only what it needs
   */
  record Entry(String summary, Supplier<Command> maker) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  Commands() {
    FileConfigReader reader = new FileConfigReader();
    add("run", "run the logger in the foreground", RunCommand::new);
    add("check", "check a configuration and explain what is wrong", CheckCommand::new);
    add("explain", "show where a message goes, why, and in which bytes", ExplainCommand::new);
    add("convert", "say a configuration in another language", ConvertCommand::new);
    add("ctl", "ask a running daemon: stats, ledger, reload, stop", CtlCommand::new);
    add("help", "show this overview", () -> new HelpCommand(this));
    add("version", "show the version", VersionCommand::new);
    add("rules", "lint rules for logs, suggest new ones", CheckCommands::rules);
    add("patterns", "list the patterns behind the lines of logs", CheckCommands::patterns);
    add("warm-up", "", () -> new WarmUpCommand(new SyslogNgCommand()));
    add("syslog-ng", "", SyslogNgCommand::new);
    add("check-logs", "report what is new and unusual in logs", CheckCommands::logcheck);
    add("logcheck", "", CheckCommands::logcheck);
    add("logtail", "", CheckCommands::logtail);
    add("logtail2", "", CheckCommands::logtail2);
    add("logger", "send a message", () -> new LoggerCommand(new Sys(), local(), System.getenv()));
    add("loggen", "make load", () -> new LoggenCommand(new Sys(), local()));
    add(
        "syslogd",
        "",
        () ->
            new SyslogdCommand(
                reader,
                new ContainerSigns(System.getenv(), Path.of("/")),
                new ClassicDaemons(reader)));
    add("metalog", "", () -> new MetalogCommand(reader, new ClassicDaemons(reader)));
  }

  private static Clock local() {
    return Clock.system(ZoneId.systemDefault());
  }

  private void add(String name, String summary, Supplier<Command> maker) {
    entries.put(name, new Entry(summary, maker));
  }

  Optional<Command> find(String name) {
    return Optional.ofNullable(entries.get(name)).map(entry -> entry.maker().get());
  }

  Map<String, Entry> all() {
    return Map.copyOf(entries);
  }

  Iterable<Map.Entry<String, Entry>> inOrder() {
    return entries.entrySet();
  }
}

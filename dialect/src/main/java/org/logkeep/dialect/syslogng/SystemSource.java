package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.READER;
import static org.logkeep.dialect.syslogng.OptionGroups.SOURCE;
import static org.logkeep.dialect.syslogng.OptionGroups.STATELESS;
import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.util.ArrayList;
import java.util.List;
import org.logkeep.dialect.ConfigReader;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;

/** {@code system()}: what it stands for on Linux, {@code /dev/log} and the kernel, or journald. */
final class SystemSource implements SourceDriver {
  private static final Driver DRIVER =
      Driver.of(
          "system",
          "unix-dgram",
          Positional.NONE,
          SOURCE,
          STATELESS,
          READER,
          List.of(
              handled(
                  "exclude-kmsg", ValueKind.YESNO, "whether the kernel's messages are left out")));

  private static final SourceDriver JOURNAL = new JournalSource();

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public List<Use> read(Given given, SourceOptions shared) {
    boolean journal =
        shared.binding().reader().kind("/run/systemd/system") == ConfigReader.Kind.DIRECTORY;
    if (journal) {
      shared
          .binding()
          .add(
              DiagnosticCode.OPTION_WITHOUT_EFFECT
                  .at(
                      Level.HINT,
                      given.span(),
                      "on this machine journald owns /dev/log",
                      "reads what journald forwards")
                  .withHelp("set ForwardToSyslog=yes in journald.conf"));
      return JOURNAL.read(given, shared);
    }
    Options log =
        shared
            .wellKnown("/dev/log", given)
            .with("pid-from-credentials", true, given.span())
            .with("receive-buffer", 8192L, given.span());
    List<Use> uses =
        new ArrayList<>(
            List.of(SourceOptions.use("unix-dgram", shared.datagrams(log, given), given)));
    if (!given.flag("exclude-kmsg", false)) {
      Options kernel =
          shared
              .reader(given, false, "kernel")
              .with("device", "auto", given.span())
              .with("program-override", "kernel", given.span())
              .with("default-facility", 0L, given.span())
              .with("keep-stamp", true, given.span());
      uses.add(SourceOptions.use("kernel", kernel, given));
    }
    return uses;
  }
}

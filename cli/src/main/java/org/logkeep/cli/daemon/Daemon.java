package org.logkeep.cli.daemon;

import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.logkeep.cli.Command;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.engine.Engine;
import org.logkeep.engine.EngineCompilers;
import org.logkeep.engine.EngineJournal;
import org.logkeep.engine.Identity;
import org.logkeep.engine.Reactor;
import org.logkeep.engine.StartException;
import org.logkeep.engine.TimeSource;
import org.logkeep.engine.control.ControlServer;
import org.logkeep.engine.destination.Destinations;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.format.FormatSettings;
import org.logkeep.engine.source.Sources;
import org.logkeep.linux.Capability;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.EventFd;
import org.logkeep.linux.PidFile;
import org.logkeep.linux.Privileges;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.ServiceNotifier;
import org.logkeep.linux.Signals;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UserDatabase;
import org.logkeep.record.Severity;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** Runs one daemon, from its command line to its end. */
public final class Daemon {
  private static final int CONFIGURATION_ERROR = 1;
  private static final int START_ERROR = 2;
  private static final int JOURNAL_CAPACITY = 10_000;
  private static final long STOP_NANOS = 5_000_000_000L;

  private final DaemonRequest request;
  private final Command.Streams streams;
  private final Sys sys = new Sys();
  private final RealDisk disk = new RealDisk(sys);
  private final TimeSource time = TimeSource.system();
  private final EngineJournal journal;
  private final Identity identity;
  private final Reactor reactor;
  private final Destinations destinations;
  private final Engine engine;
  private final ServiceNotifier service = new ServiceNotifier(sys, System.getenv());

  /** Makes a daemon that does nothing yet. */
  public Daemon(DaemonRequest request, Command.Streams streams) throws SysException {
    this.request = request;
    this.streams = streams;
    journal =
        new EngineJournal(
            time,
            JOURNAL_CAPACITY,
            request.manner().wording(),
            entry -> {
              if (entry.severity().code() <= Severity.WARNING.code()) {
                streams.err().println(request.name() + ": " + entry.text());
              }
            });
    identity = new HostIdentity(sys, disk, request.stateDirectory()).read(time.micros());
    reactor = new Reactor(sys, time);
    destinations = new Destinations(time::nanos);
    PlanSettings settings =
        new PlanSettings(
            new FormatSettings(
                ZoneId.systemDefault(),
                name -> Optional.ofNullable(System.getenv(name)),
                RandomGenerator.getDefault()),
            path -> Files.readAllBytes(java.nio.file.Path.of(path)));
    engine =
        new Engine(
            new Engine.Parts(
                sys,
                disk,
                reactor,
                time,
                journal,
                identity,
                request.stateDirectory(),
                Sources.all(),
                destinations.byName(),
                topology -> new EngineCompilers(settings, identity)));
  }

  /** Runs until a signal or a request ends it; gives the exit code. */
  public int run() {
    Optional<Compiled> compiled = compile();
    if (compiled.isEmpty()) {
      return CONFIGURATION_ERROR;
    }
    show(compiled.get().diagnostics());
    if (compiled.get().topology().isEmpty()) {
      return CONFIGURATION_ERROR;
    }
    try {
      engine.apply(compiled.get().topology().get());
    } catch (StartException e) {
      show(List.of(e.diagnostic()));
      return START_ERROR;
    }
    request.manner().started(journal);
    Optional<ControlServer> control = Optional.empty();
    try {
      watchSignals();
      if (request.controlSocket().isPresent()) {
        control = Optional.of(control(request.controlSocket().get()));
      }
      if (request.user().isPresent()) {
        become(request.user().get());
      }
      if (request.pidFile().isPresent()) {
        new PidFile(sys, disk, request.pidFile().get()).write();
      }
    } catch (SysException | DiskException e) {
      streams.err().println(request.name() + ": " + e.getMessage());
      engine.stop(0);
      return START_ERROR;
    }
    request.greeting().ifPresent(streams.out()::println);
    service.tell("READY=1");
    reactor.run();
    control.ifPresent(ControlServer::close);
    removePidFile();
    return 0;
  }

  private Optional<Compiled> compile() {
    Optional<SourceText> text = request.configuration().read();
    if (text.isEmpty()) {
      streams.err().println(request.name() + ": the configuration cannot be read");
      return Optional.empty();
    }
    return Optional.of(request.frontEnd().compile(new FileConfigReader(), text.get()));
  }

  private void show(List<Diagnostic> diagnostics) {
    DiagnosticPrinter printer = DiagnosticPrinter.plain();
    diagnostics.stream()
        .filter(d -> d.level() != Diagnostic.Level.HINT)
        .forEach(d -> streams.err().print(printer.print(d)));
  }

  private ControlServer control(String path) throws SysException {
    ControlServer server =
        new ControlServer(
            sys,
            reactor,
            path,
            new DaemonControl(engine, this::reload, () -> stop(Optional.empty())).commands());
    server.open();
    return server;
  }

  private void watchSignals() throws SysException {
    EventFd caught = new EventFd(sys);
    Signals signals = new Signals(caught);
    for (Signals.Kind kind : Signals.Kind.values()) {
      boolean _ = signals.capture(kind);
    }
    reactor.watch(
        caught.fd(),
        Epoll.IN,
        events -> {
          caught.drain();
          signals.take().forEach(this::handle);
        });
  }

  private void handle(Signals.Kind signal) {
    switch (request.manner().reactionTo(signal)) {
      case RELOAD -> {
        request.manner().reloads(journal);
        boolean _ = reload().isEmpty();
      }
      case REOPEN -> engine.reopen();
      case ROTATE -> destinations.rotate();
      case STOP -> stop(Optional.of(signal));
      case IGNORE -> {}
    }
  }

  /** Reads the configuration again; empty if it runs now, else why the old one goes on. */
  private Optional<String> reload() {
    service.tell("RELOADING=1");
    Optional<String> problem = tryReload();
    problem.ifPresent(text -> journal.say(Severity.ERR, text));
    service.tell("READY=1");
    return problem;
  }

  private Optional<String> tryReload() {
    Optional<Compiled> compiled = compile();
    if (compiled.isEmpty() || compiled.get().topology().isEmpty()) {
      compiled.ifPresent(c -> show(c.diagnostics()));
      return Optional.of(
          "Syntax error parsing configuration file, previous config remained intact");
    }
    request.manner().understood(journal, compiled.get().diagnostics());
    try {
      Engine.Changes changes = engine.apply(compiled.get().topology().get());
      engine.reopen();
      request.manner().reloaded(journal, changes);
      if (request.manner().touchesPidFile()) {
        touchPidFile();
      }
      return Optional.empty();
    } catch (StartException e) {
      show(List.of(e.diagnostic()));
      return Optional.of("Error initializing new configuration, reverting to old config");
    }
  }

  private void stop(Optional<Signals.Kind> signal) {
    service.tell("STOPPING=1");
    request.manner().ends(journal, signal);
    engine.stop(STOP_NANOS);
    reactor.stop();
  }

  private void become(String user) throws SysException {
    UserDatabase.User found =
        new UserDatabase(sys)
            .user(user)
            .orElseThrow(() -> new SysException("user " + user, org.logkeep.linux.Errno.ENOENT));
    new Privileges(sys).become(found, Set.<Capability>of());
  }

  private void touchPidFile() {
    if (request.pidFile().isPresent()) {
      try {
        new PidFile(sys, disk, request.pidFile().get()).write();
      } catch (DiskException e) {
        journal.say(Severity.ERR, String.valueOf(e.getMessage()));
      }
    }
  }

  private void removePidFile() {
    request
        .pidFile()
        .ifPresent(path -> {
          try {
            new PidFile(sys, disk, path).remove();
          } catch (DiskException e) {
            streams.err().println(request.name() + ": " + e.getMessage());
          }
        });
  }
}

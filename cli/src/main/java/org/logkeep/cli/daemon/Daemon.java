package org.logkeep.cli.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.logkeep.cli.Command;
import org.logkeep.dialect.Compiled;
import org.logkeep.dialect.FileConfigReader;
import org.logkeep.engine.Changes;
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
import org.logkeep.linux.ActivatedSocket;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Epoll;
import org.logkeep.linux.EventFd;
import org.logkeep.linux.PidFile;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.ServiceNotifier;
import org.logkeep.linux.Signals;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.record.Severity;
import org.logkeep.topology.Topology;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticPrinter;
import org.logkeep.topology.diagnostic.SourceText;

/** Runs one daemon, from its command line to its end. */
public final class Daemon {
  private static final int CONFIGURATION_ERROR = 1;
  private static final int JOURNAL_CAPACITY = 10_000;
  private static final int STACK_SHOWN = 12;
  private static final int START_TURNS = 100;
  private static final long START_NANOS = 50_000_000L;
  private static final long STOP_NANOS = 5_000_000_000L;

  private final DaemonRequest request;
  private final Command.Streams streams;
  private final Starter starter;
  private final Sys sys = new Sys();
  private final RealDisk disk = new RealDisk(sys);
  private final TimeSource time = TimeSource.system();
  private final EngineJournal journal;
  private final Optional<Compiled> first;
  private final Identity identity;
  private final Reactor reactor;
  private final Destinations destinations;
  private final Engine engine;
  private Optional<ControlServer> control = Optional.empty();
  private final ServiceNotifier service = new ServiceNotifier(sys, System.getenv());

  /** Tells whoever started the daemon that it is ready. */
  @FunctionalInterface
  private interface Starter {
    void ready() throws SysException;
  }

  /**
   * Runs a daemon until a signal or a request ends it, or starts it in the background.
   *
   * @return the exit code; 0 from the background when the daemon is ready
   * @throws SysException if the system refuses what every daemon needs
   * @throws IOException if no second process can be started
   */
  public static int start(DaemonRequest request, Command.Streams streams)
      throws SysException, IOException {
    if (!request.background()) {
      return new Daemon(request, streams, () -> {}).run();
    }
    Background background = new Background(new Sys());
    if (!background.isSecond()) {
      return background.start(streams);
    }
    background.leaveSession();
    return new Daemon(request, streams, background::ready).run();
  }

  private Daemon(DaemonRequest request, Command.Streams streams, Starter starter)
      throws SysException {
    sys.linkBeside();
    this.request = request;
    this.starter = starter;
    this.streams = streams;
    journal =
        new EngineJournal(
            time,
            JOURNAL_CAPACITY,
            request.manners().wording(),
            entry -> {
              if (entry.severity().code() <= Severity.WARNING.code()) {
                streams.err().println(request.name() + ": " + entry.text());
              }
            });
    // The two that need no call of the system, before the first that does.
    ZoneId zone = ZoneId.systemDefault();
    first = compile();
    identity = new HostIdentity(sys, disk, request.stateDirectory()).read(time.micros());
    sys.adopt(ActivatedSocket.take(sys, System.getenv()));
    reactor = new Reactor(sys, time);
    reactor.onFault(this::tellFault);
    PlanSettings settings =
        new PlanSettings(
            new FormatSettings(
                zone, name -> Optional.ofNullable(System.getenv(name)), new SplittableRandom()),
            path -> Files.readAllBytes(Path.of(path)));
    destinations = new Destinations(time::nanos);
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
                topology -> new EngineCompilers(settings.of(topology), identity)));
  }

  private int run() {
    Optional<Compiled> compiled = first;
    if (compiled.isEmpty()) {
      return CONFIGURATION_ERROR;
    }
    show(compiled.get().diagnostics());
    if (compiled.get().topology().isEmpty()) {
      return CONFIGURATION_ERROR;
    }
    Topology topology = compiled.get().topology().get();
    try {
      engine.apply(topology, () -> onceBound(topology));
    } catch (StartException e) {
      show(List.of(e.diagnostic()));
      return request.manners().failedStartCode();
    } catch (StartFailure e) {
      return failed(e.getMessage());
    }
    destinations.buffering(request.manners().gathersFromStart());
    say(request.manners().started());
    getReady();
    try {
      if (request.runAs().user().isEmpty()) {
        writePidFile();
      }
      request.greeting().ifPresent(streams.out()::println);
      starter.ready();
    } catch (SysException | DiskException e) {
      return failed(String.valueOf(e.getMessage()));
    }
    service.tell("READY=1\nMAINPID=" + sys.process().pid());
    service.watchdogMicros().ifPresent(this::feedWatchdog);
    reactor.run();
    control.ifPresent(ControlServer::close);
    removePidFile();
    return request.manners().exitCode();
  }

  /**
   * Files what the start had to say, and runs once what a record will run, before anybody is told
   * that the daemon is ready: whoever waits for that sends at once, and looks for the record then.
   */
  private void getReady() {
    reactor.settle(START_TURNS);
    engine.rehearse();
    engine.writeOut(START_NANOS);
  }

  private void say(List<Manners.Line> lines) {
    lines.forEach(line -> journal.say(line.severity(), line.text()));
  }

  /** What still needs the privileges of the start, and then their end. */
  private void onceBound(Topology topology) {
    try {
      watchSignals();
      if (request.controlSocket().isPresent()) {
        control = Optional.of(control(request.controlSocket().get()));
      }
      if (request.runAs().user().isPresent()) {
        writePidFile();
      }
      List<String> own = new ArrayList<>(List.of(request.stateDirectory().toString()));
      request.controlSocket().ifPresent(own::add);
      request.pidFile().ifPresent(own::add);
      request.runAs().become(sys, disk, topology, own);
    } catch (SysException | DiskException e) {
      throw new StartFailure(e);
    }
  }

  private int failed(@Nullable String why) {
    streams.err().println(request.name() + ": " + why);
    engine.stop(0);
    control.ifPresent(ControlServer::close);
    removePidFile();
    return request.manners().failedStartCode();
  }

  /** Something other than the configuration is in the way of a start. */
  private static final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailure(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** An error of the program itself must not end it, but must not go unnoticed either. */
  private void tellFault(RuntimeException fault) {
    StackTraceElement[] stack = fault.getStackTrace();
    journal.trouble(
        "fault " + (stack.length == 0 ? fault : stack[0]),
        Severity.CRIT,
        "internal error, please report it: "
            + fault
            + " at "
            + Arrays.stream(stack)
                .limit(STACK_SHOWN)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ")));
  }

  private void feedWatchdog(long micros) {
    service.tell("WATCHDOG=1");
    reactor.after(micros * 1_000 / 2, () -> feedWatchdog(micros));
  }

  private void writePidFile() throws DiskException {
    if (request.pidFile().isPresent()) {
      new PidFile(sys, disk, request.pidFile().get()).write();
    }
  }

  private Optional<Compiled> compile() {
    Optional<SourceText> text = request.configuration().read();
    if (text.isEmpty()) {
      streams.err().println(request.name() + ": cannot read " + request.configuration().name());
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
    Signals signals = new Signals(sys, caught);
    for (Signals.Kind kind :
        Set.of(
            Signals.Kind.HUP,
            Signals.Kind.TERM,
            Signals.Kind.INT,
            Signals.Kind.QUIT,
            Signals.Kind.USR1,
            Signals.Kind.USR2)) {
      signals.capture(kind);
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
    say(request.manners().caught(signal));
    switch (request.manners().action(signal)) {
      case RELOAD -> {
        Optional<String> _ = reload();
      }
      case REOPEN -> engine.reopen();
      case ROTATE -> destinations.rotate();
      case WRITE_THROUGH -> {
        destinations.buffering(false);
        engine.writeOut(0);
      }
      case GATHER -> destinations.buffering(true);
      case STOP -> stop(Optional.of(signal));
      case NOTHING -> {}
    }
  }

  /** Reads the configuration again; empty if it runs now, else why the old one goes on. */
  private Optional<String> reload() {
    service.tell("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1_000);
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
    say(request.manners().understood(compiled.get().diagnostics()));
    journal.settle();
    try {
      Changes changes = engine.applyAnew(compiled.get().topology().get());
      say(request.manners().reloaded(changes));
      if (request.manners().touchesPidFile()) {
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
    say(request.manners().stopping(signal));
    engine.stop(STOP_NANOS);
    reactor.stop();
  }

  private void touchPidFile() {
    try {
      writePidFile();
    } catch (DiskException e) {
      journal.say(Severity.ERR, String.valueOf(e.getMessage()));
    }
  }

  private void removePidFile() {
    request
        .pidFile()
        .ifPresent(path -> {
          try {
            new PidFile(sys, disk, path).remove();
          } catch (DiskException e) {
            if (request.runAs().user().isEmpty()) {
              // Who became another user may not remove what root wrote into root's directory.
              streams.err().println(request.name() + ": " + e.getMessage());
            }
          }
        });
  }
}

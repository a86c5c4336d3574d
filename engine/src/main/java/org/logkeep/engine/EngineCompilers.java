package org.logkeep.engine;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.logkeep.engine.destination.DestinationComponent;
import org.logkeep.engine.filter.PlanCompiler;
import org.logkeep.engine.filter.PlanSettings;
import org.logkeep.engine.filter.Predicate;
import org.logkeep.engine.filter.Rewriter;
import org.logkeep.engine.route.RouteObserver;
import org.logkeep.engine.route.RouterCompiler;
import org.logkeep.engine.source.SourceOptions;
import org.logkeep.record.parse.MessageParser;
import org.logkeep.record.parse.ParserDefaults;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;
import org.logkeep.topology.option.Options;

/**
 * Compiles the parts of one topology with the engine's own macros, functions, filters and rewrites.
 */
public final class EngineCompilers implements Compilers, RouterCompiler.Parts {
  /** Sources whose records come from other machines; those of all others are local. */
  private static final Set<String> REMOTE = Set.of("udp", "tcp");

  private final PlanCompiler plan;
  private final Diagnostics diagnostics = new Diagnostics();
  private final PlanSettings settings;
  private final Identity identity;
  private final Optional<RouteObserver> observer;

  /** Makes compilers for one topology. */
  public EngineCompilers(PlanSettings settings, Identity identity) {
    this(settings, identity, Optional.empty());
  }

  /** Makes compilers for one topology whose records are watched on their ways. */
  public EngineCompilers(
      PlanSettings settings, Identity identity, Optional<RouteObserver> observer) {
    this.settings = settings;
    this.identity = identity;
    this.observer = observer;
    plan = new PlanCompiler(settings, diagnostics);
  }

  @Override
  public DestinationComponent.Templates templates() {
    return plan::formatter;
  }

  @Override
  public RouterCompiler.Parts parts() {
    return this;
  }

  @Override
  public Predicate predicate(Condition condition) {
    return plan.predicate(condition);
  }

  @Override
  public Rewriter rewriter(Use rewrite) {
    return plan.rewriter(rewrite);
  }

  @Override
  public Optional<RouteObserver> observer() {
    return observer;
  }

  @Override
  public Rewriter parser(Use parser) {
    throw new StartException(
        Diagnostic.error(
            "LK0910", parser.span(), "the parser " + parser.name() + " is not supported yet", ""));
  }

  @Override
  public Feed.HeaderReader headerReader(Use source) {
    Options options = source.options();
    int priority =
        Math.toIntExact(
            options.get(SourceOptions.DEFAULT_FACILITY) * 8
                + options.get(SourceOptions.DEFAULT_SEVERITY));
    MessageParser parser =
        new MessageParser(
            options.get(SourceOptions.PROFILE),
            new ParserDefaults(
                priority,
                zone(source).getRules(),
                !REMOTE.contains(source.name()),
                options.get(SourceOptions.REPORTER),
                Long.toString(identity.processId())));
    return parser::parse;
  }

  private ZoneId zone(Use source) {
    String name = source.options().find(SourceOptions.TIME_ZONE).orElse("");
    try {
      return name.isEmpty() ? settings.format().localZone() : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new StartException(
          Diagnostic.error(
              "LK0911",
              source.options().span(SourceOptions.TIME_ZONE),
              "there is no time zone '" + name + "'",
              "unknown"));
    }
  }

  @Override
  public void finish() {
    plan.finish();
    for (Diagnostic diagnostic : diagnostics.all()) {
      if (diagnostic.level() == Diagnostic.Level.ERROR) {
        throw new StartException(diagnostic);
      }
    }
  }
}

package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.option.Options;

/** {@code usertty()}: the terminals of users. */
final class UserttyDestination implements DestinationDriver {
  private static final Driver DRIVER =
      Driver.of(
          "usertty",
          "users",
          Positional.one("the name of a user, or *"),
          DESTINATION,
          List.of(handled("time-reopen", ValueKind.SECONDS, "option `reopen-after`")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Token user = given.positionals().getFirst();
    Options options =
        given
            .options()
            .with("names", List.of(user.text()), user.span())
            .with(
                "template",
                StampStyle.of(shared.all(given), shared.binding()).apply(Defaults.TERMINAL),
                given.span());
    return Optional.of(DestinationOptions.use("users", options, given));
  }
}

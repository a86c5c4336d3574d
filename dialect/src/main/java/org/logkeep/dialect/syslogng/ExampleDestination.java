package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionGroups.DESTINATION;
import static org.logkeep.dialect.syslogng.OptionRule.handled;

import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.syslogng.Driver.Positional;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** {@code example-destination()}: a file, written as the example of the real program does. */
final class ExampleDestination implements DestinationDriver {
  private static final Driver DRIVER =
      Driver.of(
          "example-destination",
          "file",
          Positional.NONE,
          DESTINATION,
          List.of(
              handled("filename", ValueKind.TEXT, "option `path`"),
              handled("template", ValueKind.TEMPLATE, "option `template`")));

  @Override
  public Driver driver() {
    return DRIVER;
  }

  @Override
  public Optional<Use> read(Given given, DestinationOptions shared) {
    Optional<String> name = given.text("filename");
    if (name.isEmpty()) {
      shared
          .binding()
          .error(
              DiagnosticCode.VALUE_MISSING,
              given.span(),
              "example-destination() needs filename()",
              "");
      return Optional.empty();
    }
    Options options =
        shared
            .writer(given, Defaults.message(), Optional.empty(), "none")
            .with("path", Template.literal(name.get()), given.span("filename"));
    return Optional.of(DestinationOptions.use("file", options, given));
  }
}

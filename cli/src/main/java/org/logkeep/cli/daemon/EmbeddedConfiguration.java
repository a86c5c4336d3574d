package org.logkeep.cli.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;

/** The configuration for a first start without root: the handbook's files below one directory. */
record EmbeddedConfiguration(Path directory) implements DaemonRequest.Configuration {
  @Override
  public String name() {
    return "the built-in configuration";
  }

  @Override
  public Optional<SourceText> read() {
    try (InputStream in = EmbeddedConfiguration.class.getResourceAsStream("default.conf")) {
      if (in == null) {
        return Optional.empty();
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(
          SourceText.of(
              "(built-in default.conf)", text.replace("@DIRECTORY@", directory.toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the daemon prints once it runs on these defaults. */
  static String greeting(Path directory) {
    return """
    Logkeep is running.
      listens   127.0.0.1:5514 (UDP and TCP), %1$s/log.sock
      writes    %1$s/log/  (auth.log, syslog, mail.*, kern.log, messages, debug, ...)
      try       logger -n 127.0.0.1 -P 5514 -d -p mail.info -t test 'hello'  &&  tail %1$s/log/mail.log
      stop      Ctrl-C, or: logkeep ctl --socket %1$s/logkeep.ctl stop\
    """
        .formatted(directory);
  }
}

package org.logkeep.cli.daemon;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.logkeep.dialect.FrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdFrontEnd;
import org.logkeep.dialect.sysklogd.SysklogdSwitches;
import org.logkeep.topology.diagnostic.SourceText;

/**
 * The configuration languages, and how to tell which one a file is written in: the one place to
 * register a language.
 */
public final class FrontEnds {
  private final Map<String, Supplier<FrontEnd>> byName = new LinkedHashMap<>();

  /** Makes the table. */
  public FrontEnds() {
    byName.put("sysklogd", () -> new SysklogdFrontEnd(SysklogdSwitches.DEFAULT));
  }

  /** The names that {@code --dialect} takes. */
  public Iterable<String> names() {
    return byName.keySet();
  }

  /** The front-end of this name. */
  public Optional<FrontEnd> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(Supplier::get);
  }

  /** The language that a file seems to be written in: its name tells, else its content. */
  public String guess(SourceText text) {
    String name = text.name().substring(text.name().lastIndexOf('/') + 1);
    if (name.startsWith("syslog-ng")) {
      return "syslog-ng";
    }
    if (name.startsWith("metalog")) {
      return "metalog";
    }
    if (name.startsWith("syslog.conf") || name.startsWith("rsyslog")) {
      return "sysklogd";
    }
    for (int line = 1; line <= text.lines(); line++) {
      String content = text.lineText(line).strip();
      if (content.startsWith("@version")
          || content.matches("(source|destination|filter|log|options)\\b.*\\{.*")) {
        return "syslog-ng";
      }
      if (content.matches("[^#=]+:")
          || content.matches("(logdir|maxsize|minimum|facility|program)\\s*=.*")) {
        return "metalog";
      }
    }
    return "sysklogd";
  }
}

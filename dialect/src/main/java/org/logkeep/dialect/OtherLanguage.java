package org.logkeep.dialect;

import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.DiagnosticCode;
import org.logkeep.topology.diagnostic.Diagnostics;

/**
 * Recognises lines of another logger's configuration among those that cannot be understood, and
 * says so once for each language.
 */
public final class OtherLanguage {
  private enum Language {
    RSYSLOG(
        "rsyslog",
        "(\\$[A-Z]\\w+\\s.*|&\\s*\\S.*|(if|module|input|action|template|ruleset|global|include"
            + "|main_queue|lookup_table)\\s*\\(.*|if\\s+.*\\bthen\\b.*|~|stop|:omusrmsg:.*"
            + "|\\^/.*|\\?\\w+.*|action\\(.*)"),
    SYSLOG_NG(
        "syslog-ng",
        "(@(version|include|define|module)\\b.*"
            + "|(source|destination|filter|log|options|template|rewrite|parser)\\b[^=]*\\{.*)"),
    METALOG("metalog", "((maxsize|maxtime|maxfiles|facility|logdir|regex|minimum|program)\\s*=.*)"),
    SYSKLOGD("syslogd", "([a-z0-9*,]+\\.[!=]*[a-z0-9*]+(;\\S*)?\\s+[-/@|*].*)");

    private final String label;
    private final Pattern line;

    Language(String label, String line) {
      this.label = label;
      this.line = Pattern.compile(line, Pattern.DOTALL);
    }
  }

  private final Language own;
  private final Diagnostics diagnostics;
  private final EnumSet<Language> told = EnumSet.noneOf(Language.class);

  private OtherLanguage(Language own, Diagnostics diagnostics) {
    this.own = own;
    this.diagnostics = diagnostics;
  }

  /** For lines of a {@code syslog.conf}. */
  public static OtherLanguage thanSyslogConf(Diagnostics diagnostics) {
    return new OtherLanguage(Language.SYSKLOGD, diagnostics);
  }

  /** For lines of a {@code syslog.conf} that is read as rsyslog reads it. */
  public static OtherLanguage thanRsyslogConf(Diagnostics diagnostics) {
    OtherLanguage others = thanSyslogConf(diagnostics);
    others.told.add(Language.RSYSLOG);
    return others;
  }

  /** For lines of a {@code metalog.conf}. */
  public static OtherLanguage thanMetalogConf(Diagnostics diagnostics) {
    return new OtherLanguage(Language.METALOG, diagnostics);
  }

  /** Looks at a line, or at the rest of one, that was not understood. */
  public void look(LineText line) {
    Optional<Language> other = Optional.empty();
    for (Language language : Language.values()) {
      if (other.isEmpty() && language != own && language.line.matcher(line.text()).matches()) {
        other = Optional.of(language);
      }
    }
    other
        .filter(told::add)
        .ifPresent(language -> {
          Diagnostic hint =
              Diagnostic.hint(
                  DiagnosticCode.OTHER_LANGUAGE.code(),
                  line.span(),
                  "this looks like the language of " + language.label,
                  "");
          diagnostics.add(
              language == Language.RSYSLOG
                  ? hint.withHelp("syslogd --reading rsyslog reads the classic part of it")
                  : hint.withHelp("logkeep check --dialect " + language.label + " reads it"));
        });
  }
}

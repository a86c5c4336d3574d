package org.logkeep.dialect.syslogng;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.logkeep.dialect.DialectOptions;

/** The values of references in backticks. */
final class Variables {
  private final Map<String, String> defined = new HashMap<>();
  private final Map<String, String> environment;

  Variables(DialectOptions options) {
    environment = options.environment();
    String include = String.join(":", options.includePath());
    defined.put("syslog-ng-root", "/usr");
    defined.put("syslog-ng-data", "/usr/share/syslog-ng");
    defined.put("syslog-ng-include", "/usr/share/syslog-ng/include");
    defined.put("syslog-ng-sysconfdir", "/etc/syslog-ng");
    defined.put("scl-root", "/usr/share/syslog-ng/include/scl");
    defined.put("module-path", "");
    defined.put("module-install-dir", "");
    defined.put("include-path", include);
    defined.put("autoload-compiled-modules", "1");
  }

  /** Gives a name a value from here on. */
  void define(String name, String value) {
    defined.put(name.replace('_', '-'), value);
  }

  /** Whether later definitions take the place of earlier ones of the same name. */
  boolean allowsDuplicates() {
    String value = defined.getOrDefault("allow-config-dups", "0");
    return !value.equals("0") && !value.isEmpty();
  }

  /** The value of a name: of the block's arguments, of definitions, of the environment. */
  Optional<String> find(String name, Map<String, String> scope) {
    String folded = name.replace('_', '-');
    String local = scope.get(folded);
    if (local != null) {
      return Optional.of(local);
    }
    String global = defined.get(folded);
    return global != null ? Optional.of(global) : Optional.ofNullable(environment.get(name));
  }
}

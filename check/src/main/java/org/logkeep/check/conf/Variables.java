package org.logkeep.check.conf;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.logkeep.check.CheckException;

/**
 * The variables that steer a check: built-in defaults, overwritten by the configuration file. Names
 * and defaults are logcheck's; the {@code SMTP_...} ones are ours and harmless to logcheck itself.
 */
public final class Variables {
  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  /** The defaults alone. */
  public static Variables defaults() {
    Map<String, String> v = new LinkedHashMap<>();
    v.put("REPORTLEVEL", "server");
    v.put("SENDMAILTO", "root");
    v.put("MAILASATTACH", "0");
    v.put("FQDN", "0");
    v.put("SORTUNIQ", "0");
    v.put("SUPPORT_CRACKING_IGNORE", "0");
    v.put("RULEDIR", "/etc/logcheck");
    v.put("SYSLOGSUMMARY", "0");
    v.put("SYSLOG_SUMMARY", "/usr/bin/syslog-summary");
    v.put("INTRO", "1");
    v.put("ATTACKSUBJECT", "Security Alerts");
    v.put("SECURITYSUBJECT", "Security Events");
    v.put("EVENTSSUBJECT", "System Events");
    v.put("ADDTAG", "no");
    v.put("MIMEENCODING", "");
    v.put("TMP", "/tmp");
    v.put("STATEDIR", "/var/lib/logcheck");
    v.put("LOGFILES_LIST", "/etc/logcheck/logcheck.logfiles");
    v.put("LOGFILES_LIST_D", "/etc/logcheck/logcheck.logfiles.d");
    v.put("LOGFILE", "");
    v.put("LOCKDIR", "/run/lock/logcheck");
    v.put("LOCKFILE", "");
    v.put("JOURNAL_DIRECTORY", "");
    v.put("SMTP_HOST", "");
    v.put("SMTP_PORT", "");
    v.put("SMTP_STARTTLS", "");
    v.put("SMTP_AUTH_FILE", "");
    v.put("SMTP_FROM", "");
    v.put("SMTP_CA_FILE", "");
    return new Variables(v);
  }

  /**
   * These variables with a configuration file read over them.
   *
   * @param out where a file that prints something prints it
   */
  public Variables with(Path file, PrintStream out) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      text = "$"; // not UTF-8: let the shell read it
    } catch (IOException e) {
      throw new CheckException("Config file " + file + " is unreadable or does not exist");
    }
    Map<String, String> merged = new HashMap<>(values);
    merged.putAll(
        PlainAssignments.read(text).orElseGet(() -> new ShellReader(out).read(file, values)));
    return new Variables(merged);
  }

  /** These variables with one changed. */
  public Variables with(String name, String value) {
    Map<String, String> changed = new HashMap<>(values);
    changed.put(name, value);
    return new Variables(changed);
  }

  /** The value of a variable that has no default; an empty one counts as a value. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** The value of a variable; empty when it is not set. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** True when the variable is the number 1. */
  public boolean isOne(String name) {
    return get(name).strip().equals("1");
  }
}

package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.SourceShare;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.record.parse.Rfc5424Rule;
import org.logkeep.topology.Input;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Says sources as drivers with their options. */
final class InputText {
  private static final long USUAL_LENGTH = 65536;

  private final Diagnostics unsaid;

  InputText(Diagnostics unsaid) {
    this.unsaid = unsaid;
  }

  /** The body of a source statement; empty if no driver of it can be said. */
  String of(Input input) {
    List<String> drivers = new ArrayList<>();
    boolean kernelFromOthers = false;
    for (Input.Reader reader : input.readers()) {
      Optional<String> driver = driver(reader.source());
      driver.ifPresent(drivers::add);
      kernelFromOthers |=
          driver.isPresent()
              && value(reader.source(), "profile") instanceof ParseProfile profile
              && profile.kernBecomesUser();
    }
    String body = String.join(" ", drivers);
    return kernelFromOthers && !drivers.isEmpty()
        ? "channel { source { "
            + body
            + " }; rewrite { set-facility(\"user\" condition(facility(kern))); }; };"
        : body;
  }

  private static Object value(Use use, String option) {
    return use.options().value(option).orElse("");
  }

  private Optional<String> driver(Use source) {
    for (String option : List.of("path", "address", "interface")) {
      if (!QuotedText.canHold(String.valueOf(value(source, option)))) {
        unsaid.warning(
            Flattener.UNSAID,
            source.span(),
            "cannot be said: a source with a NUL in its " + option,
            "left out");
        return Optional.empty();
      }
    }
    if (SourceShare.isKernel(source)) {
      return Optional.of("file(\"/proc/kmsg\" program-override(\"kernel\") flags(kernel));");
    }
    return switch (source.name()) {
      case "internal" -> Optional.of("internal();");
      case "unix-dgram", "unix-stream" -> {
        List<String> words = new ArrayList<>();
        words.add("\"" + QuotedText.escape(String.valueOf(value(source, "path"))) + "\"");
        if (value(source, "mode") instanceof Long mode) {
          words.add("perm(0" + Long.toOctalString(mode) + ")");
        }
        if (value(source, "credentials").equals(false)) {
          words.add("so-passcred(no)");
        }
        common(source, words);
        yield Optional.of(source.name() + "(" + String.join(" ", words) + ");");
      }
      case "udp", "tcp" -> network(source);
      default -> {
        unsaid.warning(
            Flattener.UNSAID,
            source.span(),
            "cannot be said: a source of the kind " + source.name(),
            "left out");
        yield Optional.empty();
      }
    };
  }

  private Optional<String> network(Use source) {
    for (String option : List.of("groups", "allowed-senders")) {
      if (value(source, option) instanceof List<?> list && !list.isEmpty()) {
        unsaid.warning(
            Flattener.UNSAID,
            source.span(),
            "cannot be said: " + (option.equals("groups") ? "multicast" : "who may send"),
            option.equals("groups") ? "the source is left out" : "all may");
        if (option.equals("groups")) {
          return Optional.empty();
        }
      }
    }
    List<String> words = new ArrayList<>();
    Object address = value(source, "address");
    if (!address.equals("")) {
      words.add("ip(\"" + address + "\")");
    }
    if (String.valueOf(address).contains(":") || value(source, "ip-version").equals(6L)) {
      words.add("ip-protocol(6)");
    }
    Object port = value(source, "port");
    words.add("port(" + (port.equals("") ? "514" : port) + ")");
    words.add("transport(\"" + source.name() + "\")");
    if (!value(source, "interface").equals("")) {
      words.add("interface(\"" + value(source, "interface") + "\")");
    }
    words.add("use-dns(" + (Boolean.FALSE.equals(value(source, "use-dns")) ? "no" : "yes") + ")");
    common(source, words);
    return Optional.of("network(" + String.join(" ", words) + ");");
  }

  private static void common(Use source, List<String> words) {
    words.add("keep-hostname(" + yes(value(source, "keep-host")) + ")");
    if (value(source, "keep-stamp").equals(false)) {
      words.add("keep-timestamp(no)");
    }
    if (value(source, "max-message") instanceof Long longest && longest != USUAL_LENGTH) {
      words.add("log-msg-size(" + longest + ")");
    }
    List<String> flags = new ArrayList<>();
    flags.add("dont-store-legacy-msghdr");
    if (value(source, "profile") instanceof ParseProfile profile
        && profile.rfc5424() != Rfc5424Rule.NEVER) {
      flags.add("syslog-protocol");
    }
    words.add("flags(" + String.join(", ", flags) + ")");
  }

  private static String yes(Object value) {
    return Boolean.TRUE.equals(value) ? "yes" : "no";
  }
}

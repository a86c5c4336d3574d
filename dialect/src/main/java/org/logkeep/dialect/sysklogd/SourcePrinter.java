package org.logkeep.dialect.sysklogd;

import java.util.List;
import java.util.Set;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.SourceShare;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostics;

/** Says sources as settings; most of them are no matter of the file but of the command line. */
final class SourcePrinter {
  private SourcePrinter() {}

  private static Object value(Use use, String option) {
    return use.options().value(option).orElse("");
  }

  static void print(Use source, Set<String> settings, Diagnostics unsaid) {
    if (SourceShare.isKernel(source) || source.name().equals("internal")) {
      return;
    }
    command(source, "keep-host", true, "the host name in a message is believed", "-H", unsaid);
    command(source, "keep-stamp", false, "all stamps are those of arrival", "-T", unsaid);
    command(source, "use-dns", false, "addresses of senders stay addresses", "-n", unsaid);
    switch (source.name()) {
      case "udp" -> listen(source, settings, unsaid);
      case "unix-dgram", "unix-stream" -> {
        if (!"/dev/log".equals(value(source, "path"))) {
          unsaid.hint(
              Flattener.UNSAID,
              source.span(),
              "the path of a local socket is a matter of the command line",
              "start syslogd with -p " + value(source, "path"));
        }
      }
      default ->
          unsaid.warning(
              Flattener.UNSAID,
              source.span(),
              "cannot be said: a source of the kind " + source.name(),
              "left out");
    }
  }

  /** What is said by a flag of the program, not in its file. */
  private static void command(
      Use source, String option, boolean when, String what, String flag, Diagnostics unsaid) {
    String help = "start syslogd with " + flag;
    boolean said =
        unsaid.all().stream()
            .anyMatch(d -> d.labels().stream().anyMatch(l -> l.text().equals(help)));
    if (value(source, option).equals(when) && !said) {
      unsaid.hint(Flattener.UNSAID, source.span(), what + ": a matter of the command line", help);
    }
  }

  private static void listen(Use source, Set<String> settings, Diagnostics unsaid) {
    if (value(source, "allowed-senders") instanceof List<?> peers && !peers.isEmpty()) {
      unsaid.hint(
          Flattener.UNSAID,
          source.span(),
          "who may send is a matter of the command line",
          "start syslogd with -a");
    }
    Object groups = value(source, "groups");
    Object address =
        groups instanceof List<?> list && !list.isEmpty()
            ? list.getFirst()
            : value(source, "address");
    String host = String.valueOf(address);
    String shown = host.contains(":") ? "[" + host + "]" : host;
    Object port = value(source, "port");
    Object face = value(source, "interface");
    String line =
        "listen "
            + shown
            + ":"
            + (port.equals("") ? "514" : port)
            + (face.equals("") ? "" : "%" + face);
    if (!line.equals("listen :514")) {
      settings.add(line);
    }
  }
}

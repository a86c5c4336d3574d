package org.logkeep.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the daemons have to do: where records come in, and where they go. */
enum Task {
  /** One TCP connection into one file. */
  TCP_TO_FILE("tcp", false),
  /** Unix datagrams, as local programs send them, into one file. */
  DATAGRAMS_TO_FILE("datagrams", true),
  /**
   * One TCP connection, by facility, severity and words into a dozen files beside the one of all.
   */
  TCP_TO_MANY_FILES("files", false),
  /** One TCP connection into one file, and what one of fifty expressions matches into another. */
  TCP_THROUGH_EXPRESSIONS("expressions", false);

  private static final List<String> FACILITIES =
      List.of("auth", "cron", "daemon", "kern", "lpr", "mail", "user", "news", "local2");
  private static final List<String> WORDS = List.of("failed", "denied");
  private static final List<String> SUBJECTS =
      List.of(
          "timeout",
          "refused",
          "reset",
          "aborted",
          "overflow",
          "corrupt",
          "expired",
          "panic",
          "rejected",
          "dropped");

  private final String word;
  private final boolean datagrams;

  Task(String word, boolean datagrams) {
    this.word = word;
    this.datagrams = datagrams;
  }

  /** What the command line calls it. */
  String word() {
    return word;
  }

  /** Whether records come over a unix datagram socket, not TCP. */
  boolean datagrams() {
    return datagrams;
  }

  private static List<String> expressions() {
    return IntStream.range(0, 50)
        .mapToObj(i -> {
          String subject = SUBJECTS.get(i % 10);
          return switch (i / 10) {
            case 0 -> subject + " after [0-9]+ (seconds|attempts)";
            case 1 -> "(error|warning): .*" + subject + " by [a-z]+" + i;
            case 2 -> "user [a-z0-9_-]+ " + subject + " from [0-9.]+";
            case 3 -> "[Cc]onnection " + subject + " [A-Z]+-" + i;
            default -> "lib[a-z]+[.]so[.]" + i + ".*" + subject;
          };
        })
        .toList();
  }

  /** The task in the language of syslog-ng, which Logkeep reads too. */
  String syslogNg(Place place) {
    StringBuilder text = new StringBuilder("@version: 3.38\n");
    text.append(
        "options { threaded(yes); stats-freq(0); log-fifo-size(1000000); keep-hostname(yes);"
            + " use-dns(no); };\n");
    text.append(
        datagrams
            ? "source s { unix-dgram(\"%s\" log-fetch-limit(1000) log-iw-size(100000) pass-unix-credentials(no)); };\n"
                .formatted(place.socket())
            : "source s { network(ip(\"127.0.0.1\") port(%d) transport(\"tcp\") log-fetch-limit(1000) log-iw-size(1000000)); };\n"
                .formatted(place.port()));
    files()
        .forEach(f ->
            text.append(
                "destination d_%s { file(\"%s/%s\" flush-lines(1000)); };\n"
                    .formatted(f, place.output(), f)));
    path(text, "", "all");
    if (this == TCP_TO_MANY_FILES) {
      FACILITIES.forEach(f -> path(text, "facility(" + f + ")", f));
      WORDS.forEach(w -> path(text, "message(\"" + w + "\")", w));
    }
    if (this == TCP_THROUGH_EXPRESSIONS) {
      expressions().forEach(e -> path(text, "message(\"" + e + "\")", "matched"));
    }
    return text.toString();
  }

  private List<String> files() {
    return switch (this) {
      case TCP_TO_FILE, DATAGRAMS_TO_FILE -> List.of("all");
      case TCP_TO_MANY_FILES ->
          Stream.of(List.of("all"), FACILITIES, WORDS).flatMap(List::stream).toList();
      case TCP_THROUGH_EXPRESSIONS -> List.of("all", "matched");
    };
  }

  private static void path(StringBuilder text, String filter, String file) {
    text.append(
        "log { source(s); %s destination(d_%s); flags(flow-control); };\n"
            .formatted(filter.isEmpty() ? "" : "filter { " + filter + "; };", file));
  }

  /** The task in the language of rsyslog. */
  String rsyslog(Place place) {
    StringBuilder text = new StringBuilder();
    text.append("global(workDirectory=\"%s\" net.enableDNS=\"off\")\n".formatted(place.state()));
    text.append(
        "main_queue(queue.type=\"FixedArray\" queue.size=\"200000\" queue.dequeueBatchSize=\"4096\""
            + " queue.workerThreads=\"1\" queue.timeoutEnqueue=\"60000\")\n");
    text.append(
        datagrams
            ? "module(load=\"imuxsock\" SysSock.Use=\"off\")\ninput(type=\"imuxsock\" Socket=\"%s\" RateLimit.Interval=\"0\" CreatePath=\"off\")\n"
                .formatted(place.socket())
            : "module(load=\"imptcp\" threads=\"1\")\ninput(type=\"imptcp\" address=\"127.0.0.1\" port=\"%d\")\n"
                .formatted(place.port()));
    text.append(action(place, "all")).append('\n');
    if (this == TCP_TO_MANY_FILES) {
      FACILITIES.forEach(f -> text.append(f + ".* " + action(place, f) + "\n"));
      WORDS.forEach(w -> text.append(":msg, contains, \"" + w + "\" " + action(place, w) + "\n"));
    }
    if (this == TCP_THROUGH_EXPRESSIONS) {
      expressions()
          .forEach(
              e -> text.append(":msg, ereregex, \"" + e + "\" " + action(place, "matched") + "\n"));
    }
    return text.toString();
  }

  /** The task in the language of sysklogd, for those that are about datagrams. */
  String syslogConf(Place place) {
    return "*.*\t-%s/all\n".formatted(place.output());
  }

  private static String action(Place place, String file) {
    return "action(type=\"omfile\" file=\"%s/%s\" template=\"RSYSLOG_TraditionalFileFormat\" ioBufferSize=\"256k\" flushOnTXEnd=\"off\" flushInterval=\"1\" asyncWriting=\"on\")"
        .formatted(place.output(), file);
  }

  static Task of(String word) {
    for (Task task : values()) {
      if (task.word.equals(word)) {
        return task;
      }
    }
    throw new IllegalArgumentException("no task is called " + word.toLowerCase(Locale.ROOT));
  }
}

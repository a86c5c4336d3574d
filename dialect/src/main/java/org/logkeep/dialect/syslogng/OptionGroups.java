package org.logkeep.dialect.syslogng;

import static org.logkeep.dialect.syslogng.OptionRule.alias;
import static org.logkeep.dialect.syslogng.OptionRule.handled;
import static org.logkeep.dialect.syslogng.OptionRule.maps;
import static org.logkeep.dialect.syslogng.OptionRule.noEffect;
import static org.logkeep.dialect.syslogng.OptionRule.obsolete;
import static org.logkeep.dialect.syslogng.OptionRule.refused;
import static org.logkeep.dialect.syslogng.OptionRule.tuning;

import java.util.List;

/** Options that several drivers take (sections 7.1 and 8.1 of the specification). */
final class OptionGroups {
  private static final String ONE_THREAD = "threads are chosen by the program itself";
  private static final String WINDOWS = "windows are managed by the program itself";

  private OptionGroups() {}

  /** Every source. */
  static final List<OptionRule> SOURCE =
      List.of(
          tuning(
              "log-iw-size",
              ValueKind.POSINT,
              "what may wait is bounded by the queues of the destinations"),
          handled("chain-hostnames", ValueKind.YESNO, "as the global option"),
          obsolete("long-hostnames", "chain-hostnames"),
          handled("keep-hostname", ValueKind.YESNO, "as the global option"),
          handled("normalize-hostnames", ValueKind.YESNO, "as the global option"),
          handled("use-dns", ValueKind.TEXT, "as the global option"),
          handled("use-fqdn", ValueKind.YESNO, "as the global option"),
          handled("dns-cache", ValueKind.YESNO, "as the global option"),
          handled("keep-timestamp", ValueKind.YESNO, "as the global option"),
          maps("host-override", ValueKind.TEXT, "host-override"),
          handled("program-override", ValueKind.TEXT, "option `program-override`"),
          handled("log-prefix", ValueKind.TEXT, "program-override, cut at the colon"),
          handled("tags", ValueKind.LIST, "option `tags`"),
          handled("use-syslogng-pid", ValueKind.YESNO, "option `own-pid`"),
          tuning("internal", ValueKind.YESNO, "all counters are kept at every level"),
          refused("hook-commands", "commands at start and stop are not run yet"));

  /** Sources that read text. */
  static final List<OptionRule> READER =
      List.of(
          handled("flags", ValueKind.LIST, "part of `profile`"),
          handled("format", ValueKind.TEXT, "syslog, or linux-kmsg for files"),
          handled("default-facility", ValueKind.FACILITY, "option `default-facility`"),
          handled("default-severity", ValueKind.SEVERITY, "option `default-severity`"),
          alias("default-level", "default-severity"),
          alias("default-priority", "default-severity"),
          handled("time-zone", ValueKind.TEXT, "option `time-zone`"),
          refused("encoding", "text is taken as it comes; convert it before"),
          handled("log-msg-size", ValueKind.POSINT, "option `max-message`"),
          tuning("log-fetch-limit", ValueKind.POSINT, "records are read in large blocks"),
          handled("trim-large-messages", ValueKind.YESNO, "option `trim-large-messages`"),
          handled("check-hostname", ValueKind.YESNO, "part of `profile`"),
          handled("check-program", ValueKind.YESNO, "part of `profile`"));

  /** Owner and mode of something that is made. */
  static final List<OptionRule> OWNER =
      List.of(
          handled("owner", ValueKind.OWNER, "option `owner`"),
          handled("group", ValueKind.OWNER, "option `group`"),
          handled("perm", ValueKind.MODE, "option `mode`"));

  /** Owner and mode of directories that are made. */
  static final List<OptionRule> DIRECTORIES =
      List.of(
          handled("dir-owner", ValueKind.OWNER, "option `directory-owner`"),
          handled("dir-group", ValueKind.OWNER, "option `directory-group`"),
          handled("dir-perm", ValueKind.MODE, "option `directory-mode`"),
          handled("create-dirs", ValueKind.YESNO, "option `create-directories`"));

  /** Sources that remember nothing from one start to the next. */
  static final List<OptionRule> STATELESS =
      List.of(tuning("persist-name", ValueKind.TEXT, "this source remembers nothing under a name"));

  /** Sources of which records are gathered from several lines. */
  static final List<OptionRule> MULTI_LINE =
      List.of(
          handled("multi-line-mode", ValueKind.TEXT, "option `multi-line-mode`"),
          handled("multi-line-prefix", ValueKind.TEXT, "option `multi-line-prefix`"),
          handled("multi-line-garbage", ValueKind.TEXT, "option `multi-line-garbage`"),
          alias("multi-line-suffix", "multi-line-garbage"),
          maps("multi-line-timeout", ValueKind.SECONDS, "multi-line-timeout"),
          maps("pad-size", ValueKind.UINT, "pad-size"));

  /** Sources that read files. */
  static final List<OptionRule> FOLLOW =
      List.of(
          maps("follow-freq", ValueKind.FRACTION, "follow-every"),
          maps("persist-name", ValueKind.TEXT, "state-name"),
          tuning(
              "follow-method",
              ValueKind.TEXT,
              "files are watched, and polled where that is not possible"),
          tuning("follow-always-reads", ValueKind.YESNO, "files are watched"),
          maps("read-old-records", ValueKind.YESNO, "read-old-records"));

  /** Sockets of any kind. */
  static final List<OptionRule> SOCKET =
      List.of(
          handled("keep-alive", ValueKind.YESNO, "yes: connections are kept over a reload"),
          maps("so-rcvbuf", ValueKind.UINT, "receive-buffer"),
          maps("so-sndbuf", ValueKind.UINT, "send-buffer"),
          maps("so-broadcast", ValueKind.YESNO, "broadcast"));

  /** Unix sockets that are listened on. */
  static final List<OptionRule> UNIX_SOURCE =
      List.of(
          handled("keep-alive", ValueKind.YESNO, "yes: connections are kept over a reload"),
          tuning("so-sndbuf", ValueKind.UINT, "nothing is sent"),
          tuning("so-broadcast", ValueKind.YESNO, "unix sockets know no broadcast"),
          handled("so-passcred", ValueKind.YESNO, "option `credentials`"),
          obsolete("pass-unix-credentials", "so-passcred"),
          maps("optional", ValueKind.YESNO, "optional"),
          noEffect("so-reuseport", ValueKind.YESNO, "a unix socket has one reader"),
          tuning("dynamic-window-size", ValueKind.UINT, WINDOWS),
          tuning("dynamic-window-stats-freq", ValueKind.FRACTION, WINDOWS),
          tuning("dynamic-window-realloc-ticks", ValueKind.POSINT, WINDOWS));

  /** Sources that take connections. */
  static final List<OptionRule> CONNECTIONS =
      List.of(
          handled("max-connections", ValueKind.POSINT, "option `max-connections`"),
          handled("listen-backlog", ValueKind.POSINT, "option `backlog`"),
          handled("idle-timeout", ValueKind.SECONDS, "option `idle-timeout`"));

  /** The same where there are only datagrams. */
  static final List<OptionRule> NO_CONNECTIONS =
      List.of(
          noEffect("max-connections", ValueKind.POSINT, "datagrams have no connections"),
          noEffect("listen-backlog", ValueKind.POSINT, "datagrams have no connections"));

  /** Internet sockets, on either side. */
  static final List<OptionRule> INET =
      List.of(
          handled("ip-protocol", ValueKind.UINT, "option `ip-version`"),
          maps("interface", ValueKind.TEXT, "interface"),
          maps("ip-ttl", ValueKind.UINT, "ttl"),
          maps("ip-tos", ValueKind.UINT, "tos"),
          maps("ip-freebind", ValueKind.YESNO, "free-bind"),
          handled("so-keepalive", ValueKind.YESNO, "option `keep-alive`"),
          alias("tcp-keep-alive", "so-keepalive"),
          alias("tcp-keepalive", "so-keepalive"),
          handled("tcp-keepalive-time", ValueKind.UINT, "option `keep-alive-time`"),
          handled("tcp-keepalive-intvl", ValueKind.UINT, "option `keep-alive-interval`"),
          handled("tcp-keepalive-probes", ValueKind.UINT, "option `keep-alive-probes`"),
          maps("so-reuseport", ValueKind.YESNO, "reuse-port"),
          refused("tls", "encryption is not there yet; use a tunnel, or keep the other program"));

  /** Internet sockets that carry records in one of several ways. */
  static final List<OptionRule> TRANSPORT =
      List.of(handled("transport", ValueKind.TEXT, "which component it is, and its framing"));

  /** Internet sockets that are listened on. */
  static final List<OptionRule> INET_SOURCE =
      List.of(
          handled("ip", ValueKind.TEXT, "option `address`"),
          alias("localip", "ip"),
          handled("port", ValueKind.TEXT, "option `port`"),
          alias("localport", "port"),
          tuning("dynamic-window-size", ValueKind.UINT, WINDOWS),
          tuning("dynamic-window-stats-freq", ValueKind.FRACTION, WINDOWS),
          tuning("dynamic-window-realloc-ticks", ValueKind.POSINT, WINDOWS),
          refused("multi-line-mode", "records of a connection end with their line"),
          refused("ebpf", "sockets are shared without it"));

  /** Every destination. */
  static final List<OptionRule> DESTINATION =
      List.of(
          handled("log-fifo-size", ValueKind.POSINT, "option `queue-records`"),
          maps("throttle", ValueKind.UINT, "throttle"),
          tuning(
              "persist-name",
              ValueKind.TEXT,
              "destinations keep nothing under a name from one start to the next"),
          refused("disk-buffer", "the disk spool is not there yet"),
          refused("hook-commands", "commands at start and stop are not run yet"),
          tuning("internal", ValueKind.YESNO, "all counters are kept at every level"));

  /** Destinations that write lines. */
  static final List<OptionRule> WRITER =
      List.of(
          handled("template", ValueKind.TEMPLATE, "option `template`"),
          handled("template-escape", ValueKind.YESNO, "part of `template`"),
          handled("flags", ValueKind.LIST, "part of `template`"),
          tuning(
              "flush-lines", ValueKind.UINT, "lines are written when nothing more is to be read"),
          obsolete("sync", "flush-lines"),
          obsolete("sync-freq", "flush-lines"),
          tuning("flush-timeout", ValueKind.POSINT, "nothing waits for a batch to fill"),
          handled("suppress", ValueKind.SECONDS, "option `repeats`"),
          handled("time-reopen", ValueKind.SECONDS, "option `reopen-after`"),
          handled("mark-mode", ValueKind.TEXT, "option `mark-mode`"),
          handled("mark-freq", ValueKind.SECONDS, "option `mark-interval`"),
          obsolete("mark", "mark-freq"),
          maps("pad-size", ValueKind.UINT, "pad-size"),
          maps("truncate-size", ValueKind.UINT, "truncate-size"),
          handled("ts-format", ValueKind.TEXT, "part of `template`"),
          handled("frac-digits", ValueKind.UINT, "part of `template`"),
          handled("time-zone", ValueKind.TEXT, "part of `template`"),
          alias("send-time-zone", "time-zone"),
          handled("local-time-zone", ValueKind.TEXT, "part of `path`"),
          noEffect(
              "on-error",
              ValueKind.ON_ERROR,
              "templates make text, which has no type that could be wrong"));

  /** Destinations that are connections. */
  static final List<OptionRule> INET_DESTINATION =
      List.of(
          handled("port", ValueKind.TEXT, "option `port`"),
          alias("destport", "port"),
          maps("localip", ValueKind.TEXT, "local-address"),
          maps("localport", ValueKind.UINT, "local-port"),
          handled("close-on-input", ValueKind.YESNO, "option `close-on-input` of connections"),
          refused("spoof-source", "senders are not forged"),
          tuning("spoof-source-max-msglen", ValueKind.POSINT, "senders are not forged"),
          refused("failover", "other servers are not tried yet"));

  /** Options that speak of threads. */
  static final List<OptionRule> THREADS = List.of(tuning("threaded", ValueKind.YESNO, ONE_THREAD));
}

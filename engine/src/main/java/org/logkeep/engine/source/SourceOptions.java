package org.logkeep.engine.source;

import java.util.List;
import org.logkeep.record.Facility;
import org.logkeep.record.Severity;
import org.logkeep.record.parse.ParseProfile;
import org.logkeep.topology.option.Option;

/**
 * The options that all sources take: how the header of a record is read, and how its host and stamp
 * are decided.
 */
public final class SourceOptions {
  /** How headers are read. */
  public static final Option<ParseProfile> PROFILE =
      Option.<ParseProfile>plain(
              "profile",
              ParseProfile.class,
              "reading profile",
              "How the header of a record is read.")
          .withDefault(ParseProfile.builder().build());

  /** The program that reports records which cannot be read. */
  public static final Option<String> REPORTER =
      Option.text("reporter", "The program that reports of records which cannot be read name.")
          .withDefault("logkeep");

  /** Facility of records without priority. */
  public static final Option<Long> DEFAULT_FACILITY =
      Option.number("default-facility", "Facility of records without priority.", 0, 127)
          .withDefault((long) Facility.USER.code());

  /** Severity of records without priority. */
  public static final Option<Long> DEFAULT_SEVERITY =
      Option.number("default-severity", "Severity of records without priority.", 0, 7)
          .withDefault((long) Severity.NOTICE.code());

  /** Zone of stamps without one. */
  public static final Option<String> TIME_ZONE =
      Option.text("time-zone", "Zone of stamps that have none; the system's zone if not given.");

  /** Trust the host name that a record claims. */
  public static final Option<Boolean> KEEP_HOST =
      Option.flag("keep-host", "Trust the host name that a record claims.").withDefault(false);

  /** Trust the stamp that a record claims. */
  public static final Option<Boolean> KEEP_STAMP =
      Option.flag("keep-stamp", "Trust the stamp that a record claims.").withDefault(true);

  /** Show the chain of hosts that a record came by. */
  public static final Option<Boolean> CHAIN_HOSTS =
      Option.flag("chain-hosts", "Show the chain of hosts that a record came by.")
          .withDefault(false);

  /** Resolve addresses of senders. */
  public static final Option<Boolean> USE_DNS =
      Option.flag("use-dns", "Look up the names of senders' addresses.").withDefault(true);

  /** Keep the domain of looked up names. */
  public static final Option<Boolean> USE_FULL_NAMES =
      Option.flag("use-full-names", "Keep the domain of looked up names.").withDefault(false);

  /** The domain of this host. */
  public static final Option<String> LOCAL_DOMAIN =
      Option.text(
          "local-domain", "Domain in this host's full name; the system's domain if not given.");

  /** Make looked up names lower case. */
  public static final Option<Boolean> NORMALIZE_HOSTS =
      Option.flag("normalize-hosts", "Make looked up names, and this host's, lower case.")
          .withDefault(false);

  /** Remember looked up names. */
  public static final Option<Boolean> DNS_CACHE =
      Option.flag("dns-cache", "Remember looked up names.").withDefault(true);

  /** A file of names that is asked before the resolver. */
  public static final Option<String> DNS_HOSTS =
      Option.text(
          "dns-hosts", "File of addresses and names, as hosts(5), asked before the resolver.");

  /** Ask nobody but that file. */
  public static final Option<Boolean> DNS_HOSTS_ONLY =
      Option.flag("dns-hosts-only", "Names come from that file alone.").withDefault(false);

  /** The host of all records. */
  public static final Option<String> HOST_OVERRIDE =
      Option.text("host-override", "The host of all records, whatever they say.");

  /** The program of all records. */
  public static final Option<String> PROGRAM_OVERRIDE =
      Option.text("program-override", "The program of all records, whatever they say.");

  /** Records get the daemon's pid. */
  public static final Option<Boolean> OWN_PID =
      Option.flag("own-pid", "Records get the daemon's process id.").withDefault(false);

  /** The process id that the kernel vouches for replaces the one that is claimed. */
  public static final Option<Boolean> PID_FROM_CREDENTIALS =
      Option.flag(
              "pid-from-credentials",
              "The process id that the kernel vouches for replaces the one that a record claims.")
          .withDefault(false);

  /** Tags of all records. */
  public static final Option<List<String>> TAGS =
      Option.words("tags", "Tags that every record gets.");

  /** The longest record. */
  public static final Option<Long> MAX_MESSAGE =
      Option.size("max-message", "The longest record; longer ones are cut or split.", 16, 1 << 28)
          .withDefault(65536L);

  /** Cut over-long counted frames. */
  public static final Option<Boolean> TRIM_LARGE_MESSAGES =
      Option.flag(
              "trim-large-messages",
              "Cut counted frames that are too long instead of closing the connection.")
          .withDefault(false);

  /** Count records received. */
  public static final Option<Boolean> RECEIPT_NUMBERS =
      Option.flag("receipt-numbers", "Number all records as they are received.").withDefault(false);

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(
          PROFILE,
          REPORTER,
          DEFAULT_FACILITY,
          DEFAULT_SEVERITY,
          TIME_ZONE,
          KEEP_HOST,
          KEEP_STAMP,
          CHAIN_HOSTS,
          USE_DNS,
          USE_FULL_NAMES,
          LOCAL_DOMAIN,
          NORMALIZE_HOSTS,
          DNS_CACHE,
          DNS_HOSTS,
          DNS_HOSTS_ONLY,
          HOST_OVERRIDE,
          PROGRAM_OVERRIDE,
          OWN_PID,
          PID_FROM_CREDENTIALS,
          TAGS,
          MAX_MESSAGE,
          TRIM_LARGE_MESSAGES,
          RECEIPT_NUMBERS);

  private SourceOptions() {}
}

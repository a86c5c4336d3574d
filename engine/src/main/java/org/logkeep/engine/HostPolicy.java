package org.logkeep.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.logkeep.engine.source.SourceOptions;
import org.logkeep.record.Field;
import org.logkeep.record.RecordBatch;
import org.logkeep.record.RecordFlags;
import org.logkeep.topology.option.Options;

/**
 * Decides host, program, pid and stamp of records after their headers were read, from what they
 * claim and from who sent them.
 */
final class HostPolicy {
  private final boolean keepHost;
  private final boolean keepStamp;
  private final boolean chainHosts;
  private final boolean pidFromCredentials;
  private final Optional<byte[]> hostOverride;
  private final Optional<byte[]> programOverride;
  private final Optional<byte[]> pidOverride;

  HostPolicy(Options options, Identity identity) {
    keepHost = options.get(SourceOptions.KEEP_HOST);
    keepStamp = options.get(SourceOptions.KEEP_STAMP);
    chainHosts = options.get(SourceOptions.CHAIN_HOSTS);
    pidFromCredentials = options.get(SourceOptions.PID_FROM_CREDENTIALS);
    hostOverride = options.find(SourceOptions.HOST_OVERRIDE).map(HostPolicy::utf8);
    programOverride = options.find(SourceOptions.PROGRAM_OVERRIDE).map(HostPolicy::utf8);
    pidOverride =
        options.get(SourceOptions.OWN_PID) ? Optional.of(identity.pid()) : Optional.empty();
  }

  /**
   * Applies the policy to all rows of a batch.
   *
   * @param rows how many
   */
  void apply(RecordBatch batch, int rows, Feed feed) {
    int knownSender = -1;
    int nameOffset = -1;
    int nameLength = 0;
    for (int row = 0; row < rows; row++) {
      if (!(keepHost && batch.length(row, Field.HOST) > 0)) {
        int sender = batch.sender(row);
        boolean claimed = batch.length(row, Field.HOST) > 0;
        if (chainHosts) {
          chain(batch, row, feed, claimed);
        } else {
          if (sender != knownSender) {
            byte[] name = feed.senderName(sender);
            nameOffset = batch.append(name);
            nameLength = name.length;
            knownSender = sender;
          }
          batch.set(row, Field.HOST, nameOffset, nameLength);
        }
      }
      if (!keepStamp && !batch.hasFlag(row, RecordFlags.NO_STAMP)) {
        batch.stamp(row, batch.arrival(row), RecordBatch.NO_ZONE);
      }
      if (pidFromCredentials) {
        attestPid(batch, row, feed);
      }
      if (hostOverride.isPresent()) {
        put(batch, row, Field.HOST, hostOverride.get());
      }
      if (programOverride.isPresent()) {
        put(batch, row, Field.PROGRAM, programOverride.get());
        batch.unset(row, Field.HEADER);
      }
      if (pidOverride.isPresent()) {
        put(batch, row, Field.PID, pidOverride.get());
        batch.unset(row, Field.HEADER);
      }
    }
  }

  /** Keeps the nearest link for the host; the whole chain is shown by {@code FULLHOST}. */
  private static void chain(RecordBatch batch, int row, Feed feed, boolean claimed) {
    if (!claimed || batch.hasFlag(row, RecordFlags.LOCAL)) {
      put(batch, row, Field.HOST, feed.senderName(batch.sender(row)));
    }
    batch.flags(row, batch.flags(row) | RecordFlags.CHAINED);
  }

  private static void attestPid(RecordBatch batch, int row, Feed feed) {
    int pid = feed.sender(batch.sender(row)).pid();
    if (pid >= 0) {
      byte[] text = Integer.toString(pid).getBytes(StandardCharsets.US_ASCII);
      boolean same =
          batch.length(row, Field.PID) == text.length
              && Arrays.equals(
                  batch.data(),
                  batch.offset(row, Field.PID),
                  batch.offset(row, Field.PID) + text.length,
                  text,
                  0,
                  text.length);
      if (!same) {
        put(batch, row, Field.PID, text);
        batch.unset(row, Field.HEADER);
      }
    }
  }

  private static void put(RecordBatch batch, int row, Field field, byte[] value) {
    batch.set(row, field, batch.append(value), value.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

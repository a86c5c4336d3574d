package org.logkeep.engine.format;

import java.nio.charset.StandardCharsets;
import org.logkeep.engine.source.Sender;

/** Where the records of a batch come from: their source, and the senders by the numbers in it. */
public interface Provenance {
  /** The name of the source statement; may be empty. */
  byte[] sourceName();

  /** The tags that the source gives to all its records, in order of registration. */
  byte[][] tags();

  /** A sender by the number that records carry. */
  Sender sender(int number);

  /** The name of a sender: resolved, or the address; the local host for local records. */
  byte[] senderName(int number);

  /** The address of a sender as text. */
  byte[] senderAddress(int number);

  /** The number of the batch's first record since the state directory was made, or 0. */
  long firstReceiptNumber();

  /** Records that the daemon makes itself, without any source. */
  static Provenance ownRecords(byte[] host) {
    byte[] address = Sender.LOCAL.address().getBytes(StandardCharsets.US_ASCII);
    return new Provenance() {
      @Override
      public byte[] sourceName() {
        return new byte[0];
      }

      @Override
      public byte[][] tags() {
        return new byte[0][];
      }

      @Override
      public Sender sender(int number) {
        return Sender.LOCAL;
      }

      @Override
      public byte[] senderName(int number) {
        return host;
      }

      @Override
      public byte[] senderAddress(int number) {
        return address;
      }

      @Override
      public long firstReceiptNumber() {
        return 0;
      }
    };
  }
}

package org.logkeep.record;

/** The parts of a record that are slices of its batch's bytes. */
public enum Field {
  /** The whole record as it was framed, header included. */
  RAW,
  /** The host that the record is filed under. */
  HOST,
  /** The program: TAG without process id in RFC 3164, APP-NAME in RFC 5424. */
  PROGRAM,
  /** The process id: PROCID in RFC 5424. */
  PID,
  /** MSGID of RFC 5424. */
  MSGID,
  /** The structured data of RFC 5424 as sent, from the first bracket to the last one. */
  STRUCTURED_DATA,
  /**
   * The literal text between host and message of an RFC 3164 record, such as {@code prog[12]: }.
   */
  HEADER,
  /** The text of the message. */
  MESSAGE;

  /** How many fields there are. */
  public static final int COUNT = 8;
}

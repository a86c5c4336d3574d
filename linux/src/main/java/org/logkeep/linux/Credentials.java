package org.logkeep.linux;

/**
 * Who sent, attested by the kernel, unix(7).
 *
 * @param pid process; 0 if unknown, or if it lives in a PID name space that we do not see
 * @param uid user
 * @param gid group
 */
public record Credentials(int pid, int uid, int gid) {

  /** Nothing is known. */
  public static final Credentials NONE = new Credentials(0, -1, -1);
}

package org.logkeep.engine.source;

/**
 * Who sends records: what macros and filters can ask about where a record came from.
 *
 * @param address the address as text; {@code 127.0.0.1} for local senders
 * @param port the port, or 0
 * @param localAddress the address that is listened on
 * @param localPort the port that is listened on, or 0
 * @param transport the transport as macros show it; may be empty
 * @param fileName the file that is read; empty for sockets
 * @param local whether records come from this machine
 * @param pid process id that the kernel vouches for, or -1
 * @param uid user id that the kernel vouches for, or -1
 * @param gid group id that the kernel vouches for, or -1
 */
public record Sender(
    String address,
    int port,
    String localAddress,
    int localPort,
    String transport,
    String fileName,
    boolean local,
    int pid,
    int uid,
    int gid) {
  /** A sender on this machine, of whom nothing more is known. */
  public static final Sender LOCAL = local("", -1, -1, -1);

  /** A program of this machine, as far as the kernel vouches for it; -1 for what is not known. */
  static Sender local(String transport, int pid, int uid, int gid) {
    return new Sender("127.0.0.1", 0, "127.0.0.1", 0, transport, "", true, pid, uid, gid);
  }

  /** A file of this machine that is read. */
  static Sender ofFile(String transport, String name) {
    return new Sender("127.0.0.1", 0, "127.0.0.1", 0, transport, name, true, -1, -1, -1);
  }
}

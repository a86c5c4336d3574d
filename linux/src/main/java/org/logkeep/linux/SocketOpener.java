package org.logkeep.linux;

import java.util.Map;

/**
 * Makes sockets ready for use. For start-up and reload: a failure says which step failed, and
 * leaves nothing open.
 *
 * <p>A socket for receiving that the service manager has bound already, {@link Sys#adopt}, is taken
 * as it is: its owner and mode are the manager's business.
 */
public final class SocketOpener {

  private final Sys sys;
  private final SocketCalls sockets;
  private final FileCalls files;

  /** An opener. */
  public SocketOpener(Sys sys) {
    this.sys = sys;
    this.sockets = sys.sockets();
    this.files = sys.files();
  }

  /** A step that can fail. */
  private interface Step {
    void on(int fd) throws SysException;
  }

  /**
   * A datagram socket that receives at an address. For unix sockets see the variant with a file.
   */
  public int bindDatagram(Address address, Map<SocketOption, Integer> options) throws SysException {
    return openBound(address, SocketCalls.DATAGRAM, options, fd -> bind(fd, address));
  }

  /** A stream socket that takes connections at an address. */
  public int listenStream(Address address, int backlog, Map<SocketOption, Integer> options)
      throws SysException {
    return openBound(
        address,
        SocketCalls.STREAM,
        options,
        fd -> {
          bind(fd, address);
          SysException.check("listen " + address, sockets.listen(fd, backlog));
        });
  }

  /**
   * A unix datagram socket in the file system. A socket file that is there already is removed;
   * anything else in its place is left, and an error.
   */
  public int bindDatagram(
      Address.UnixPath address, UnixSocketFile file, Map<SocketOption, Integer> options)
      throws SysException {
    return openBound(address, SocketCalls.DATAGRAM, options, fd -> bindFile(fd, address, file));
  }

  /**
   * A unix stream socket in the file system; see {@link #bindDatagram(Address.UnixPath,
   * UnixSocketFile, Map)}.
   */
  public int listenStream(
      Address.UnixPath address,
      UnixSocketFile file,
      int backlog,
      Map<SocketOption, Integer> options)
      throws SysException {
    return openBound(
        address,
        SocketCalls.STREAM,
        options,
        fd -> {
          bindFile(fd, address, file);
          SysException.check("listen " + address, sockets.listen(fd, backlog));
        });
  }

  /** A socket of the right family with options set, not bound; for connecting. */
  public int prepare(Address familyOf, int type, Map<SocketOption, Integer> options)
      throws SysException {
    return open(familyOf, type, options, fd -> {});
  }

  /** Whether somebody listens at a unix address; a file left behind by a dead process refuses. */
  public boolean isAlive(Address address, int type) {
    int fd = sockets.open(address, type);
    if (fd < 0) {
      return false;
    }
    int result = sockets.connect(fd, address);
    sys.close(fd);
    return result >= 0
        || result == -Errno.EAGAIN
        || result == -Errno.EPROTOTYPE
        || result == -Errno.EPERM;
  }

  /**
   * Sets the receive buffer, beyond the system's limit where we may; returns the bytes that the
   * kernel granted.
   */
  public int receiveBuffer(int fd, int bytes) {
    return buffer(fd, bytes, SocketOption.RECEIVE_BUFFER_FORCE, SocketOption.RECEIVE_BUFFER);
  }

  /** Sets the send buffer; see {@link #receiveBuffer}. */
  public int sendBuffer(int fd, int bytes) {
    return buffer(fd, bytes, SocketOption.SEND_BUFFER_FORCE, SocketOption.SEND_BUFFER);
  }

  private int buffer(int fd, int bytes, SocketOption forced, SocketOption limited) {
    Address any = new Address.UnixUnnamed();
    if (sockets.set(fd, forced, any, bytes) < 0) {
      int result = sockets.set(fd, limited, any, bytes);
      if (result < 0) {
        return result;
      }
    }
    // The kernel doubles what it is asked for, for its own book-keeping; socket(7).
    int granted = sockets.get(fd, limited, any);
    return granted < 0 ? granted : granted / 2;
  }

  private int openBound(Address address, int type, Map<SocketOption, Integer> options, Step bind)
      throws SysException {
    int passed = sys.passed().take(address, type);
    return passed < 0
        ? open(address, type, options, bind)
        : prepared(passed, address, options, fd -> {});
  }

  private int open(Address address, int type, Map<SocketOption, Integer> options, Step last)
      throws SysException {
    int fd = SysException.check("socket for " + address, sockets.open(address, type));
    return prepared(fd, address, options, last);
  }

  private int prepared(int fd, Address address, Map<SocketOption, Integer> options, Step last)
      throws SysException {
    try {
      for (Map.Entry<SocketOption, Integer> option : options.entrySet()) {
        SysException.check(
            "setsockopt " + option.getKey() + "=" + option.getValue() + " on " + address,
            sockets.set(fd, option.getKey(), address, option.getValue()));
      }
      last.on(fd);
      return fd;
    } catch (SysException e) {
      sys.close(fd);
      throw e;
    }
  }

  private void bind(int fd, Address address) throws SysException {
    SysException.check("bind " + address, sockets.bind(fd, address));
  }

  private void bindFile(int fd, Address.UnixPath address, UnixSocketFile file) throws SysException {
    String path = address.path();
    if (files.statusOfLink(FileCalls.HERE, path) instanceof StatResult.Found(FileStatus old)) {
      if (!old.isSocket()) {
        throw new SysException(
            "bind " + path + " (something else than a socket is there)", Errno.EADDRINUSE);
      }
      SysException.check("remove the old " + path, files.unlink(path));
    }
    // A socket's own mode is what its file is born with, less the umask: never wider than asked
    // for, not even at first.
    SysException.check("chmod " + path, files.changeMode(fd, file.mode()));
    bind(fd, address);
    SysException.check("chmod " + path, files.changeMode(path, file.mode()));
    if (file.uid() >= 0 || file.gid() >= 0) {
      SysException.check("chown " + path, files.changeOwner(path, file.uid(), file.gid()));
    }
  }
}

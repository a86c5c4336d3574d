package org.logkeep.engine.source;

import java.util.List;
import org.logkeep.topology.option.Option;

/** The options of sources that listen on a socket in the file system. */
final class UnixSocketOptions {
  static final Option<String> PATH = Option.text("path", "Path of the socket.").mandatory();
  static final Option<String> OWNER =
      Option.text(
          "owner", "Owner of the socket, by name or number; the daemon's user if not given.");
  static final Option<String> GROUP =
      Option.text(
          "group", "Group of the socket, by name or number; the daemon's group if not given.");
  static final Option<Long> MODE =
      Option.mode("mode", "Permissions of the socket.").withDefault(0666L);
  static final Option<Long> RECEIVE_BUFFER =
      Option.size("receive-buffer", "Receive buffer of the socket.", 1, 1 << 30);
  static final Option<Boolean> CREDENTIALS =
      Option.flag("credentials", "Ask the kernel who the sender is.").withDefault(true);
  static final Option<Boolean> CREATE_DIRECTORIES =
      Option.flag("create-directories", "Make missing directories.").withDefault(false);
  static final Option<Boolean> OPTIONAL =
      Option.flag("optional", "The daemon starts even if this source cannot be opened.")
          .withDefault(false);

  static final Option<Boolean> REMOVE =
      Option.flag("remove", "Remove the socket's file at the end.").withDefault(true);

  /** All of them. */
  static final List<Option<?>> ALL =
      List.of(PATH, OWNER, GROUP, MODE, CREDENTIALS, CREATE_DIRECTORIES, OPTIONAL, REMOVE);

  private UnixSocketOptions() {}
}

package org.logkeep.engine.source;

import java.util.List;
import java.util.Optional;
import org.logkeep.engine.StartException;
import org.logkeep.linux.UnixSocketFile;
import org.logkeep.linux.UserDatabase;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

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

  /** Removes the file of a socket that is closed, if it is to go. */
  static void remove(Options options, SourceContext context) {
    if (options.get(REMOVE)) {
      context.sys().files().unlink(options.get(PATH));
    }
  }

  /** Mode and owner of the socket's file. */
  static UnixSocketFile file(Use use, SourceContext context) {
    Options options = use.options();
    UserDatabase users = new UserDatabase(context.sys());
    return new UnixSocketFile(
        Math.toIntExact(options.get(MODE)),
        options
            .find(OWNER)
            .map(name ->
                id(
                    use,
                    OWNER,
                    name,
                    number(name).or(() -> users.user(name).map(UserDatabase.User::uid))))
            .orElse(-1),
        options
            .find(GROUP)
            .map(name -> id(use, GROUP, name, number(name).or(() -> users.group(name))))
            .orElse(-1));
  }

  private static int id(Use use, Option<String> option, String name, Optional<Integer> found) {
    return found.orElseThrow(() ->
        new StartException(
            Diagnostic.error(
                "LK0902",
                use.options().span(option),
                "there is no " + option.name() + " '" + name + "'",
                "unknown")));
  }

  private static Optional<Integer> number(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 10
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}

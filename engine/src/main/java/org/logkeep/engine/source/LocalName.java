package org.logkeep.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.logkeep.engine.StartException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UnixSocketFile;
import org.logkeep.linux.UserDatabase;
import org.logkeep.record.Severity;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;

/**
 * A name in the file system under which programs of this machine find a source: a socket or a pipe,
 * as {@link UnixSocketOptions} describe it.
 */
final class LocalName {
  private final String path;
  private final Use use;
  private final Options options;
  private final SourceContext context;

  LocalName(String path, Use use, SourceContext context) {
    this.path = path;
    this.use = use;
    this.options = use.options();
    this.context = context;
  }

  String path() {
    return path;
  }

  /** Makes the directories above it, if they are to be made. */
  void makeDirectories() throws SysException {
    Path parent = Path.of(path).getParent();
    if (options.get(UnixSocketOptions.CREATE_DIRECTORIES) && parent != null) {
      try {
        Files.createDirectories(parent);
      } catch (IOException e) {
        throw new SysException("mkdir " + parent, Errno.EACCES);
      }
    }
  }

  /**
   * Mode and owner.
   *
   * @throws StartException if there is no such user or group
   */
  UnixSocketFile file() {
    UserDatabase users = new UserDatabase(context.sys());
    return new UnixSocketFile(
        Math.toIntExact(options.get(UnixSocketOptions.MODE)),
        options
            .find(UnixSocketOptions.OWNER)
            .map(name ->
                id(
                    UnixSocketOptions.OWNER,
                    name,
                    number(name).or(() -> users.user(name).map(UserDatabase.User::uid))))
            .orElse(-1),
        options
            .find(UnixSocketOptions.GROUP)
            .map(
                name -> id(UnixSocketOptions.GROUP, name, number(name).or(() -> users.group(name))))
            .orElse(-1));
  }

  /**
   * Called when it cannot be opened.
   *
   * @throws StartException unless the source is optional; then it is only told
   */
  void refused(String code, String kind, String why) {
    Diagnostic problem =
        Diagnostic.error(code, use.span(), kind + " " + path + " cannot be opened: " + why, why);
    if (!options.get(UnixSocketOptions.OPTIONAL)) {
      throw new StartException(problem);
    }
    context.journal().say(Severity.WARNING, problem.message());
  }

  /** Removes it, if it is to go at the end. */
  void remove() {
    if (options.get(UnixSocketOptions.REMOVE)) {
      context.sys().files().unlink(path);
    }
  }

  private int id(Option<String> option, String name, Optional<Integer> found) {
    return found.orElseThrow(() ->
        new StartException(
            Diagnostic.error(
                "LK0902",
                options.span(option),
                "there is no " + option.name() + " '" + name + "'",
                "unknown")));
  }

  private static Optional<Integer> number(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 10
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }
}

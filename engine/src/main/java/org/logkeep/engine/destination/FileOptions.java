package org.logkeep.engine.destination;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.linux.Placement;
import org.logkeep.linux.UserDatabase;
import org.logkeep.record.Severity;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.option.Options;
import org.logkeep.topology.template.Template;

/** The options of the file destination, and what they mean. */
final class FileOptions {
  static final Option<Template> PATH =
      Option.template(
              "path",
              "The file; with macros, each record goes to the file that it names, below the"
                  + " directory that is written in plain letters.")
          .mandatory();
  static final Option<String> OWNER = Option.text("owner", "Owner of new files, name or number.");
  static final Option<String> GROUP = Option.text("group", "Group of new files, name or number.");
  static final Option<Long> MODE =
      Option.mode("mode", "Permissions of new files, exactly; 644 less the umask if not given.");
  static final Option<Boolean> DRESS_EXISTING =
      Option.flag("dress-existing", "Files that are there already get mode and owner too.")
          .withDefault(false);
  static final Option<Boolean> CREATE_DIRECTORIES =
      Option.flag("create-directories", "Make missing directories.").withDefault(false);
  static final Option<Boolean> CREATE_LAST_DIRECTORY =
      Option.flag("create-last-directory", "Make the directory of the file, but none above it.")
          .withDefault(false);
  static final Option<String> DIRECTORY_OWNER =
      Option.text("directory-owner", "Owner of new directories, name or number.");
  static final Option<String> DIRECTORY_GROUP =
      Option.text("directory-group", "Group of new directories, name or number.");
  static final Option<Long> DIRECTORY_MODE =
      Option.mode("directory-mode", "Permissions of new directories, exactly.");
  static final Option<Boolean> UMASK =
      Option.flag("umask", "Take the daemon's umask off the modes of new files and directories.")
          .withDefault(false);
  static final Option<Boolean> SYNC =
      Option.flag("sync", "A record counts as written when it is on the disk.").withDefault(false);
  static final Option<Duration> REAP_AFTER =
      Option.duration("reap-after", "Idle time after which a file is closed; zero for never.")
          .withDefault(Duration.ZERO);
  static final Option<Duration> OVERWRITE_IF_OLDER =
      Option.duration(
              "overwrite-if-older",
              "A file that was not changed for this time is begun anew when it is opened; zero for"
                  + " never.")
          .withDefault(Duration.ZERO);
  static final Option<String> SYMLINK =
      Option.text("symlink", "Symbolic link that is kept pointing to the newest file.");
  static final Option<Boolean> OPTIONAL =
      Option.flag("optional", "Say nothing if the file cannot be opened.").withDefault(false);
  static final Option<Long> MAX_OPEN =
      Option.number("max-open", "Files that are open at once.", 1, 1_000_000).withDefault(4096L);
  static final Option<String> OPEN =
      Option.word("open", "When the file is opened.", "at-need", "at-start").withDefault("at-need");
  static final Option<String> REOPEN =
      Option.word(
              "reopen",
              "When a file that was moved, removed or cannot be opened is opened again: when a"
                  + " record needs it, or on SIGHUP only.",
              "at-need",
              "on-hangup")
          .withDefault("at-need");
  static final Option<String> BUFFERING =
      Option.word(
              "buffering",
              "When gathered bytes are written: at once when nothing more is to be read, when there"
                  + " are enough, or as the daemon's switch says.",
              "none",
              "full",
              "as-daemon")
          .withDefault("none");

  static final Option<Boolean> HOLD_WHILE_SLOW =
      Option.flag(
              "hold-while-slow",
              "Sources wait while the disk takes records slower than they come. While it takes"
                  + " none, they go on: as much waits as may, and the rest is dropped and counted.")
          .withDefault(false);

  private static final long DEFAULT_MODE = 0x1a4;
  private static final long DEFAULT_DIRECTORY_MODE = 0x1ed;

  private FileOptions() {}

  static Placement placement(Options options, DestinationContext context) {
    boolean exact = (options.has(MODE) || options.has(DIRECTORY_MODE)) && !options.get(UMASK);
    return new Placement(
        options.find(MODE).orElse(DEFAULT_MODE).intValue(),
        user(options, OWNER, context),
        group(options, GROUP, context),
        options.get(CREATE_DIRECTORIES) || options.get(CREATE_LAST_DIRECTORY),
        options.find(DIRECTORY_MODE).orElse(DEFAULT_DIRECTORY_MODE).intValue(),
        user(options, DIRECTORY_OWNER, context),
        group(options, DIRECTORY_GROUP, context),
        exact);
  }

  static FileSettings settings(Options options, DestinationContext context) {
    return new FileSettings(
        placement(options, context),
        options.get(DRESS_EXISTING),
        options.get(CREATE_LAST_DIRECTORY),
        options.get(SYNC),
        options.get(REAP_AFTER),
        options.get(MAX_OPEN).intValue(),
        options.get(OVERWRITE_IF_OLDER),
        options.find(SYMLINK),
        options.get(OPTIONAL),
        options.get(OPEN).equals("at-start"),
        options.get(REOPEN).equals("on-hangup"),
        buffering(options.get(BUFFERING)),
        options.get(HOLD_WHILE_SLOW));
  }

  private static FileSettings.Buffering buffering(String word) {
    return switch (word) {
      case "full" -> FileSettings.Buffering.FULL;
      case "as-daemon" -> FileSettings.Buffering.AS_DAEMON;
      default -> FileSettings.Buffering.NONE;
    };
  }

  static int user(Options options, Option<String> option, DestinationContext context) {
    UserDatabase users = new UserDatabase(context.sys());
    return id(options, option, context, name -> users.user(name).map(UserDatabase.User::uid));
  }

  static int group(Options options, Option<String> option, DestinationContext context) {
    return id(options, option, context, new UserDatabase(context.sys())::group);
  }

  /** The number of a name; a name that the system does not know is reported and changes nothing. */
  private static int id(
      Options options,
      Option<String> option,
      DestinationContext context,
      Function<String, Optional<Integer>> lookUp) {
    Optional<String> name = options.find(option);
    if (name.isEmpty() || name.get().isEmpty() || name.get().equals("-1")) {
      return -1;
    }
    if (name.get().chars().allMatch(c -> c >= '0' && c <= '9') && name.get().length() < 10) {
      return Integer.parseInt(name.get());
    }
    Optional<Integer> found = lookUp.apply(name.get());
    if (found.isEmpty()) {
      context
          .journal()
          .say(
              Severity.WARNING,
              "destination "
                  + context.id()
                  + ": this system does not know the "
                  + option.name()
                  + " \""
                  + name.get()
                  + "\"; it stays as it is");
    }
    return found.orElse(-1);
  }
}

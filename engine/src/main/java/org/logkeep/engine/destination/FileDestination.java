package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.engine.StartException;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.StatResult;
import org.logkeep.topology.Component;
import org.logkeep.topology.ComponentKind;
import org.logkeep.topology.Use;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.option.Option;
import org.logkeep.topology.template.Template;

/** Appends records to a file, or to the files that they name. */
final class FileDestination implements DestinationComponent {
  /**
   * Names under which a process finds its own output; what is behind them is no file of its own.
   */
  private static final Set<String> STANDARD_OUTPUT =
      Set.of("/dev/stdout", "/proc/self/fd/1", "/dev/fd/1");

  private final Shared shared;

  FileDestination(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Component component() {
    return new Component(
        ComponentKind.DESTINATION,
        "file",
        "Appends records to a file, or to the files that they name.",
        CommonOptions.and(options()));
  }

  private static Option<?>[] options() {
    List<Option<?>> own = new ArrayList<>(RotationOptions.ALL);
    own.addAll(
        List.of(
            FileOptions.PATH,
            FileOptions.OWNER,
            FileOptions.GROUP,
            FileOptions.MODE,
            FileOptions.DRESS_EXISTING,
            FileOptions.CREATE_DIRECTORIES,
            FileOptions.CREATE_LAST_DIRECTORY,
            FileOptions.DIRECTORY_OWNER,
            FileOptions.DIRECTORY_GROUP,
            FileOptions.DIRECTORY_MODE,
            FileOptions.UMASK,
            FileOptions.SYNC,
            FileOptions.REAP_AFTER,
            FileOptions.OVERWRITE_IF_OLDER,
            FileOptions.SYMLINK,
            FileOptions.OPTIONAL,
            FileOptions.MAX_OPEN,
            FileOptions.OPEN,
            FileOptions.REOPEN,
            FileOptions.BUFFERING,
            FileOptions.HOLD_WHILE_SLOW));
    return own.toArray(Option<?>[]::new);
  }

  @Override
  public Destination build(Use use, DestinationContext context, Templates templates) {
    OutputSettings output = OutputSettings.of(use, templates);
    FileHost host = new FileHost(context, output, shared);
    FileSettings settings = FileOptions.settings(use.options(), context);
    Rotations rotations =
        new Rotations(use.options(), host, RotationOptions.hooks(use.options(), host, templates));
    Template path = use.options().get(FileOptions.PATH);
    Optional<String> constant = path.constant();
    if (constant.isPresent()) {
      return constant(host, settings, rotations, constant.get());
    }
    NamePattern pattern = pattern(use);
    return new NamedFilesOutput(
        host, settings, rotations, pattern.root(), templates.compile(pattern.below()));
  }

  @Override
  public Preview preview(Use use, DestinationContext context, Templates templates) {
    OutputSettings output = OutputSettings.of(use, templates);
    Template path = use.options().get(FileOptions.PATH);
    Optional<String> constant = path.constant();
    if (constant.isPresent()) {
      return FormPreview.of("file", constant.get(), output);
    }
    NamePattern pattern = pattern(use);
    return new NamedFilePreview(
        pattern.root(),
        templates.compile(pattern.below()),
        output.formatter(),
        FormPreview.notes(output));
  }

  private static NamePattern pattern(Use use) {
    return NamePattern.of(use.options().get(FileOptions.PATH))
        .orElseThrow(() ->
            new StartException(
                Diagnostic.error(
                    "LK0905",
                    use.options().span(FileOptions.PATH),
                    "file name with macros has no literal directory",
                    "must begin with a directory in plain letters, such as /var/log/")));
  }

  private Destination constant(
      FileHost host, FileSettings settings, Rotations rotations, String path) {
    if (STANDARD_OUTPUT.contains(path)) {
      return new StandardOutput(host.context(), host.output(), shared);
    }
    if (host.context().sys().files().statusOf(path) instanceof StatResult.Found(FileStatus status)
        && status.isCharacterDevice()) {
      return new DeviceOutput(host.context(), host.output(), shared, path, false);
    }
    return new SingleFileOutput(host, settings, rotations, path);
  }
}

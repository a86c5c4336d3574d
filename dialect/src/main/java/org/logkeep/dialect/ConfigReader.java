package org.logkeep.dialect;

import java.util.List;
import java.util.Optional;
import org.logkeep.topology.diagnostic.SourceText;

/** What a front-end may see of the file system. */
public interface ConfigReader {
  /** What a path names. */
  enum Kind {
    /** Nothing. */
    MISSING,
    /** A plain file that may not be executed. */
    FILE,
    /** A plain file that may be executed. */
    PROGRAM,
    /** A directory. */
    DIRECTORY,
    /** A terminal. */
    TERMINAL,
    /** A named pipe. */
    PIPE,
    /** Another device, or a socket. */
    OTHER
  }

  /** The content of a file, or nothing if it cannot be read. */
  Optional<SourceText> read(String path);

  /** The paths that a shell pattern names, sorted by their bytes; empty if it names none. */
  List<String> expand(String pattern);

  /** What a path names. */
  Kind kind(String path);
}

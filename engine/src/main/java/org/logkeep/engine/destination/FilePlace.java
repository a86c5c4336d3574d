package org.logkeep.engine.destination;

import java.util.Optional;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.FileStatus;

/** Where a log file is, and how it is opened there. */
interface FilePlace {
  /** Its path, for messages. */
  String path();

  /** Opens the file for appending, and makes it where it is missing. */
  DiskFile open() throws DiskException;

  /** What has the file's name now; empty if nothing has. */
  Optional<FileStatus> current() throws DiskException;
}

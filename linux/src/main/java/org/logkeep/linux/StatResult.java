package org.logkeep.linux;

/** The answer to a question about a file: its status, or why there is none. */
public sealed interface StatResult {

  /**
   * The status, for whom there is no going on without it.
   *
   * @param attempt what was tried, for the message
   */
  FileStatus orThrow(String attempt, String path) throws DiskException;

  /** The file is there. */
  record Found(FileStatus status) implements StatResult {
    @Override
    public FileStatus orThrow(String attempt, String path) {
      return status;
    }
  }

  /**
   * It could not be looked at; most often {@code ENOENT}.
   *
   * @param errno positive error number
   */
  record Failed(int errno) implements StatResult {
    @Override
    public FileStatus orThrow(String attempt, String path) throws DiskException {
      throw new DiskException(attempt, path, errno);
    }
  }
}

package org.logkeep.linux;

/** The answer to a question about a file: its status, or why there is none. */
public sealed interface StatResult {

  /** The file is there. */
  record Found(FileStatus status) implements StatResult {}

  /**
   * It could not be looked at; most often {@code ENOENT}.
   *
   * @param errno positive error number
   */
  record Failed(int errno) implements StatResult {}
}

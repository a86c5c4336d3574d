package org.logkeep.linux;

/**
 * What new files and directories look like. Permissions are set exactly, whatever the umask, if
 * {@code exact}.
 *
 * @param fileMode permissions of a new file
 * @param uid owner of a new file, -1 for the process's
 * @param gid group of a new file, -1 for the process's
 * @param makeDirectories whether missing directories are made
 * @param directoryMode permissions of a new directory
 * @param directoryUid owner of a new directory, -1 for the process's
 * @param directoryGid group of a new directory, -1 for the process's
 * @param exact set permissions against the umask
 */
public record Placement(
    int fileMode,
    int uid,
    int gid,
    boolean makeDirectories,
    int directoryMode,
    int directoryUid,
    int directoryGid,
    boolean exact) {

  /** Files of a mode, less the umask, in directories that exist. */
  public static Placement files(int mode) {
    return new Placement(mode, -1, -1, false, 0x1ED, -1, -1, false);
  }

  int dressFile(FileCalls files, int fd) {
    return dress(files, fd, fileMode, uid, gid);
  }

  int dressDirectory(FileCalls files, int fd) {
    return dress(files, fd, directoryMode, directoryUid, directoryGid);
  }

  private int dress(FileCalls files, int fd, int mode, int owner, int group) {
    // Owner first: changing it takes set-id bits away.
    if (owner >= 0 || group >= 0) {
      int result = files.changeOwner(fd, owner, group);
      if (result < 0) {
        return result;
      }
    }
    return exact ? files.changeMode(fd, mode) : 0;
  }
}

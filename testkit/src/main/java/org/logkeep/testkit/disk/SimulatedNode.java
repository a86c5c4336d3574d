package org.logkeep.testkit.disk;

import org.logkeep.linux.FileStatus;

/** A file or directory of the simulated disk, whatever names it has. */
final class SimulatedNode {

  static final int REGULAR = 0x8000;
  static final int DIRECTORY = 0x4000;

  final long inode;
  final int type;
  final SimulatedContent content;
  int permissions;
  int uid;
  int gid;
  long modified;

  SimulatedNode(long inode, int type, int permissions) {
    this(inode, type, permissions, new SimulatedContent());
  }

  private SimulatedNode(long inode, int type, int permissions, SimulatedContent content) {
    this.inode = inode;
    this.type = type;
    this.permissions = permissions;
    this.content = content;
  }

  SimulatedNode with(SimulatedContent other) {
    SimulatedNode copy = new SimulatedNode(inode, type, permissions, other);
    copy.uid = uid;
    copy.gid = gid;
    copy.modified = modified;
    return copy;
  }

  FileStatus status(int links) {
    return new FileStatus(
        1, inode, type | permissions, links, uid, gid, content.size(), modified, 0);
  }
}

package org.logkeep.check.tail;

/** How hard to look for the rest of a log that is no longer the file it was. */
public enum Following {
  /** As logtail: a new file is read from its start, the rest of the old one is not looked for. */
  NONE,
  /**
   * As logtail2: the rest of the file that savelog, logrotate or dateext names, if it is the old
   * one.
   */
  DETECTORS,
  /**
   * Every rotated sibling, compressed ones too, found by inode and by content; copytruncate is
   * noticed; files that came and went between two visits are read as well.
   */
  THOROUGH
}

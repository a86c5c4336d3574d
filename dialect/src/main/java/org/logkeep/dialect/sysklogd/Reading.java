package org.logkeep.dialect.sysklogd;

/** Whose reading of {@code syslog.conf} holds, where the programs differ. */
public enum Reading {
  /** sysklogd 2.x. */
  SYSKLOGD,
  /** rsyslog 8: {@code @@host} is TCP, a property filter has its action on its own line. */
  RSYSLOG,
  /** GNU inetutils: {@code security} is another name of {@code auth}. */
  INETUTILS,
  /** Debian's old sysklogd 1.5: no blocks, {@code security} is another name of {@code auth}. */
  SYSKLOGD_1;

  /** Whether lines that begin with {@code !}, {@code +}, {@code -} and {@code :} are blocks. */
  boolean blocks() {
    return this == SYSKLOGD || this == INETUTILS;
  }

  /** Whether {@code #!} and the like are blocks too, rather than remarks. */
  boolean hashedBlocks() {
    return this == SYSKLOGD || this == INETUTILS;
  }

  /** Whether the words of sysklogd 2.x are settings. */
  boolean settings() {
    return this == SYSKLOGD;
  }
}

package org.logkeep.linux;

/**
 * Settings of the kernel's log, syslog(2). Its text is read from {@code /dev/kmsg} or {@code
 * /proc/kmsg}.
 */
public final class KernelLog {

  private static final int CONSOLE_OFF = 6;
  private static final int CONSOLE_ON = 7;
  private static final int CONSOLE_LEVEL = 8;
  private static final int UNREAD = 9;

  private final ProcessCalls process;

  /** The log of the running kernel. */
  public KernelLog(Sys sys) {
    this.process = sys.process();
  }

  /**
   * Lets only messages more urgent than a level onto the console.
   *
   * @param level 1 to 8
   */
  public int consoleLevel(int level) {
    return process.kernelLog(CONSOLE_LEVEL, level);
  }

  /** Turns messages on the console on or off. */
  public int console(boolean on) {
    return process.kernelLog(on ? CONSOLE_ON : CONSOLE_OFF, 0);
  }

  /** Bytes that nobody has read yet. */
  public int unread() {
    return process.kernelLog(UNREAD, 0);
  }
}

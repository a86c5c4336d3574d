package org.logkeep.linux;

/**
 * The few places where the kernel's binary interface differs between processors. Everything that is
 * not named here is the same on all of them (asm-generic).
 *
 * @param directory {@code O_DIRECTORY}, open(2)
 * @param noFollow {@code O_NOFOLLOW}, open(2)
 * @param epollEventSize bytes of a {@code struct epoll_event}: packed on x86-64 only, epoll_ctl(2)
 * @param epollDataOffset where its {@code data} begins
 * @param utmpSize bytes of a {@code struct utmp}: x86-64 keeps the 32-bit layout, utmp(5)
 */
record Abi(int directory, int noFollow, int epollEventSize, int epollDataOffset, int utmpSize) {

  private static final Abi X86_64 = new Abi(0x10000, 0x20000, 12, 4, 384);
  private static final Abi AARCH64 = new Abi(0x4000, 0x8000, 16, 8, 400);

  /**
   * The interface of the running machine.
   *
   * @throws UnsupportedOperationException on a processor that Logkeep was not ported to
   */
  static Abi current() {
    String processor = System.getProperty("os.arch", "");
    return switch (processor) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64" -> AARCH64;
      default ->
          throw new UnsupportedOperationException(
              "Logkeep knows the Linux system calls of amd64 and aarch64, not of " + processor);
    };
  }
}

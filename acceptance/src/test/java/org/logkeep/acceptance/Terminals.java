package org.logkeep.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.testkit.peer.RunningProgram;

/**
 * Users of an {@link OwnSystem} who are logged in at terminals of their own, as its utmp(5) tells.
 * What a terminal shows is filed under its user's name in the directory of the test.
 */
public final class Terminals implements AutoCloseable {
  /** Makes the terminals, tells of them, and copies what they show. */
  private static final String SCRIPT =
      """
      import os, platform, pty, selectors, struct, sys, tty
      size = 400 if platform.machine() == 'aarch64' else 384
      ready = selectors.DefaultSelector()
      records = b''
      for login in sys.argv[2:]:
        name, mode, path = login.split(':')
        master, slave = pty.openpty()
        tty.setraw(slave)
        terminal = os.ttyname(slave)
        os.chmod(terminal, int(mode, 8))
        records += struct.pack('hxxi32s4s32s256s', 7, os.getpid(), terminal[5:].encode(), b'',
                               name.encode(), b'').ljust(size, b'\\0')
        ready.register(master, selectors.EVENT_READ, open(path, 'wb', 0))
        print(terminal, flush=True)
      with open(sys.argv[1], 'wb') as utmp:
        utmp.write(records)
      print('ready', flush=True)
      while True:
        for key, _ in ready.select():
          key.fileobj >= 0 and key.data.write(os.read(key.fd, 65536))
      """;

  private final Path directory;
  private final RunningProgram program;

  private Terminals(Path directory, RunningProgram program) {
    this.directory = directory;
    this.program = program;
  }

  /**
   * Logs users in.
   *
   * @param users each {@code NAME:MODE}, the mode of the terminal in octal digits
   */
  public static Terminals logIn(Path directory, OwnSystem system, String... users)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("python3", "-c", SCRIPT, system.at("/run/utmp").toString()));
    for (String user : users) {
      command.add(user + ":" + directory.resolve(user.substring(0, user.indexOf(':'))));
    }
    RunningProgram program = RunningProgram.start(directory.resolve("logins"), Map.of(), command);
    program.await("the logins", () -> program.printed().endsWith("ready\n"));
    return new Terminals(directory, program);
  }

  /** The devices, in the order of the users. */
  public List<String> devices() throws IOException {
    return program.printed().lines().takeWhile(line -> line.startsWith("/dev/")).toList();
  }

  /** What the terminal of a user has shown. */
  public String shown(String user) throws IOException {
    return Files.readString(directory.resolve(user), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    program.close();
  }
}

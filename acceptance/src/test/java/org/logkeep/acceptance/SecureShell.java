package org.logkeep.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.logkeep.testkit.peer.RunningProgram;

/** A real sshd on a port of the loopback address, which logs to {@code /dev/log} of its system. */
public final class SecureShell implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;
  private final RunningProgram program;
  private final int port;

  private SecureShell(Path directory, RunningProgram program, int port) {
    this.directory = directory;
    this.program = program;
    this.port = port;
  }

  /** Starts it and waits until it listens. */
  public static SecureShell start(Path directory, OwnSystem system)
      throws IOException, InterruptedException {
    int port = freePort();
    Path key = directory.resolve("host-key");
    run(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()));
    Files.createDirectories(system.at("/run/sshd"));
    Path configuration =
        Files.writeString(
            directory.resolve("sshd_config"),
            """
            ListenAddress 127.0.0.1
            Port %d
            HostKey %s
            PidFile none
            UsePAM no
            UseDNS no
            PermitRootLogin yes
            PasswordAuthentication yes
            """
                .formatted(port, key));
    RunningProgram program =
        RunningProgram.start(
            directory.resolve("sshd.console"),
            Map.of(),
            system.within(List.of("/usr/sbin/sshd", "-D", "-f", configuration.toString())));
    program.awaitPort(port);
    return new SecureShell(directory, program, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static void run(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.inheritIO().start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("%s", builder.command()).isZero();
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /** Tries to log in as root with a password that is not accepted. */
  public void tryPassword(String password) throws IOException, InterruptedException {
    Path asker = Files.writeString(directory.resolve("ask"), "#!/bin/sh\necho " + password + "\n");
    Files.setPosixFilePermissions(asker, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder client =
        new ProcessBuilder(
                "ssh",
                "-F",
                "none",
                "-p",
                Integer.toString(port),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "PreferredAuthentications=password",
                "-o",
                "NumberOfPasswordPrompts=1",
                "root@127.0.0.1",
                "true")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("ssh.console").toFile());
    client.environment().put("SSH_ASKPASS", asker.toString());
    client.environment().put("SSH_ASKPASS_REQUIRE", "force");
    Process process = client.start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("ssh refused").isEqualTo(255);
  }

  @Override
  public void close() {
    program.close();
  }
}

package org.logkeep.check.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.check.CheckException;
import org.logkeep.check.conf.Variables;

/**
 * How to reach a mail server.
 *
 * @param host its name
 * @param port its port
 * @param startTls whether the connection must be encrypted by STARTTLS before anything else is said
 * @param login user name and password, if the server wants them
 * @param from sender address
 * @param trusted a PEM file with the certificates to trust instead of the system's
 */
public record SmtpAccount(
    String host,
    int port,
    boolean startTls,
    Optional<Login> login,
    String from,
    Optional<Path> trusted) {

  /** User name and password. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user + ":(not shown)";
    }
  }

  /**
   * The account of a configuration; empty when it names no server, and the local sendmail is meant.
   *
   * @param thisHost name of this machine, for the sender's address
   */
  public static Optional<SmtpAccount> of(Variables variables, String thisHost) {
    String host = variables.get("SMTP_HOST");
    if (host.isEmpty()) {
      return Optional.empty();
    }
    boolean tls = yes("SMTP_STARTTLS", variables.get("SMTP_STARTTLS"));
    String from = variables.get("SMTP_FROM");
    String authFile = variables.get("SMTP_AUTH_FILE");
    String caFile = variables.get("SMTP_CA_FILE");
    Optional<Login> login =
        authFile.isEmpty() ? Optional.empty() : Optional.of(login(Path.of(authFile)));
    if (login.isPresent() && !tls) {
      throw new CheckException(
          "SMTP_AUTH_FILE needs SMTP_STARTTLS=yes: a password is not sent in the clear");
    }
    return Optional.of(
        new SmtpAccount(
            host,
            port(variables.get("SMTP_PORT"), tls),
            tls,
            login,
            from.isEmpty() ? "logcheck@" + thisHost : from,
            caFile.isEmpty() ? Optional.empty() : Optional.of(Path.of(caFile))));
  }

  private static int port(String text, boolean tls) {
    if (text.isEmpty()) {
      return tls ? 587 : 25;
    }
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new CheckException("SMTP_PORT is no port number: " + text);
    }
    throw new CheckException("SMTP_PORT is no port number: " + text);
  }

  private static boolean yes(String name, String text) {
    return switch (text) {
      case "yes", "1", "true" -> true;
      case "", "no", "0", "false" -> false;
      default -> throw new CheckException(name + " is neither yes nor no: " + text);
    };
  }

  /** Two lines, user and password, in a file that only its owner can read. */
  private static Login login(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      if (mode.stream()
          .anyMatch(p -> p.name().startsWith("GROUP_") || p.name().startsWith("OTHERS_"))) {
        throw new CheckException(
            "SMTP_AUTH_FILE " + file + " can be read by others; chmod 600 " + file);
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() < 2 || lines.get(0).isBlank()) {
        throw new CheckException(
            "SMTP_AUTH_FILE " + file + " must have the user in line 1, the password in line 2");
      }
      return new Login(lines.get(0), lines.get(1));
    } catch (IOException e) {
      throw new CheckException("SMTP_AUTH_FILE " + file + " could not be read");
    }
  }
}

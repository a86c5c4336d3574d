package org.logkeep.cli.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real mail server (aiosmtpd) as a process. */
final class MailServer implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final Path certificate;
  private final int port;

  private MailServer(Process process, Path folder, int port) {
    this.process = process;
    this.folder = folder;
    this.certificate = folder.resolve("certificate.pem");
    this.port = port;
  }

  /** A server that takes everything. */
  static MailServer open(Path folder) throws IOException, InterruptedException {
    return start(folder, 0, List.of());
  }

  /** A server that takes everything, on a port known before. */
  static MailServer open(Path folder, int port) throws IOException, InterruptedException {
    return start(folder, port, List.of());
  }

  /** A server that wants STARTTLS and the user {@code ops} with the password {@code geheim}. */
  static MailServer guarded(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path certificate = folder.resolve("certificate.pem");
    Path key = folder.resolve("key.pem");
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=mail.test",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (openssl.waitFor() != 0) {
      throw new IOException("openssl made no certificate");
    }
    return start(folder, 0, List.of(certificate.toString(), key.toString()));
  }

  private static MailServer start(Path folder, int wanted, List<String> more)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path script = folder.resolve("smtpd.py");
    try (InputStream in = MailServer.class.getResourceAsStream("smtpd.py")) {
      if (in == null) {
        throw new IOException("smtpd.py is missing");
      }
      Files.write(script, in.readAllBytes());
    }
    // the distribution's Python, whose packages the distribution installs
    List<String> command =
        new ArrayList<>(List.of("/usr/bin/python3", script.toString(), folder.toString()));
    command.addAll(more);
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("SMTPD_PORT", Integer.toString(wanted));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String port = out.readLine();
    if (port == null) {
      process.waitFor();
      throw new IOException(
          "no mail server (package python3-aiosmtpd): " + Files.readString(errors));
    }
    return new MailServer(process, folder, Integer.parseInt(port));
  }

  int port() {
    return port;
  }

  /** The certificate to trust. */
  Path certificate() {
    return certificate;
  }

  /** All messages taken so far, the envelope on top. */
  List<String> messages() throws IOException {
    List<String> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".eml")).sorted().toList()) {
        messages.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return messages;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

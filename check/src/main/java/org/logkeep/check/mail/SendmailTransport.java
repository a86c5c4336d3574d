package org.logkeep.check.mail;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The local {@code sendmail}: the first on the path, called with {@code -oi} and the recipient. */
public final class SendmailTransport implements MailTransport {
  private final String path;

  /** Looks for sendmail along a search path; as a last resort where every mailer puts it. */
  public SendmailTransport(String path) {
    this.path = path;
  }

  @Override
  public int send(MailMessage message) throws IOException {
    Path program =
        find().orElseThrow(() -> new IOException("no sendmail program on the path " + path));
    Process sendmail =
        new ProcessBuilder(program.toString(), "-oi", message.to())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Optional<IOException> broken = Optional.empty();
    try (OutputStream in = new BufferedOutputStream(sendmail.getOutputStream(), 1 << 16)) {
      new MimeWriter(in, "\n").write(message);
    } catch (IOException e) {
      broken = Optional.of(e);
    }
    int status = waitFor(sendmail);
    if (status == 0 && broken.isPresent()) {
      throw broken.get();
    }
    return status;
  }

  private static int waitFor(Process sendmail) throws IOException {
    try {
      return sendmail.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sendmail was working", e);
    }
  }

  private Optional<Path> find() {
    for (String folder : (path + ":/usr/sbin:/usr/lib").split(":")) {
      Path candidate = Path.of(folder.isEmpty() ? "." : folder, "sendmail");
      if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}

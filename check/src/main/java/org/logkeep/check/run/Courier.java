package org.logkeep.check.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.check.lines.SpillBuffer;
import org.logkeep.check.mail.Attachment;
import org.logkeep.check.mail.MailMessage;
import org.logkeep.check.mail.MailTransport;
import org.logkeep.check.mail.SendmailTransport;
import org.logkeep.check.mail.SmtpAccount;
import org.logkeep.check.mail.SmtpTransport;

/** Addresses and sends the mails of a run. */
final class Courier {
  private final CheckSettings settings;
  private final InstantSource clock;
  private final ZoneId zone;

  Courier(CheckSettings settings, InstantSource clock, ZoneId zone) {
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * The subject of a report: {@code [logcheck] Reboot: HOST DATE TITLE}, its first two words as
   * configured.
   */
  String subject(String title) {
    String tag = settings.variables().get("ADDTAG").equals("yes") ? "[logcheck] " : "";
    String reboot = settings.reboot() ? "Reboot: " : "";
    return tag + reboot + host() + " " + date() + " " + title;
  }

  /** The classic subject: {@code HOST MM/DD/YY:HH.MM TITLE}. */
  String classicSubject(String title) {
    return host() + " " + now("MM/dd/yy:HH.mm") + " " + title;
  }

  /** Name of this machine. */
  String host() {
    return settings.hostName().isEmpty()
        ? HostName.of(settings.variables().isOne("FQDN"))
        : settings.hostName();
  }

  /** The date for subjects. */
  String date() {
    return settings.variables().given("DATE").orElseGet(() -> now("yyyy-MM-dd HH:mm xx"));
  }

  /** Sends a report; the status is the mailer's. */
  int send(String subject, SpillBuffer report, Optional<SpillBuffer> html) throws IOException {
    MailMessage message =
        new MailMessage(
            settings.variables().get("SENDMAILTO"),
            subject,
            report,
            html,
            settings.attachment(),
            settings.variables().get("MIMEENCODING"));
    return transport().send(message);
  }

  /** Sends word that a run has failed. */
  int sendFailure(String reason, Path workFolder) throws IOException {
    try (SpillBuffer text = new SpillBuffer(1 << 20, () -> workFolder)) {
      text.write(
          new FailureText(settings.environment(), settings.variables())
              .of(reason)
              .getBytes(StandardCharsets.UTF_8));
      String subject = "Logcheck: " + host() + " " + date() + " exiting due to errors";
      return transport()
          .send(
              new MailMessage(
                  settings.variables().get("SENDMAILTO"),
                  subject,
                  text,
                  Optional.empty(),
                  Attachment.NONE,
                  ""));
    }
  }

  private MailTransport transport() {
    Optional<SmtpAccount> account = SmtpAccount.of(settings.variables(), host());
    return account.isPresent()
        ? new SmtpTransport(account.get(), clock)
        : new SendmailTransport(settings.environment().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  private String now(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .format(ZonedDateTime.ofInstant(clock.instant(), zone));
  }
}

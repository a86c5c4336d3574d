package org.logkeep.check.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Hands mail to a server by SMTP. The name in the server's certificate is checked. */
public final class SmtpTransport implements MailTransport {
  private static final String TIMEOUT_MILLIS = "60000";

  private final SmtpAccount account;
  private final InstantSource clock;

  /** Sends through an account. */
  public SmtpTransport(SmtpAccount account, InstantSource clock) {
    this.account = account;
    this.clock = clock;
  }

  @Override
  public int send(MailMessage message) throws IOException {
    Path file = Files.createTempFile("logkeep-mail", ".eml");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        new MimeWriter(out, "\r\n").write(message);
      }
      Session session = Session.getInstance(properties());
      // a report of any size is sent from the file, not from memory
      try (SharedFileInputStream in = new SharedFileInputStream(file.toFile());
          Transport transport = session.getTransport("smtp")) {
        MimeMessage mail = mail(session, in, message);
        if (account.login().isPresent()) {
          SmtpAccount.Login login = account.login().get();
          transport.connect(account.host(), account.port(), login.user(), login.password());
        } else {
          transport.connect(account.host(), account.port(), "", "");
        }
        Address[] recipients = InternetAddress.parse(recipients(message.to()), false);
        transport.sendMessage(mail, recipients);
      }
      return 0;
    } catch (MessagingException | GeneralSecurityException e) {
      throw new IOException(
          "mail server " + account.host() + ":" + account.port() + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** A bare name such as {@code root} is somebody at the machine the mail comes from. */
  private String recipients(String to) {
    String domain = account.from().substring(account.from().indexOf('@') + 1);
    StringBuilder all = new StringBuilder();
    for (String one : to.split(",")) {
      String name = one.strip();
      if (!name.isEmpty()) {
        all.append(all.isEmpty() ? "" : ",").append(name);
        all.append(name.indexOf('@') < 0 ? "@" + domain : "");
      }
    }
    return all.toString();
  }

  private MimeMessage mail(Session session, InputStream text, MailMessage message)
      throws MessagingException {
    MimeMessage mail = new MimeMessage(session, text);
    mail.setHeader("From", account.from());
    mail.setHeader("To", recipients(message.to()));
    mail.setSentDate(Date.from(clock.instant()));
    return mail;
  }

  private Properties properties() throws IOException, GeneralSecurityException {
    Properties p = new Properties();
    p.setProperty("mail.smtp.host", account.host());
    p.setProperty("mail.smtp.port", Integer.toString(account.port()));
    p.setProperty("mail.smtp.from", account.from());
    p.setProperty("mail.smtp.auth", Boolean.toString(account.login().isPresent()));
    p.setProperty("mail.smtp.starttls.enable", Boolean.toString(account.startTls()));
    p.setProperty("mail.smtp.starttls.required", Boolean.toString(account.startTls()));
    p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    p.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    p.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
    p.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    if (account.trusted().isPresent()) {
      p.put("mail.smtp.ssl.socketFactory", trusting(account.trusted().get()).getSocketFactory());
    }
    return p;
  }

  private static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + number++, certificate);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}

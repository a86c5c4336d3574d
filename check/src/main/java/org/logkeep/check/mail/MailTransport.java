package org.logkeep.check.mail;

import java.io.IOException;

/** Hands mail over to somebody who is responsible for it from then on. */
public interface MailTransport {
  /**
   * Hands a mail over.
   *
   * @return 0 when it was taken, else the status that says why not, as of {@code sysexits.h}
   * @throws IOException when nobody could be reached
   */
  int send(MailMessage message) throws IOException;
}

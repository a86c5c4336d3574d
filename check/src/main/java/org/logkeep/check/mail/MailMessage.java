package org.logkeep.check.mail;

import java.util.Optional;
import org.logkeep.check.lines.SpillBuffer;

/**
 * A mail about a report.
 *
 * @param to recipients as configured, one or several separated by commas
 * @param subject one line
 * @param text the report
 * @param html the same as a page, if wanted
 * @param attachment where the text goes
 * @param encoding a forced transfer encoding, or empty to pick one by the content
 */
public record MailMessage(
    String to,
    String subject,
    SpillBuffer text,
    Optional<SpillBuffer> html,
    Attachment attachment,
    String encoding) {}

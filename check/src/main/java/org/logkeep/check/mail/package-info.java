/**
 * How a report travels: MIME, the local {@code sendmail}, SMTP. May not live here: what the report
 * says.
 */
@NullMarked
package org.logkeep.check.mail;

import org.jspecify.annotations.NullMarked;

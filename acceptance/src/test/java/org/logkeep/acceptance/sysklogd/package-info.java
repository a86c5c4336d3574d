/**
 * The real command in the place of {@code syslogd}, driven as administrators, scripts and local
 * programs drive it.
 */
@NullMarked
package org.logkeep.acceptance.sysklogd;

import org.jspecify.annotations.NullMarked;

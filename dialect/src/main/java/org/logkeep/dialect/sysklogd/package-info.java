/**
 * The language of the classic syslogd: {@code syslog.conf} as sysklogd 2.7 reads it, and the ways
 * in which rsyslog, GNU inetutils and the old sysklogd 1.5 read it otherwise.
 *
 * <p>{@code ConfigLines} makes lines, {@code SyslogConfParser} statements, {@code SysklogdBinder} a
 * topology, {@code SysklogdPrinter} text again. {@code docs/differences.md} lists what is mended
 * rather than copied.
 */
@NullMarked
package org.logkeep.dialect.sysklogd;

import org.jspecify.annotations.NullMarked;

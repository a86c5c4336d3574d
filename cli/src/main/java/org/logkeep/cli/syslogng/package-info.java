/**
 * The command line of {@code syslog-ng}: its options, exit codes and words, in front of the daemon.
 */
@NullMarked
package org.logkeep.cli.syslogng;

import org.jspecify.annotations.NullMarked;

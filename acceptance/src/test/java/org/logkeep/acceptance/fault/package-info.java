/**
 * What must hold when things go wrong: the real command, real sockets, files and file systems.
 *
 * <p>Every test ends with the ledger: it balances, and the daemon still takes a fresh record. The
 * tests are short; with {@code -Dlogkeep.long=true} those that load the daemon run for a minute.
 */
@NullMarked
package org.logkeep.acceptance.fault;

import org.jspecify.annotations.NullMarked;

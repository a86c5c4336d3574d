/**
 * Errors and warnings that point at the text they speak of: spans, diagnostics, their collector and
 * their printers.
 *
 * <p>Everything that reads a configuration reports through here; nothing here knows a language.
 */
@NullMarked
package org.logkeep.topology.diagnostic;

import org.jspecify.annotations.NullMarked;

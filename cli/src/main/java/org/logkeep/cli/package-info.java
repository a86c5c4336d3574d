/**
 * The {@code logkeep} command and the classic names: the one place that assembles components of all
 * modules.
 *
 * <p>Command lines are read here, and what they ask for is done by the modules below.
 */
@NullMarked
package org.logkeep.cli;

import org.jspecify.annotations.NullMarked;

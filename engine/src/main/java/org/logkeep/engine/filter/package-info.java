/**
 * Conditions compiled to functions from a selection to a smaller one, and rewrites. Nothing here
 * does I/O.
 */
@NullMarked
package org.logkeep.engine.filter;

import org.jspecify.annotations.NullMarked;

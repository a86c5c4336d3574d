/**
 * The one intermediate form of every configuration: what the front-ends produce and the engine
 * runs.
 *
 * <p>Nothing here knows a configuration language, and nothing behind it knows which one a rule came
 * from. All types are immutable, and every element keeps the {@link
 * org.logkeep.topology.diagnostic.Span} that it came from, so that errors, lint, explanations and
 * statistics can name file, line and column.
 */
@NullMarked
package org.logkeep.topology;

import org.jspecify.annotations.NullMarked;

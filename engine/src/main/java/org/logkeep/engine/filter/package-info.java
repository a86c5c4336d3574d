/**
 * Conditions compiled to functions from a selection to a smaller one, and rewrites. Nothing here
 * does I/O.
 *
 * <p>{@link org.logkeep.engine.filter.PlanCompiler} is the way in: it compiles the conditions,
 * templates and rewrites of one plan, and then searches all their patterns at once. Filter
 * functions live in {@code function} and rewrites in {@code rewrite}, one file each. What is
 * compiled here is confined to one thread.
 */
@NullMarked
package org.logkeep.engine.filter;

import org.jspecify.annotations.NullMarked;

/**
 * Rules that look for what is legal but surely not meant, in any dialect: they know the topology
 * and nothing else. One rule is one class with its code, its text and its test; {@link
 * org.logkeep.topology.lint.Linter} runs them all.
 */
@NullMarked
package org.logkeep.topology.lint;

import org.jspecify.annotations.NullMarked;

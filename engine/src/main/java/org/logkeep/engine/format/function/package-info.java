/**
 * The template functions: one file each, all of them listed in {@link
 * org.logkeep.engine.format.function.Functions}.
 */
@NullMarked
package org.logkeep.engine.format.function;

import org.jspecify.annotations.NullMarked;

/**
 * Templates compiled to writers of bytes: macros, template functions, stamps. Nothing here does
 * I/O.
 *
 * <p>A compiled {@link org.logkeep.engine.format.Formatter} keeps small caches and scratch buffers
 * of its own and is therefore confined to one thread; a second thread compiles the template once
 * more. Macros live in {@code macro}, one file a theme, template functions in {@code function}, one
 * file each, what they know of time in {@code stamp}.
 */
@NullMarked
package org.logkeep.engine.format;

import org.jspecify.annotations.NullMarked;

/**
 * The macros: one file a theme, all of them listed in {@link
 * org.logkeep.engine.format.macro.Macros}.
 */
@NullMarked
package org.logkeep.engine.format.macro;

import org.jspecify.annotations.NullMarked;

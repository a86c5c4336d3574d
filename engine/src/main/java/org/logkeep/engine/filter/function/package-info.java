/**
 * The filter functions: one file each, all of them listed in {@link
 * org.logkeep.engine.filter.function.Filters}.
 */
@NullMarked
package org.logkeep.engine.filter.function;

import org.jspecify.annotations.NullMarked;

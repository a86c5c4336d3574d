/**
 * The rewrites: one file each, all of them listed in {@link
 * org.logkeep.engine.filter.rewrite.Rewrites}.
 */
@NullMarked
package org.logkeep.engine.filter.rewrite;

import org.jspecify.annotations.NullMarked;

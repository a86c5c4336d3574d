/**
 * Options as data: their names, types, units, defaults, bounds and texts, and the values that a
 * configuration gives.
 *
 * <p>Reference pages, help texts and the checks of values are all made from these descriptors.
 */
@NullMarked
package org.logkeep.topology.option;

import org.jspecify.annotations.NullMarked;

/**
 * Templates: recipes that make text from a record, as a list of literal bytes, macros and function
 * calls.
 *
 * <p>A dialect's own spelling of templates stays in its package; here is what they all mean.
 */
@NullMarked
package org.logkeep.topology.template;

import org.jspecify.annotations.NullMarked;

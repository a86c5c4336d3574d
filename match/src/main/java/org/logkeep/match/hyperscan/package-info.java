/**
 * The binding to Hyperscan, a library that matches many regular expressions at once: its functions
 * through {@code java.lang.foreign}, compiled databases, and scanning. May not live here: what a
 * pattern means; expressions come ready, in the part of Perl's syntax that Hyperscan takes.
 *
 * <p>Beside the module {@code linux} this is the only place that calls native code. It does not
 * call the C library on its own account, only what Hyperscan hands out is given back through {@code
 * free(3)}.
 */
@NullMarked
package org.logkeep.match.hyperscan;

import org.jspecify.annotations.NullMarked;

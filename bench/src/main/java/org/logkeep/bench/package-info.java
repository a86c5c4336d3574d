/** Benchmarks, a package for each module that they measure, and load from end to end. */
@NullMarked
package org.logkeep.bench;

import org.jspecify.annotations.NullMarked;

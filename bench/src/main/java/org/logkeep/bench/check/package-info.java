/** Benchmarks of log checking. */
@NullMarked
package org.logkeep.bench.check;

import org.jspecify.annotations.NullMarked;

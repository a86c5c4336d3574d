/** Benchmarks of the wire formats: framing, parsing, stamps; and of the batch's block of bytes. */
@NullMarked
package org.logkeep.bench.record;

import org.jspecify.annotations.NullMarked;

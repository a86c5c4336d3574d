/** Benchmarks of the engine's stages: match, route by condition, format. */
@NullMarked
package org.logkeep.bench.engine;

import org.jspecify.annotations.NullMarked;

/**
 * The runtime: takes a topology and moves records along it.
 *
 * <p>One thread, the {@link org.logkeep.engine.Reactor}, waits for all sources, reads a block of
 * bytes, frames, parses, routes and formats all of it, and appends the result to the destinations'
 * buffers: run to completion, no hand-over a message. A destination that can block (a disk that is
 * slow or asked to sync, a program) has a writer thread of its own, which takes whole buffers.
 *
 * <p>Nothing here knows a configuration language.
 */
@NullMarked
package org.logkeep.engine;

import org.jspecify.annotations.NullMarked;

/**
 * Why a message goes where it goes: a topology is built by the engine itself, with sources that are
 * fed by hand and destinations that only show what they would write, and an observer looks on.
 * There is no second implementation of routing or formatting here.
 */
@NullMarked
package org.logkeep.engine.explain;

import org.jspecify.annotations.NullMarked;

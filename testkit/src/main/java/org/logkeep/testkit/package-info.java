/**
 * For tests only; its parts are packages: a simulated disk, the loss oracle, peers as processes.
 */
@NullMarked
package org.logkeep.testkit;

import org.jspecify.annotations.NullMarked;

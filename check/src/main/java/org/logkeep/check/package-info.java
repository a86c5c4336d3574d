/** Checking logs as logcheck does; its parts are packages, this one has what all may throw. */
@NullMarked
package org.logkeep.check;

import org.jspecify.annotations.NullMarked;

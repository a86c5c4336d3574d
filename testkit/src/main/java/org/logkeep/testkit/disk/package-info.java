/**
 * A disk that forgets: the simulated side of {@link org.logkeep.linux.Disk}. It can fail, fill up,
 * and be stopped at any operation, by the death of the process or by a power cut; and it then has
 * what a real disk might have.
 */
@NullMarked
package org.logkeep.testkit.disk;

import org.jspecify.annotations.NullMarked;

/** {@code metalog} as a process: its files, commands, signals and rotation. */
@NullMarked
package org.logkeep.acceptance.metalog;

import org.jspecify.annotations.NullMarked;

/** The sources, one file each: what reads records from sockets, files, the kernel. */
@NullMarked
package org.logkeep.engine.source;

import org.jspecify.annotations.NullMarked;

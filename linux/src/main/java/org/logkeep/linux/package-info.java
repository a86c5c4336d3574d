/**
 * What the operating system gives and the JDK lacks: system calls through {@code
 * java.lang.foreign}, in this one place, and the disk seam with its real side.
 *
 * <p>{@link org.logkeep.linux.Sys} is made once and passed to whoever may touch the system; from it
 * hang the calls by family. Raw calls never throw: each returns a value of at least zero, or the
 * negative error number of {@link org.logkeep.linux.Errno}. What is composed of several calls and
 * belongs to start-up (open and bind a socket, change the user) throws {@link
 * org.logkeep.linux.SysException}, which names the step that failed; the namespace operations of
 * the {@link org.logkeep.linux.Disk} throw {@link org.logkeep.linux.DiskException}.
 *
 * <p>What may live here: bindings, and small classes that make one kernel facility safe to use.
 * What may not: anything that knows of syslog, of configuration or of the engine. No other module
 * calls native code of the C library.
 */
@NullMarked
package org.logkeep.linux;

import org.jspecify.annotations.NullMarked;

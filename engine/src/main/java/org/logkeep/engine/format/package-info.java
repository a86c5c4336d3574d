/**
 * Templates compiled to writers of bytes: macros, template functions, stamps. Nothing here does
 * I/O.
 */
@NullMarked
package org.logkeep.engine.format;

import org.jspecify.annotations.NullMarked;

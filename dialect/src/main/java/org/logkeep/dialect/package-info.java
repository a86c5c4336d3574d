/**
 * What the front-ends of the languages share: reading files, positions in a line, options for the
 * topology, looks at patterns, quotes and lines of another language, and, on the way back into a
 * text, paths made flat ({@code Flattener}), components to be said ({@code PrintedUse}) and the
 * list of what cannot be. May not live here: words of one language, which has a package of its own.
 */
@NullMarked
package org.logkeep.dialect;

import org.jspecify.annotations.NullMarked;

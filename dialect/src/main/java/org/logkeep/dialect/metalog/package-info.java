/**
 * The language of metalog: {@code metalog.conf} as release 20260221 reads it.
 *
 * <p>{@code MetalogLines} tells what a line is, {@code MetalogConfParser} makes sections, {@code
 * MetalogBinder} a topology, {@code MetalogPrinter} text again.
 */
@NullMarked
package org.logkeep.dialect.metalog;

import org.jspecify.annotations.NullMarked;

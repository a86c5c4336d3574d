/**
 * The front-end for {@code syslog-ng.conf}, as release 3.38 reads it.
 *
 * <p>The way of a text: {@code Lexer} makes tokens of one file or block; {@code TokenSource} stacks
 * lexers and carries out the lines that begin with {@code @}; {@code Parser} builds the syntax tree
 * of {@code Tree}, knowing only the shape of statements; {@code Binder} gives words their meaning
 * by the tables of {@code SourceDrivers}, {@code DestinationDrivers} and so on, and produces the
 * topology. Nothing outside of this package knows a word of the language.
 */
@NullMarked
package org.logkeep.dialect.syslogng;

import org.jspecify.annotations.NullMarked;

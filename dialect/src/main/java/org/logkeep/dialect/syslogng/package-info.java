/**
 * The front-end for {@code syslog-ng.conf}, as release 3.38 reads it.
 *
 * <p>The way of a text: {@code Lexer} makes tokens of one file or block; {@code TokenSource} stacks
 * lexers and carries out the lines that begin with {@code @}; {@code Parser} builds the syntax tree
 * of {@code Tree}, knowing only the shape of statements; {@code Paths}, with {@code Inputs} and
 * {@code Branches}, gives words their meaning and produces the topology. Each driver and each
 * filter function is a class of its own, named in {@code SourceDrivers}, {@code DestinationDrivers}
 * or {@code FilterFunctions}. Nothing outside of this package knows a word of the language.
 */
@NullMarked
package org.logkeep.dialect.syslogng;

import org.jspecify.annotations.NullMarked;

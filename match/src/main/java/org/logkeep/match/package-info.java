/**
 * Patterns of every dialect, compiled into one database and matched all at once, on bytes, in
 * linear time.
 *
 * <p>The way of a pattern: {@link org.logkeep.match.PatternSpec} (text and dialect) -> parser
 * ({@code PosixParser}, {@code PcreParser}, {@code PlainParser}) -> one syntax tree ({@code Node})
 * -> either
 *
 * <ul>
 *   <li>a Thompson automaton shared by all patterns of a database ({@code Nfa}), walked as a lazily
 *       built deterministic one ({@code LazyDfa}): this answers <em>which patterns hit</em>; or
 *   <li>a program for one pattern ({@code Program}, {@code Backtracker}): this answers <em>where,
 *       and what the groups hold</em>, under a step budget.
 * </ul>
 *
 * <p>What an automaton cannot say (back-references, look-around) enters the database as a regular
 * superset, and a hit of the superset is put to the program. This is the specification. A second
 * back-end for lines ({@code NativeDatabase}) has Hyperscan say what it can say exactly and the
 * first one the rest; both must agree.
 *
 * <p>Names of files are short and few: {@link org.logkeep.match.ShellPattern} compares one with
 * one.
 *
 * <p>Nothing here does I/O on its own account, keeps static mutable state, or throws on the content
 * of a text; a pattern that cannot be read becomes a {@link org.logkeep.match.PatternProblem}.
 */
@NullMarked
package org.logkeep.match;

import org.jspecify.annotations.NullMarked;

package org.logkeep.topology.diagnostic;

import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Level;

/**
 * Every code that a diagnostic can carry, with what the manual says of it.
 *
 * <p>Codes are stable: a code that is no longer used stays reserved. Ranges: 00 reading files, 01
 * syntax, 02 names, 03 options and values, 04 templates and patterns, 05 lint of the syslog-ng
 * dialect, 06 lint of any dialect, 07 sysklogd, 08 metalog.
 */
public enum DiagnosticCode {
  FILE_MISSING(
      1,
      "a file is missing",
      "An included file or directory does not exist or cannot be read.",
      "Create the file, correct the path, or take the line out. Relative paths are searched in the"
          + " directory of the configuration and then in the include path."),
  INCLUDE_DEPTH(
      2,
      "includes or blocks are nested too deeply",
      "More than 256 includes and blocks stand within one another; usually a file includes itself.",
      "Follow the chain of includes that is shown and break the circle."),
  TOO_LARGE(
      3,
      "the configuration is too large",
      "The expanded configuration exceeds the limits on size, number or depth of its elements.",
      "Look for blocks that call themselves several times, or for generated text."),
  VERSION_MISSING(
      4,
      "the version line is missing",
      "A syslog-ng configuration says which release it is written for in its first line.",
      "Put `@version: 3.38` into the first line."),
  VERSION_BAD(
      5,
      "the version cannot be used",
      "The version line holds no version, or one too old to be understood.",
      "Write `@version: 3.38`, and read what changed since the old one."),
  VERSION_DIFFERS(
      6,
      "the version is not the one that this program follows",
      "The configuration was written for another release; it is read as one of version 3.38.",
      "Nothing needs to be done unless the meaning of something changed in between."),
  PRAGMA_UNKNOWN(
      7,
      "this line with @ is not known",
      "A line that begins with `@` gives an order to the reader of the file.",
      "Known are @version, @include, @define, @requires, @module and @line."),
  MODULE_UNKNOWN(
      8,
      "the module is not there",
      "The configuration asks for a module that this program does not have.",
      "Take the line out if nothing of the module is used."),
  GENERATOR_REFUSED(
      9,
      "programs that write configuration are not run",
      "confgen runs a program and reads what it prints as configuration.",
      "Run the program yourself and include the file that it writes."),
  STRING_OPEN(
      101,
      "a quoted text is not closed",
      "A text that begins with a quote ends with the same quote.",
      "Close it where it should end; the place where it begins is shown."),
  UNEXPECTED(
      102,
      "something else was expected here",
      "The text cannot be understood at this place.",
      "The message says what was found and what could stand there."),
  BLOCK_OPEN(
      103,
      "a block is not closed",
      "A brace or parenthesis was opened and not closed before the next statement or the end.",
      "Put the closing `}` or `)` where the block ends; the place where it was opened is shown."),
  SEMICOLON_MISSING(
      104,
      "a semicolon is missing",
      "Every statement, driver and item of a log path ends with `;`.",
      "Put a `;` at the place that is shown."),
  STATEMENT_UNKNOWN(
      105,
      "this is no statement",
      "A configuration consists of statements: source, destination, filter, log, options and so"
          + " on.",
      "Correct the word; the nearest known ones are shown."),
  EMPTY(
      106,
      "nothing stands where something must",
      "An empty filter or an empty list was given.",
      "Say what is meant, or take the statement out."),
  ORDER(
      107,
      "this stands in the wrong order",
      "Within a log path, items come first, then embedded paths, then flags.",
      "Move it to its place."),
  UNSUPPORTED_STATEMENT(
      108,
      "this statement does not work yet",
      "The statement is known, but this program cannot carry it out yet.",
      "Take it out, or replace it as the message says."),
  NAME_TWICE(
      201,
      "the name is given twice",
      "Two objects of one kind have the same name.",
      "Rename one of them, or take it out."),
  NAME_UNKNOWN(
      202,
      "nothing has this name",
      "A name is used that is defined nowhere.",
      "Correct the name, or define the object; names that are like it are shown."),
  NAME_LOOP(
      203,
      "definitions refer to each other in a circle",
      "A filter or template refers to itself, by way of others.",
      "Break the circle."),
  DRIVER_UNKNOWN(
      204,
      "no driver has this name",
      "The word names no kind of source, destination, filter, parser or rewrite.",
      "Correct it; words that are like it are shown."),
  DRIVER_UNSUPPORTED(
      205,
      "this driver does not work yet",
      "The driver is known, but this program cannot carry it out yet.",
      "Use another one, as the message says."),
  BLOCK_ARGUMENT(
      206,
      "an argument of a block is missing or unknown",
      "A block is called with an argument it does not have, or without one that it needs.",
      "Compare the call with the definition, which is shown."),
  OPTION_UNKNOWN(
      301,
      "the option is not known",
      "The driver or statement has no option of this name.",
      "Correct it; options that are like it are shown."),
  OPTION_UNSUPPORTED(
      302,
      "the option does not work yet",
      "The option is known, but this program cannot carry it out yet; it is refused, not ignored.",
      "Take it out if it does not matter, or keep the other program for now."),
  OPTION_WITHOUT_EFFECT(
      303,
      "the option has no effect",
      "The option is accepted for the sake of old configurations; nothing depends on it.",
      "It can be taken out."),
  OPTION_OBSOLETE(
      304,
      "the spelling is out of date",
      "The option has another name today.",
      "Write the new name."),
  OPTION_TWICE(
      305, "the option is given twice", "Only the last value counts.", "Take one of them out."),
  VALUE_BAD(
      306,
      "the value cannot be used",
      "The value is not of the kind that the option takes, or out of bounds.",
      "The message says what the option takes."),
  VALUE_MISSING(307, "a value is missing", "The driver or option needs a value.", "Give it."),
  FLAG_UNKNOWN(
      308,
      "the flag is not known",
      "The list of flags holds a word that is none.",
      "Correct it; flags that are like it are shown."),
  MUST_NOT_COMBINE(
      309,
      "options do not go together",
      "Two options contradict each other, or one needs another one.",
      "The message says which."),
  TRANSPORT_UNKNOWN(
      310,
      "the transport is not known",
      "transport() names a way of carrying records that does not exist or does not work yet.",
      "Use tcp or udp."),
  TEMPLATE_BAD(
      401,
      "the template cannot be read",
      "A reference in a template is not closed or has a modifier that does not exist.",
      "Templates know `$NAME`, `${NAME}`, `${NAME:-default}`, `$(function ...)` and `$$`."),
  FUNCTION_UNKNOWN(
      402,
      "no template function has this name",
      "The template calls a function that does not exist.",
      "Correct it; functions that are like it are shown."),
  PATTERN_BAD(
      403,
      "the pattern cannot be read",
      "The regular expression is not valid.",
      "The message says what is wrong at which place of the pattern."),
  BACKSLASH_LOST(
      404,
      "the backslash is lost",
      "In double quotes a backslash takes the next character as it is: `\"\\d\"` is the text `d`.",
      "Use single quotes, where a backslash is a backslash, or write it twice."),
  NUMERIC_COMPARISON(
      405,
      "texts are compared as numbers",
      "`==`, `<` and so on compare numbers in this version; text counts as 0, so any two words are"
          + " equal.",
      "Use eq, ne, lt, gt, le and ge for texts."),
  READ_ONLY(
      406,
      "this value cannot be changed",
      "Macros are computed from the record and cannot be set.",
      "Set a name-value pair of your own instead, or use set-pri, set-severity and so on."),
  MATCH_WITHOUT_VALUE(
      407,
      "match() without value() looks at header and text",
      "Without value() or template(), match() searches `PROGRAM[PID]: MESSAGE`.",
      "Say value(\"MESSAGE\"), or use message() and program()."),
  DURATION_SUFFIX(
      501,
      "a suffix multiplies by a thousand; it is no unit of time",
      "`10m` is ten million, not ten minutes.",
      "Write the number of seconds."),
  DIRECTORY_AS_FILE(
      502,
      "a directory is given as log file",
      "The path ends with `/` or is empty: nothing can be written there.",
      "Put the file's name behind it."),
  INTERNAL_MISSING(
      503,
      "the program's own messages go nowhere",
      "No source holds internal(), so errors of the logger itself are not logged.",
      "Put `internal();` into the source of the system's messages."),
  STREAM_DEV_LOG(
      504,
      "programs send datagrams to /dev/log",
      "The C library connects to /dev/log with datagrams first.",
      "Use unix-dgram(\"/dev/log\") or system()."),
  NAME_DIFFERS(
      505,
      "name and content differ",
      "The name of the filter speaks of a level or facility that its content does not look at.",
      "Correct the content, or rename the filter."),
  AUTH_NOT_LEFT_OUT(
      506,
      "auth is not left out beside authpriv",
      "Logins are logged as auth by some programs and as authpriv by others.",
      "Leave out both: `not facility(auth, authpriv)`."),
  EXACT_LEVEL(
      507,
      "level() means exactly this level",
      "Unlike mail.err in syslog.conf, level(err) does not take what is more urgent.",
      "Use a range for a level and above: `level(err..emerg)`."),
  DEFAULT_WITHOUT_FALLBACK(
      508,
      "the default path takes everything",
      "A path called default has no flags(fallback), so it takes what other paths took, too.",
      "Add `flags(fallback);` if it is meant for what is left over."),
  KERNEL_ONLY(
      509,
      "kernel messages reach one place only",
      "The source of kernel messages stands in a single log path.",
      "Add the source to the other paths, or read it with system()."),
  KERNEL_TWICE(
      510,
      "the kernel's messages are read twice",
      "system() reads the kernel's messages already; each goes to one reader only.",
      "Take one of them out."),
  TERMINAL_DEVICE(
      511,
      "a terminal device is used as log file",
      "Messages appear on the console; control characters reach it too.",
      "Nothing, if that is meant."),
  UNUSED(
      601,
      "defined, but never used",
      "No log path refers to the object; nothing ever reaches it.",
      "Put it into a log path, or take it out."),
  SAME_FILE_TWICE(
      602,
      "one message is written twice into one file",
      "Two destinations, or two paths, write the same records into one file.",
      "Make the paths exclude each other, for example with flags(final)."),
  PRIORITIES_NOWHERE(
      603,
      "some priorities go nowhere",
      "No path takes records of these facilities and severities.",
      "Add a path for what is left, for example with flags(fallback)."),
  UNREACHABLE(
      604,
      "nothing can reach this path",
      "An earlier final path takes everything that this one asks for.",
      "Move it before that path, or take it out."),
  NEVER_MATCHES(
      605,
      "the condition can never hold",
      "No priority is in the set, so nothing matches.",
      "Look for a part that is missing or negated by mistake."),
  PATH_WITHOUT_OUTPUT(
      606,
      "the path delivers to nothing",
      "Records walk the path, but no destination stands in it.",
      "Add a destination, or say flags(final) if the records are to be thrown away."),
  PATH_WITHOUT_INPUT(
      607,
      "nothing feeds the path",
      "The path names no source and does not take all of them, so it never sees a record.",
      "Name a source.");

  private final int number;
  private final String title;
  private final String reason;
  private final String remedy;

  DiagnosticCode(int number, String title, String reason, String remedy) {
    this.number = number;
    this.title = title;
    this.reason = reason;
    this.remedy = remedy;
  }

  /** The code as it is shown: {@code LK} and four digits. */
  public String code() {
    return String.format(java.util.Locale.ROOT, "LK%04d", number);
  }

  /** What it is about, in a few words. */
  public String title() {
    return title;
  }

  /** Why it is said. */
  public String reason() {
    return reason;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** A diagnostic of this code at one place. */
  public Diagnostic at(Level level, Span span, String message, String label) {
    return new Diagnostic(
        code(),
        level,
        message,
        java.util.List.of(new Diagnostic.Label(span, label)),
        java.util.List.of());
  }

  /** The constant with a code such as {@code LK0102}. */
  public static Optional<DiagnosticCode> of(String code) {
    for (DiagnosticCode each : values()) {
      if (each.code().equals(code)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}

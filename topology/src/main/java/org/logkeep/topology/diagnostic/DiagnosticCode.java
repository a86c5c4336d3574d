package org.logkeep.topology.diagnostic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.logkeep.topology.diagnostic.Diagnostic.Level;

/**
 * Every code that a diagnostic can carry, with what the manual says of it.
 *
 * <p>Codes are stable: a code that is no longer used stays reserved. Ranges: 00 reading files, 01
 * syntax, 02 names, 03 options and values, 04 templates and patterns, 05 lint of the syslog-ng
 * dialect, 06 lint of any dialect and conversion, 07 sysklogd, 08 metalog and its scripts, 09 what
 * only a start can find.
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
  NOT_PLAIN_TEXT(
      10,
      "the file does not begin with its text",
      "An editor has put a mark before it (a byte order mark) or saved it as UTF-16. The daemons"
          + " take the mark for a part of the first line.",
      "Save it as UTF-8 without a byte order mark."),
  OTHER_LANGUAGE(
      11,
      "this looks like another language",
      "The line would mean something in the configuration of another logger.",
      "Name the language with --dialect, let syslogd read what it can of rsyslog's with --reading"
          + " rsyslog, or translate the file with logkeep convert."),
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
      "Name a source."),
  NOT_SAID(
      690,
      "another language cannot say this",
      "`logkeep convert` lists whatever the target language has no words for, with"
          + " the place it came from; hints tell of what is said but not quite the same.",
      "Keep that part in the old language, or say it in another way beforehand."),
  SELECTOR_DOT(
      701,
      "a selector has no dot",
      "A selector is FACILITY.SEVERITY; this word is neither a selector nor a setting.",
      "Write FACILITY.SEVERITY and the target, such as `mail.info /var/log/mail`."),
  SEVERITY_UNKNOWN(
      702,
      "no severity has this name",
      "The word behind the dot is none of the severities of syslog.conf(5).",
      "Use emerg, alert, crit, err, warning, notice, info, debug, none or `*`."),
  FACILITY_UNKNOWN(
      703,
      "no facility has this name",
      "The word before the dot is none of the facilities of syslog.conf(5).",
      "The message suggests the nearest name; numbers up to 23 are taken, too."),
  PROPERTY_FILTER_BAD(
      704,
      "a property filter cannot be understood",
      "The line begins like a property filter and does not go on like one; it filters"
          + " nothing.",
      "Write it like this: `:msg, contains, \"text\"`."),
  PROPERTY_UNKNOWN(
      705,
      "no property has this name",
      "Property filters look at msg, programname, hostname, msgid or sd.",
      "Use one of these."),
  OPERATOR_UNKNOWN(
      706,
      "no comparison has this name",
      "Property filters compare by contains, isequal, startswith, regex or ereregex,"
          + " with `!` and `icase_` before them.",
      "Use one of these."),
  FILTER_TRAILING(
      707,
      "text behind a property filter has no effect",
      "rsyslog has the target in the same line. Here a filter stands in a line of its own and holds"
          + " for all rules below it, until `:*`.",
      "Write a rule below the filter, and `:*` below the rule."),
  FILTER_PATTERN_REFUSED(
      708,
      "the pattern of a property filter cannot be read",
      "The expression is wrong. sysklogd 2.7.2 dies of it.",
      "Correct it. `regex` is in POSIX basic syntax, `ereregex` in extended syntax."),
  SIGNS_STAND_FOR_THEMSELVES(
      709,
      "signs of another syntax stand for themselves",
      "In basic syntax (`regex`) the signs + ? | ( ) { } are characters like any other. The"
          + " extended syntax (`ereregex`) knows nothing of Perl: \\d is the letter d, and (? is"
          + " wrong or means something else.",
      "Write `ereregex` for + ? | and groups, and [0-9] or [[:space:]] for classes."),
  TWO_DASHES(
      710,
      "two dashes stand before a path",
      "sysklogd, inetutils and rsyslog read this as a list of users; no file is ever" + " written.",
      "Take one dash away."),
  PIPE_PATH(
      711,
      "a named pipe needs an absolute path",
      "Behind `|` stands the path of a pipe; programs cannot be started from here.",
      "Write the path of a pipe made with mkfifo."),
  TWO_AT_SIGNS(
      712,
      "two @ signs do not mean TCP here",
      "Only rsyslog sends over TCP for `@@host`; sysklogd takes the second sign for a"
          + " part of the name.",
      "Use one `@`, or start with `--reading rsyslog`."),
  ADDRESS_BAD(
      713,
      "the address is not complete",
      "An address of IP version 6 stands in brackets, a port behind a colon.",
      "Write `@[2001:db8::1]:514`."),
  PORT_BAD(
      714,
      "this is no port",
      "Ports are numbers from 1 to 65535, or names of services that `/etc/services` lists for UDP.",
      "Correct the number."),
  ACTION_UNSUPPORTED(
      715,
      "this kind of action does not work",
      "The action belongs to rsyslog and has no counterpart here.",
      "Say it in the language of syslog-ng."),
  ACTION_MISSING(
      716,
      "a rule has no action",
      "Behind the selector nothing says where the messages go.",
      "Write a file, `@host`, `|pipe`, users or `*` behind it."),
  USERS_TAKEN(
      717,
      "this is taken for a list of users",
      "What begins with none of `/ - | @ *` names users; nobody is called like this.",
      "Write the path with its leading `/`."),
  USERS_MANY(
      718,
      "too many users are named",
      "sysklogd takes twenty users in a rule.",
      "Use `*`, or two rules."),
  TARGET_TRAILING(
      719,
      "text behind the target has no effect",
      "A rule has one target. What stands behind it is read only if it begins with a semicolon.",
      "Write a rule of its own for each target, and options behind a blank and a semicolon."),
  OPTION_GLUED(
      720,
      "an option is part of the file's name",
      "Without a blank before the semicolon the option belongs to the name.",
      "Put a blank before `;`."),
  ACTION_OPTION_UNKNOWN(
      721,
      "no option of an action has this name",
      "Known are RFC3164, RFC5424, rotate=, iface= and ttl=.",
      "Correct the name, or take it out."),
  ROTATION_BAD(
      722,
      "this is no size and count",
      "Rotation is said as `rotate=SIZE:COUNT`, such as `rotate=1M:5`.",
      "Correct it."),
  RSYSLOG_TEMPLATE(
      723,
      "this template of rsyslog is not known",
      "Only the templates that rsyslog brings along are known by name.",
      "Use RSYSLOG_TraditionalFileFormat or RSYSLOG_SyslogProtocol23Format."),
  HASH_IS_BLOCK(
      730,
      "this is no remark",
      "`#!`, `#+`, `#-` and `#:` open blocks, as in BSD's syslogd, and hold for all"
          + " rules below.",
      "Put a blank behind the `#` of a remark."),
  INCLUDE_BARE(
      731,
      "include needs a path",
      "The word include stands alone.",
      "Write the path of a file, or a pattern."),
  INCLUDE_LOOP(
      732,
      "files include each other",
      "Includes stand within one another more than 16 deep; usually a file includes" + " itself.",
      "Break the circle."),
  INCLUDE_UNREADABLE(
      733,
      "an included file cannot be read",
      "It does not exist, or may not be read.",
      "Correct the path or the permissions."),
  SETTING_BAD(
      734,
      "the value of a setting is wrong",
      "The setting takes another kind of value.",
      "The message says which."),
  QUOTES_IN_NAME(
      735,
      "quotes are part of a name",
      "In syslog.conf only the values of property filters stand in quotes; in lists of programs and"
          + " hosts, in paths and in targets a quote is a character like any other. In"
          + " syslog-ng.conf so are the curly quotes of word processors.",
      "Take the quotes out, or write straight ones."),
  INCLUDE_FINDS_NOTHING(
      736,
      "include finds no file",
      "The path names nothing. sysklogd goes on without a word.",
      "Correct the path, or take the line out."),
  DIRECTIVE_WITHOUT_EFFECT(
      740,
      "a directive of rsyslog has no effect",
      "Lines that begin with `$` configure rsyslog's modules.",
      "Say it with the settings of sysklogd, or in the language of syslog-ng."),
  REMARK_LOST_RULE(
      750,
      "a remark looks like a rule that was cut",
      "A path without selector and name of a file is left of a rule.",
      "Write the rule again, or take the remark out."),
  REMARK_OF_CONTINUED(
      751,
      "a remark looks like the middle of a continued rule",
      "Its first line is missing; taking the `#` away would give less than was meant.",
      "Put the first line back as well."),
  SELECTOR_EMPTY(
      752,
      "a selector can never match",
      "It takes everything away and adds nothing, so nothing ever reaches its target."
          + " It looks like the tail of a continued rule.",
      "Name what the rule takes first, such as `*.*;mail.none`."),
  INDENTED_RULE(
      753,
      "an indented rule has no first line",
      "It is a rule of its own, and looks as if a line before it, ending in a"
          + " backslash, was lost.",
      "Put that line back, or take the indentation out."),
  TAKES_MARKS(
      754,
      "`*` also takes marks",
      "The pseudo facility mark belongs to `*`.",
      "Nothing needs to be done; `mark.none` leaves them out."),
  TARGET_DIRECTORY(
      755,
      "the target is a directory",
      "Nothing can be written into a directory as if it were a file.",
      "Write the name of a file."),
  DIRECTORY_MISSING(
      756,
      "the directory is missing",
      "The daemon makes files, not directories.",
      "Make it, then send SIGHUP."),
  WORLD_READABLE(
      757,
      "log-ins would be world readable",
      "New files get the mode 0644.",
      "Make the file beforehand with mode 0640; the daemon keeps it."),
  PIPE_MISSING(758, "the named pipe is missing", "The daemon does not make pipes.", "mkfifo."),
  SENT_IN_CLEAR(
      759,
      "messages leave this host over UDP",
      "UDP is unencrypted and may lose messages; the name has to resolve at start.",
      "Nothing needs to be done on a network that one trusts."),
  LOGINS_SENT(
      760,
      "log-ins leave this host unencrypted",
      "The selector takes auth or authpriv to another host.",
      "Put `;auth,authpriv.none` behind it."),
  RULES_OVERLAP(
      761,
      "two rules write the same message into one file",
      "Both take it, and both name the file.",
      "Leave out in one rule what the other one takes."),
  FILE_WITHIN_FILE(
      762,
      "all of this stands in another file, too",
      "Another rule takes all that this one takes.",
      "Nothing is wrong if that is meant."),
  RULES_JOIN(
      763,
      "two rules together are a simpler one",
      "They have the same target, and their selectors fit together.",
      "Write the simpler one."),
  SECURITY_IS_NOT_AUTH(
      764,
      "security is not auth here",
      "sysklogd 2 reads security as facility 13, which hardly any program uses. Elsewhere it is an"
          + " old name of auth (4).",
      "Write auth."),
  PIPE_IS_NONE(
      765,
      "the target is no named pipe",
      "Something else has this name, and is not written to.",
      "Remove it and make a pipe with mkfifo, or take the bar out of the rule."),
  KEYWORD_UNKNOWN(
      801,
      "no keyword has this name",
      "metalog does not start with an unknown keyword.",
      "The message suggests the nearest one."),
  METALOG_FACILITY_UNKNOWN(
      803,
      "no facility has this name",
      "metalog refuses the file, with an exit code of its own.",
      "The message suggests the nearest one."),
  RATE_BAD(
      804, "this is no rate", "A rate is a number, `/` and one of s, m, h and d.", "Write `10/m`."),
  REMOTE_BAD(
      805,
      "a receiver is not complete",
      "A section sends to a receiver without host, or its port is none.",
      "Write remote_host, and remote_port from 1 to 65535, before all sections."),
  METALOG_INCLUDE(
      806,
      "an included file cannot be read",
      "It does not exist, or may not be read.",
      "Correct the path."),
  COLON_OPENS_SECTION(
      807,
      "the line opens a section",
      "A line that ends in a colon is a title, also where a value was meant.",
      "Put the value in double quotes."),
  LINE_IGNORED(
      808,
      "a line means nothing and is left out",
      "It fits no shape, and metalog says nothing about it; a condition that is"
          + " missing lets everything through.",
      "Write KEYWORD = \"VALUE\"."),
  LEVEL_WORD(
      809,
      "a level is a number",
      "The word counts as 0: emergencies only.",
      "Write the number, 0 to 7."),
  SWITCH_WORD(810, "0 or 1 is wanted", "The word counts as 0.", "Write 1 to turn it on."),
  LOG_FORMAT_UNKNOWN(
      811,
      "an unknown log_format means rfc5424",
      "metalog takes any other word for rfc5424.",
      "Use legacy_timestamp, legacy, rfc3164 or rfc5424."),
  COMMAND_MISSING(
      812,
      "the command does not exist",
      "The line is left out, as metalog does.",
      "Correct the path."),
  PATTERN_REFUSED(
      813,
      "the pattern cannot be read",
      "metalog does not start with it.",
      "Correct it at the place that is shown."),
  NUMBER_CUT(
      814,
      "a number ends at its first other character",
      "metalog knows no units: what stands behind the digits is left out.",
      "Write the whole number: bytes for sizes, seconds for times."),
  SINGLE_QUOTES(
      815,
      "only double quotes are quotes",
      "Other quotes are part of the value.",
      "Write double quotes."),
  CONFIGDIR_WITHOUT_EFFECT(
      816,
      "this configdir is not read",
      "It is no directory, or another line has named one already: only the first counts.",
      "Correct the path, or move all files into one directory."),
  COMMAND_IN_DEFAULTS(
      850,
      "a command stands before all sections",
      "It is the default of all of them, and runs for every message that one takes.",
      "Move it behind the title of its section."),
  NO_SECTION(
      851,
      "there is no section",
      "Nothing is ever written.",
      "A line that ends in a colon opens one."),
  SECTION_IDLE(
      852,
      "a section does nothing",
      "It has neither a logdir nor a command; its break does not count.",
      "Add logdir = \"NONE\" if it shall only break off."),
  MAXIMUM_IDLE(
      853,
      "maximum does nothing here",
      "It only refuses levels between minimum and itself.",
      "Take it out, or read what it means."),
  SECTION_NEVER(
      854,
      "a section can never match",
      "Its levels exclude each other.",
      "Correct minimum and maximum."),
  LOGDIR_IS_FILE(
      855,
      "a logdir is a file",
      "metalog would delete it; here it is kept, and nothing is written.",
      "Name a directory."),
  LOGDIR_DEEP(
      856,
      "more than one directory is missing",
      "Only the last one is made.",
      "mkdir -p the one above it."),
  COMMAND_DIRECTORY(
      857,
      "the command is a directory",
      "It fails at every match with code 127.",
      "Write the whole path of the program."),
  COMMAND_ARGUMENTS(
      858,
      "a command takes no arguments of its own",
      "The whole text is its path.",
      "Put the arguments into a script."),
  COMMAND_CHOSEN(
      859,
      "messages choose the arguments of this command",
      "Whoever can write a log line chooses $2 and $3, and when it runs.",
      "Quote the arguments in the script, and limit the rate."),
  COMMAND_NOT_EXECUTABLE(860, "the command may not be executed", "It never runs.", "chmod +x."),
  SECTION_SHADOWED(
      861,
      "no message ever comes to this section",
      "One before it takes all messages and breaks off.",
      "Change their order, or take the break out."),
  DIRECTORY_SHARED(
      862,
      "two sections share a directory, but not how it is written",
      "The last one decides for both.",
      "Give them directories of their own."),
  LINE_REPLACED(
      863,
      "a later line takes the place of this one",
      "A section has one program, one logdir, one command and one socket. The last line of a kind"
          + " counts.",
      "Take one of them out, or make two sections. Several programs are a program_regex."),
  LOGDIR_RELATIVE(
      864,
      "the logdir does not begin with a slash",
      "It is taken from the directory that the daemon was started in.",
      "Write the whole path."),
  SCRIPT_NO_SHEBANG(
      870,
      "a script has no #! line",
      "No shell is asked to run it: it ends with code 127 at every match.",
      "Put `#!/bin/sh` into its first line."),
  SCRIPT_ECHO(
      871,
      "echo changes some texts",
      "It takes some messages for options or escapes.",
      "printf '%s\\n' \"$3\" writes the text as it is."),
  SCRIPT_NO_TEXT(
      872,
      "the message itself is not mailed",
      "Nothing uses $3, so the mail does not say what happened.",
      "Write $3 behind an empty line."),
  SCRIPT_SENDER(
      873,
      "-f sets the sender",
      "It does not say who gets the mail.",
      "Name the receiver in the To: line."),
  SCRIPT_CHMOD(
      874,
      "chmod changes a directory",
      "The name of the script is missing.",
      "Write its whole path."),
  PORT_CLOSED(
      900,
      "a port cannot be opened",
      "It is in use, or takes a privilege that is missing.",
      "Choose another one, or stop who uses it: `ss -lnp`."),
  ADDRESS_CLOSED(
      901,
      "an address cannot be listened on",
      "This host does not have it, or the name is unknown.",
      "Correct it."),
  OWNER_UNKNOWN(
      902,
      "no user or group has this name",
      "Sockets get an owner that does not exist.",
      "Correct the name."),
  SOCKET_CLOSED(
      903,
      "a local socket cannot be opened",
      "Its directory is missing, or may not be written to.",
      "Make the directory, or start as root."),
  PIPE_CLOSED(904, "a named pipe cannot be opened", "It is missing, or no pipe.", "mkfifo."),
  FILE_NAME_OPEN(
      905,
      "a file name with macros has no literal directory",
      "What a message fills into a name is confined to a directory that the"
          + " administrator wrote.",
      "Begin the name with a directory in plain letters, such as /var/log/."),
  FILE_OWNER_UNKNOWN(
      906,
      "no user or group has this name",
      "Files get an owner that does not exist.",
      "Correct the name."),
  PARSER_UNSUPPORTED(
      910,
      "a parser does not work yet",
      "It is refused rather than left out.",
      "Take it out for now."),
  ZONE_UNKNOWN(
      911,
      "no time zone has this name",
      "Names are those of the zone database, such as Europe/Berlin.",
      "Correct the name."),
  CONTEXT_REFUSED(
      920,
      "earlier records cannot be referred to",
      "A template reaches back into a correlation context.",
      "Take the @ and the number away."),
  FUNCTION_MISSING(
      921,
      "no template function has this name",
      "The template calls one that does not exist.",
      "docs/reference lists them."),
  FUNCTION_REFUSED(
      922,
      "a template function cannot be called like this",
      "Its arguments do not fit.",
      "The message says what it takes."),
  FILTER_REFUSED(
      923,
      "a filter function cannot be called like this",
      "Its options do not fit.",
      "The message says what it takes."),
  REWRITE_REFUSED(
      924,
      "a rewrite cannot be done like this",
      "Its options do not fit.",
      "The message says what it takes."),
  PATTERN_UNREADABLE(
      925,
      "a pattern cannot be read",
      "It is left out alone where the language allows that, else the configuration is"
          + " refused.",
      "Correct it at the byte that is named.");

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
    return String.format(Locale.ROOT, "LK%04d", number);
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
        code(), level, message, List.of(new Diagnostic.Label(span, label)), List.of());
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

package org.logkeep.dialect.metalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.LineText;
import org.logkeep.topology.diagnostic.Span;

/**
 * A section while it is read: begins as a copy of the defaults, each line changes it.
 *
 * <p>Confined to the parser, which hands it to the binder once all lines are read.
 */
final class Section {
  /** A value and where it stands. */
  record Given<T>(T value, Span span) {}

  final String title;
  final Span span;
  final Set<Integer> facilities = new LinkedHashSet<>();
  final List<LineText> programRegexes = new ArrayList<>();
  final List<LineText> programNegRegexes = new ArrayList<>();
  final List<LineText> regexes = new ArrayList<>();
  final List<LineText> negRegexes = new ArrayList<>();
  final Set<String> remotes = new LinkedHashSet<>();
  Span conditions;
  long minimum = 7;
  Optional<Long> maximum = Optional.empty();
  Optional<Given<String>> program = Optional.empty();
  Optional<Given<String>> socket = Optional.empty();
  Optional<Given<String>> logdir = Optional.empty();
  Optional<Given<String>> command = Optional.empty();
  Optional<Given<String>> postrotate = Optional.empty();
  boolean breaks;
  FileStyle style = FileStyle.DEFAULT;

  Section(String title, Span span) {
    this.title = title;
    this.span = span;
    this.conditions = span;
  }

  /** A new section that begins with what this one, the defaults, says. */
  Section begin(String newTitle, Span newSpan) {
    Section copy = new Section(newTitle, newSpan);
    copy.facilities.addAll(facilities);
    copy.programRegexes.addAll(programRegexes);
    copy.programNegRegexes.addAll(programNegRegexes);
    copy.regexes.addAll(regexes);
    copy.negRegexes.addAll(negRegexes);
    copy.remotes.addAll(remotes);
    copy.minimum = minimum;
    copy.maximum = maximum;
    copy.program = program;
    copy.socket = socket;
    copy.logdir = logdir;
    copy.command = command;
    copy.postrotate = postrotate;
    copy.breaks = breaks;
    copy.style = style;
    return copy;
  }

  /** The directory, if lines are written there at all. */
  Optional<Given<String>> directory() {
    return logdir.filter(given -> !given.value().equalsIgnoreCase("NONE"));
  }

  /** Whether the section does something: only then its {@code break} counts. */
  boolean acts() {
    return logdir.isPresent() || command.isPresent();
  }
}

package org.logkeep.engine.destination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.logkeep.topology.template.Template;

/**
 * A file name with macros, taken apart: the directory that the administrator wrote in plain
 * letters, and what is filled in below it. As it stands it names no file; {@link RenderedName}
 * confines what records make of it.
 *
 * @param root the literal prefix up to its last slash, without that
 * @param below what comes behind it
 */
record NamePattern(String root, Template below) {
  /** Takes a name apart; empty if it does not begin with a literal, absolute directory. */
  static Optional<NamePattern> of(Template path) {
    StringBuilder prefix = new StringBuilder();
    List<Template.Part> parts = path.parts();
    int literals = 0;
    while (literals < parts.size()
        && parts.get(literals) instanceof Template.Literal(String text)) {
      prefix.append(text);
      literals++;
    }
    int slash = prefix.lastIndexOf("/");
    if (slash < 0 || prefix.charAt(0) != '/') {
      return Optional.empty();
    }
    List<Template.Part> below = new ArrayList<>();
    if (slash + 1 < prefix.length()) {
      below.add(new Template.Literal(prefix.substring(slash + 1)));
    }
    below.addAll(parts.subList(literals, parts.size()));
    return Optional.of(
        new NamePattern(
            slash == 0 ? "/" : prefix.substring(0, slash),
            new Template(below, path.escape(), path.type())));
  }
}

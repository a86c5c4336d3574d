package org.logkeep.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.logkeep.topology.template.Template;

/**
 * Compares the forms of lines across languages, which have names of their own for the same parts: a
 * stamp of the old kind, and program and process id as a tag.
 */
public final class LineForms {
  private static final Map<String, String> SAME =
      Map.of(
          "STAMP", "DATE",
          "CLASSIC_STAMP", "DATE",
          "CLASSIC_TAG", "MSGHDR",
          "MSG", "MESSAGE");

  private LineForms() {}

  /** Whether two templates make the same line of an ordinary record. */
  public static boolean same(Template one, Template other) {
    return !one.escape() && !other.escape() && parts(one).equals(parts(other));
  }

  private static List<Template.Part> parts(Template template) {
    List<Template.Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Literal text) {
        literal.append(text.text());
        continue;
      }
      if (!literal.isEmpty()) {
        parts.add(new Template.Literal(literal.toString()));
        literal.setLength(0);
      }
      parts.add(
          part instanceof Template.Macro macro
              ? new Template.Macro(
                  SAME.getOrDefault(macro.name(), macro.name()),
                  macro.otherwise(),
                  macro.contextIndex(),
                  macro.span())
              : part);
    }
    if (!literal.isEmpty()) {
      parts.add(new Template.Literal(literal.toString()));
    }
    return parts;
  }
}

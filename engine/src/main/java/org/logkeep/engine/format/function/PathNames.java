package org.logkeep.engine.format.function;

import java.util.List;
import org.logkeep.engine.format.TextView;
import org.logkeep.engine.format.function.FunctionDefinition.Example;
import org.logkeep.record.ByteSink;

/** {@code $(basename PATH)} and {@code $(dirname PATH)}. */
final class PathNames {
  private PathNames() {}

  static List<FunctionDefinition> all() {
    return List.of(
        new PerText(
            List.of("basename"),
            "The last element of a path.",
            List.of(
                new Example("basename /a/b.c", "b.c"),
                new Example("basename a", "a"),
                new Example("basename /a/", "a"),
                new Example("basename /", "/")),
            PathNames::base),
        new PerText(
            List.of("dirname"),
            "A path without its last element.",
            List.of(
                new Example("dirname /a/b.c", "/a"),
                new Example("dirname a", "."),
                new Example("dirname /a", "/")),
            PathNames::directory));
  }

  private static void base(TextView path, ByteSink out) {
    int end = path.length();
    while (end > 0 && path.at(end - 1) == '/') {
      end--;
    }
    if (end == 0) {
      out.put(path.isEmpty() ? '.' : '/');
      return;
    }
    int from = end;
    while (from > 0 && path.at(from - 1) != '/') {
      from--;
    }
    out.put(path.bytes(), path.offset() + from, end - from);
  }

  private static void directory(TextView path, ByteSink out) {
    int end = path.length();
    while (end > 0 && path.at(end - 1) != '/') {
      end--;
    }
    if (end == 0) {
      out.put('.');
      return;
    }
    while (end > 1 && path.at(end - 1) == '/') {
      end--;
    }
    out.put(path.bytes(), path.offset(), end);
  }
}

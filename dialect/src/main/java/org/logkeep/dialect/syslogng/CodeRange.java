package org.logkeep.dialect.syslogng;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.logkeep.topology.diagnostic.Diagnostic.Level;
import org.logkeep.topology.diagnostic.DiagnosticCode;

/**
 * What an argument of {@code facility()} or {@code level()} names: one code, or those between two.
 *
 * @param from the lowest code
 * @param to the highest one
 */
record CodeRange(int from, int to) {
  /**
   * What can be named.
   *
   * @param what the word for one of them
   * @param code the code of a name or number
   * @param names all names
   */
  record Vocabulary(String what, Function<Token, Optional<Integer>> code, List<String> names) {}

  /** Reads an argument; nothing after an error. */
  static Optional<CodeRange> read(Tree.Argument argument, Vocabulary vocabulary, Binding binding) {
    if (argument instanceof Tree.Value value) {
      return code(value.token(), vocabulary, binding).map(code -> new CodeRange(code, code));
    }
    if (argument instanceof Tree.Range range) {
      Optional<Integer> one = code(range.from(), vocabulary, binding);
      Optional<Integer> other = code(range.to(), vocabulary, binding);
      return one.flatMap(a -> other.map(b -> new CodeRange(Math.min(a, b), Math.max(a, b))));
    }
    binding.error(DiagnosticCode.VALUE_BAD, argument.span(), "expected a name or a range", "");
    return Optional.empty();
  }

  /** Reads all arguments of a call, which needs one at least; nothing after an error. */
  static Optional<List<CodeRange>> readAll(Tree.Call call, Vocabulary vocabulary, Binding binding) {
    if (call.arguments().isEmpty()) {
      binding.error(DiagnosticCode.VALUE_MISSING, call.span(), "the list is empty", "");
      return Optional.empty();
    }
    List<Optional<CodeRange>> ranges =
        call.arguments().stream().map(each -> read(each, vocabulary, binding)).toList();
    return ranges.stream().allMatch(Optional::isPresent)
        ? Optional.of(ranges.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static Optional<Integer> code(Token token, Vocabulary vocabulary, Binding binding) {
    Optional<Integer> code = vocabulary.code().apply(token);
    if (code.isEmpty()) {
      binding.add(
          Suggestions.help(
              DiagnosticCode.VALUE_BAD.at(
                  Level.ERROR,
                  token.span(),
                  "there is no " + vocabulary.what() + " \"" + token.text() + "\"",
                  "unknown " + vocabulary.what()),
              token.name(),
              vocabulary.names()));
    }
    return code;
  }
}

package org.logkeep.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.logkeep.match.PatternSpec;
import org.logkeep.topology.Branch;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.template.Template;

/**
 * A topology as text without places, so that two configurations can be compared by what they mean.
 */
final class Described {
  private Described() {}

  static String of(Topology topology) {
    StringBuilder out = new StringBuilder();
    topology
        .inputs()
        .forEach(input -> {
          out.append("input ").append(input.name()).append('\n');
          input.readers().forEach(r -> out.append("  ").append(use(r.source())).append('\n'));
        });
    topology
        .outputs()
        .forEach(output -> {
          out.append("output ").append(output.name()).append('\n');
          output.writers().forEach(w -> out.append("  ").append(use(w.destination())).append('\n'));
          output.branches().forEach(b -> out.append("  ").append(branch(b)).append('\n'));
        });
    for (LogPath path : topology.paths()) {
      out.append("path ").append(path.inputs()).append(branch(path.branch())).append('\n');
    }
    return out.toString();
  }

  private static String branch(Branch branch) {
    return branch.name().orElse("-")
        + branch.flags()
        + branch.steps().stream().map(Described::step).collect(Collectors.joining("; "));
  }

  private static String step(Branch.Step step) {
    return switch (step) {
      case Branch.Filter filter -> condition(filter.condition());
      case Branch.Deliver deliver -> "-> " + deliver.output();
      case Branch.Rewrite rewrite -> use(rewrite.rewrite());
      case Branch.Parse parse -> use(parse.parser());
      case Branch.Junction junction ->
          junction.branches().stream().map(Described::branch).toList().toString();
      case Branch.Choice choice -> "choice";
    };
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.And and -> "and" + and.all().stream().map(Described::condition).toList();
      case Condition.Or or -> "or" + or.any().stream().map(Described::condition).toList();
      case Condition.Not not -> "not " + condition(not.negated());
      case Condition.Named named -> condition(named.condition());
      case Condition.Constant constant -> String.valueOf(constant.holds());
      case Condition.Priority priority -> priority.set().toString();
      case Condition.Matches matches -> template(matches.subject()) + pattern(matches.pattern());
      case Condition.Compare compare ->
          template(compare.left()) + compare.comparison() + template(compare.right());
      case Condition.Function function -> use(function.function());
    };
  }

  private static String pattern(PatternSpec pattern) {
    return pattern.syntax()
        + "/"
        + new String(pattern.text(), StandardCharsets.ISO_8859_1)
        + "/"
        + pattern.flags().stream().sorted().toList();
  }

  private static String use(Use use) {
    TreeMap<String, String> options = new TreeMap<>();
    use.options().all().forEach((name, given) -> options.put(name, value(given.value())));
    return use.name() + options;
  }

  private static String value(Object value) {
    return switch (value) {
      case Use use -> use(use);
      case Template template -> template(template);
      case List<?> list -> list.stream().map(Described::value).toList().toString();
      default -> value.toString();
    };
  }

  private static String template(Template template) {
    return template.parts().stream()
        .map(part ->
            switch (part) {
              case Template.Literal literal -> "'" + literal.text() + "'";
              case Template.Macro macro -> "$" + macro.name() + macro.otherwise();
              case Template.Test test -> condition(test.condition());
              case Template.Call call ->
                  "$("
                      + call.name()
                      + call.arguments().stream().map(Described::template).toList()
                      + ")";
            })
        .collect(Collectors.joining());
  }
}

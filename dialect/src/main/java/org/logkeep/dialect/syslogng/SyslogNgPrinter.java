package org.logkeep.dialect.syslogng;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.logkeep.dialect.Flattener;
import org.logkeep.dialect.Printed;
import org.logkeep.dialect.TargetReading;
import org.logkeep.topology.Branch;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;
import org.logkeep.topology.Output;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.Condition;
import org.logkeep.topology.diagnostic.Diagnostic;
import org.logkeep.topology.diagnostic.Diagnostics;

/**
 * Says a topology in the language of {@code syslog-ng.conf}, version 3.38, as far as that can be
 * done.
 */
public final class SyslogNgPrinter {
  private static final TargetReading READING =
      new TargetReading("syslog-ng", SyslogNgProfile.DEFAULT, Long.MAX_VALUE, true);

  private final Topology topology;
  private final Diagnostics unsaid = new Diagnostics();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, Output> outputs = new HashMap<>();
  private final OutputText destinations = new OutputText(unsaid);
  private final StringBuilder sourceText = new StringBuilder();
  private final StringBuilder paths = new StringBuilder();

  private SyslogNgPrinter(Topology topology) {
    this.topology = topology;
    topology.outputs().forEach(output -> outputs.put(output.name(), output));
  }

  /** The text, and what it leaves out. */
  public static Printed print(Topology topology) {
    SyslogNgPrinter printer = new SyslogNgPrinter(topology);
    printer.sources();
    READING.hint(topology, printer.unsaid);
    printer.paths();
    printer.repeats();
    String text =
        "@version: 3.38\n"
            + "options { keep-hostname(no); use-dns(no); };\n\n"
            + printer.sourceText
            + "\n"
            + printer.destinations.statements()
            + "\n"
            + printer.paths;
    return new Printed(text, printer.unsaid.all());
  }

  private void sources() {
    InputText inputs = new InputText(unsaid);
    Set<String> taken = new HashSet<>();
    for (Input input : topology.inputs()) {
      String body = inputs.of(input);
      if (!body.isEmpty()) {
        String plain = input.name().replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        String name = "s_" + plain;
        for (int n = 2; !taken.add(name); n++) {
          name = "s_" + plain + "_" + n;
        }
        sources.put(input.name(), name);
        sourceText.append("source ").append(name).append(" { ").append(body).append(" };\n");
      }
      for (Branch branch : input.branches()) {
        refuse(branch, "what a source does with its records");
      }
    }
  }

  private void refuse(Branch branch, String what) {
    unsaid.warning(Flattener.UNSAID, branch.span(), "cannot be said: " + what, "left out");
  }

  /** Said once: every rule of some languages holds repeats back. */
  private void repeats() {
    for (Output output : topology.outputs()) {
      for (Output.Writer writer : output.writers()) {
        Use use = writer.destination();
        if (use.options().all().containsKey("repeats")) {
          unsaid.add(
              Diagnostic.hint(
                      Flattener.UNSAID,
                      use.span(),
                      "lines that repeat the last one are written one by one",
                      "here and in other rules")
                  .withHelp("suppress() holds them back too, but tells of them in its own words"));
          return;
        }
      }
    }
  }

  private void paths() {
    for (LogPath path : topology.paths()) {
      Branch branch = path.branch();
      List<String> words = new ArrayList<>();
      for (String input : path.inputs()) {
        String source = sources.get(input);
        if (source != null) {
          words.add("source(" + source + ");");
        }
      }
      if (words.isEmpty() && !branch.flags().contains(Branch.Flag.CATCH_ALL)) {
        continue;
      }
      Optional<String> body = body(branch, new HashSet<>());
      if (body.isEmpty()) {
        continue;
      }
      branch.name().ifPresent(name -> paths.append("# ").append(comment(name)).append('\n'));
      paths.append("log { ").append(String.join(" ", words)).append(body.get());
      paths.append(flags(branch)).append(" };\n");
    }
  }

  private static String comment(String name) {
    return name.replaceAll("[\\x00-\\x1f\\x7f`]", " ").strip();
  }

  private static String flags(Branch branch) {
    List<String> words = new ArrayList<>();
    branch.flags().stream()
        .sorted()
        .forEach(flag -> {
          switch (flag) {
            case FINAL -> words.add("final");
            case FALLBACK -> words.add("fallback");
            case CATCH_ALL -> words.add("catchall");
            case FLOW_CONTROL -> words.add("flow-control");
          }
        });
    return words.isEmpty() ? "" : " flags(" + String.join(", ", words) + ");";
  }

  /** The steps of a branch; nothing if a filter of it cannot be said, since more would pass. */
  private Optional<String> body(Branch branch, Set<String> open) {
    StringBuilder out = new StringBuilder();
    for (Branch.Step step : branch.steps()) {
      switch (step) {
        case Branch.Filter filter -> {
          Optional<String> said = filter(filter.condition());
          if (said.isEmpty()) {
            unsaid.add(leftOut(filter, branch));
            return Optional.empty();
          }
          out.append(said.get());
        }
        case Branch.Deliver deliver -> out.append(deliver(deliver, open));
        case Branch.Junction junction -> refuse(branch, "a junction");
        case Branch.Choice choice -> refuse(branch, "alternatives");
        case Branch.Rewrite rewrite -> refuse(branch, "a change of the record");
        case Branch.Parse parse -> refuse(branch, "a parser");
      }
    }
    return Optional.of(out.toString());
  }

  private static Diagnostic leftOut(Branch.Filter filter, Branch branch) {
    String lost = "the whole rule is left out";
    boolean together = filter.span().line() == branch.span().line();
    Diagnostic warning =
        Diagnostic.warning(
            Flattener.UNSAID, filter.span(), "cannot be said: this filter", together ? lost : "");
    return together ? warning : warning.withLabel(branch.span(), lost);
  }

  private static Optional<String> filter(Condition condition) {
    return ConditionText.of(condition).map(said -> " filter { " + said + "; };");
  }

  private String deliver(Branch.Deliver deliver, Set<String> open) {
    Output output = outputs.get(deliver.output());
    if (output == null || !open.add(deliver.output())) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (Output.Writer writer : output.writers()) {
      destinations
          .name(writer.destination())
          .ifPresent(name -> out.append(" destination(").append(name).append(");"));
    }
    for (Branch inner : output.branches()) {
      body(inner, open)
          .filter(text -> text.contains("destination("))
          .ifPresent(text -> out.append(" log {").append(text).append(flags(inner)).append(" };"));
    }
    open.remove(deliver.output());
    return out.toString();
  }
}

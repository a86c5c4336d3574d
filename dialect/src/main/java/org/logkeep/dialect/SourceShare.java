package org.logkeep.dialect;

import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;
import org.logkeep.topology.Use;
import org.logkeep.topology.condition.PrioritySet;

/**
 * Tells sources apart in languages that cannot name them: records of the kernel are known by their
 * facility, which nobody else may use.
 *
 * @param topology the topology whose sources these are
 */
public record SourceShare(Topology topology) {
  private static final PrioritySet KERNEL = PrioritySet.facility(0);

  /** Whether a source reads the kernel's messages. */
  public static boolean isKernel(Use source) {
    Object path = source.options().value("path").orElse("");
    return source.name().equals("kernel") || path.equals("/proc/kmsg") || path.equals("/dev/kmsg");
  }

  private static boolean isKernel(Input input) {
    return !input.readers().isEmpty()
        && input.readers().stream().allMatch(reader -> isKernel(reader.source()));
  }

  private static boolean isInternal(Input input) {
    return input.readers().stream().allMatch(r -> r.source().name().equals("internal"));
  }

  /** How many inputs there are beside the daemon's own lines. */
  public long others() {
    return topology.inputs().stream().filter(input -> !isInternal(input)).count();
  }

  /**
   * Whether a rule takes records of some sources only, in a way that no facility can tell: of one
   * of several that programs and hosts send to, or of the daemon itself.
   */
  public boolean isConfined(FlatRule rule) {
    boolean here = false;
    boolean elsewhere = false;
    for (Input input : topology.inputs()) {
      if (!isKernel(input) && !isInternal(input)) {
        boolean taken = rule.inputs().contains(input.name());
        here |= taken;
        elsewhere |= !taken;
      }
    }
    boolean own =
        topology.inputs().stream()
            .filter(input -> rule.inputs().contains(input.name()))
            .allMatch(SourceShare::isInternal);
    return elsewhere && (here || own);
  }

  /** The priorities that a rule takes, given where its records come from. */
  public PrioritySet restrict(FlatRule rule) {
    boolean kernel = false;
    boolean others = false;
    boolean kernelElsewhere = false;
    for (Input input : topology.inputs()) {
      boolean here = rule.inputs().contains(input.name());
      if (isKernel(input)) {
        kernel |= here;
        kernelElsewhere |= !here;
      } else if (!isInternal(input)) {
        others |= here;
      }
    }
    if (kernel && !others) {
      return rule.set().and(KERNEL);
    }
    return others && !kernel && kernelElsewhere ? rule.set().and(KERNEL.not()) : rule.set();
  }
}

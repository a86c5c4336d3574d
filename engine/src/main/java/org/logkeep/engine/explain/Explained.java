package org.logkeep.engine.explain;

import java.util.List;
import org.logkeep.engine.destination.Written;
import org.logkeep.topology.Input;
import org.logkeep.topology.LogPath;

/**
 * Why one message goes where it goes.
 *
 * @param input the source it arrived at
 * @param reader which component of it
 * @param taken whether the source takes messages from this sender
 * @param refused whether it was dropped when its header was read, by the rules of the language
 * @param fields the record as it was read, before any path: names and values
 * @param within the branches within the source
 * @param paths what happened on each path, in the order of the configuration
 * @param written all that is written, in the order in which it is
 */
public record Explained(
    Input input,
    Input.Reader reader,
    boolean taken,
    boolean refused,
    List<Value> fields,
    List<BranchTrace> within,
    List<PathTrace> paths,
    List<Delivery> written) {
  /** A field or name-value pair of the record. */
  public record Value(String name, String value) {}

  /** Something that is written, and the destination that does it. */
  public record Delivery(String destination, Written written) {}

  /** What became of the record at a path. */
  public enum Verdict {
    /** It came to the end of the path. */
    MATCHED,
    /** A condition on the way did not hold. */
    NOT_MATCHED,
    /** The path does not take records of this source. */
    OTHER_SOURCE,
    /** An earlier path that matched is final. */
    TAKEN_BEFORE,
    /** The path only takes what no other one matched. */
    NOT_NEEDED,
    /** The record never left its source. */
    NOT_REACHED
  }

  /**
   * What happened on a path.
   *
   * @param path the path
   * @param verdict what became of the record there
   * @param entered its trace; more than one if the source sends the record on more than once
   */
  public record PathTrace(LogPath path, Verdict verdict, List<BranchTrace> entered) {
    /** Copies the list. */
    public PathTrace {
      entered = List.copyOf(entered);
    }
  }

  /** Copies the lists. */
  public Explained {
    fields = List.copyOf(fields);
    within = List.copyOf(within);
    paths = List.copyOf(paths);
    written = List.copyOf(written);
  }
}

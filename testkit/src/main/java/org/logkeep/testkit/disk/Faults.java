package org.logkeep.testkit.disk;

/** Decides what goes wrong. */
@FunctionalInterface
public interface Faults {

  /** Nothing ever does. */
  Faults NONE = (index, operation, path) -> 0;

  /**
   * Asked before each operation that changes something or makes it durable; may also take its time,
   * or throw {@link SimulatedCrash}.
   *
   * @param index counts operations from 0
   * @param operation such as {@code write}, {@code rename}
   * @param path on what
   * @return 0 to let it happen, or the positive error number that it fails with
   */
  int check(int index, String operation, String path);

  /**
   * The process dies at an operation: the one before is done, this one is not, a write is done in
   * half.
   */
  static Faults crashAt(int at) {
    return (index, operation, path) -> {
      if (index >= at) {
        throw new SimulatedCrash("operation " + index + ": " + operation + " " + path);
      }
      return 0;
    };
  }

  /** One operation fails. */
  static Faults failAt(int at, int errno) {
    return (index, operation, path) -> index == at ? errno : 0;
  }
}

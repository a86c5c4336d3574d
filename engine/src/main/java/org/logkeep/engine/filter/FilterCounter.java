package org.logkeep.engine.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How often a named filter was asked and held. Written by one thread; others may read, and see
 * values that are a little old.
 */
public final class FilterCounter {
  private static final VarHandle MATCHED = handle("matched");
  private static final VarHandle ASKED = handle("asked");

  private final String name;

  @SuppressWarnings("FieldMayBeFinal") // written through its handle
  private long matched;

  @SuppressWarnings("FieldMayBeFinal") // written through its handle
  private long asked;

  /** Makes a counter of zero. */
  public FilterCounter(String name) {
    this.name = name;
  }

  private static VarHandle handle(String field) {
    try {
      return MethodHandles.lookup().findVarHandle(FilterCounter.class, field, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  void add(int moreMatched, int moreAsked) {
    MATCHED.setOpaque(this, matched + moreMatched);
    ASKED.setOpaque(this, asked + moreAsked);
  }

  /** The name of the filter. */
  public String name() {
    return name;
  }

  /** Records for which the filter held. */
  public long matched() {
    return (long) MATCHED.getOpaque(this);
  }

  /** Records for which it did not. */
  public long notMatched() {
    return Math.max(0, (long) ASKED.getOpaque(this) - matched());
  }
}

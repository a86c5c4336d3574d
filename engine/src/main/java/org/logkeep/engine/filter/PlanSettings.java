package org.logkeep.engine.filter;

import java.io.IOException;
import org.logkeep.engine.format.FormatSettings;

/**
 * What a plan is compiled against: everything from outside that it may depend on.
 *
 * @param format what templates may depend on
 * @param lists reads the files that filters compare with; asked while compiling only
 */
public record PlanSettings(FormatSettings format, ListFiles lists) {
  /** Reads whole files. */
  @FunctionalInterface
  public interface ListFiles {
    /** The content of a file. */
    byte[] read(String path) throws IOException;
  }
}

package org.logkeep.engine.source;

import java.nio.file.Path;
import org.logkeep.engine.EngineJournal;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Disk;
import org.logkeep.linux.Sys;
import org.logkeep.record.Severity;

/**
 * What a source is built with.
 *
 * @param id the name that statistics use
 * @param loop the event loop it lives on
 * @param sys system calls
 * @param disk the disk seam
 * @param journal where it says what went wrong
 * @param intake where it puts what it read
 * @param stateDirectory where it may keep positions
 */
public record SourceContext(
    String id,
    Loop loop,
    Sys sys,
    Disk disk,
    EngineJournal journal,
    Intake intake,
    Path stateDirectory) {

  /**
   * Records, or connections that might have brought some, were lost: they are counted, and that is
   * said once a period.
   *
   * @param reason the word that the ledger uses
   * @param what a sentence without its end
   */
  void lost(long count, String reason, String what) {
    intake.lost(count, reason);
    journal.trouble(id + " " + reason, Severity.WARNING, what + "; source='" + id + "'");
  }
}

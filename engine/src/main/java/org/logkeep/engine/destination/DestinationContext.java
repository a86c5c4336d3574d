package org.logkeep.engine.destination;

import java.nio.file.Path;
import org.logkeep.engine.Journal;
import org.logkeep.engine.Loop;
import org.logkeep.linux.Disk;
import org.logkeep.linux.Sys;

/**
 * What a destination is built with.
 *
 * @param id the name that statistics use
 * @param loop the event loop it lives on
 * @param sys system calls
 * @param disk the disk seam
 * @param journal where it says what went wrong
 * @param stateDirectory where it may keep state
 */
public record DestinationContext(
    String id, Loop loop, Sys sys, Disk disk, Journal journal, Path stateDirectory) {}

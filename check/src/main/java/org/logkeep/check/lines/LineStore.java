package org.logkeep.check.lines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps the lines that a report may show and hands them out in order. What arrives in order, as a
 * log does, is never sorted; what does not fit the memory given is sorted in runs, written to the
 * working folder and merged.
 *
 * <pre>
 * record:  raw length (4)  text length (4)  key length (4)  hits (8 x words)  raw bytes
 * </pre>
 */
public final class LineStore implements Closeable {
  private final SortOrder order;
  private final int words;
  private final int budget;
  private final String name;
  private final Supplier<Path> folder;
  private boolean runsInOrder = true;
  private final List<RunFile> runs = new ArrayList<>();
  private RecordArena arena;
  private Optional<RecordArena> last = Optional.empty();
  private long count;

  /**
   * An empty store.
   *
   * @param words longs of hits a line
   * @param budget bytes of memory for lines
   * @param name of its files
   * @param folder asked for when memory does not suffice
   */
  public LineStore(SortOrder order, int words, int budget, String name, Supplier<Path> folder) {
    this.name = name;
    this.order = order;
    this.words = words;
    this.budget = budget;
    this.folder = folder;
    this.arena = new RecordArena(words, order);
  }

  /** Keeps a line of a block with its hits. */
  public void add(LineBlock block, int line, long[] hits, int from) throws IOException {
    if (arena.size() >= budget) {
      spill();
    }
    arena.add(block, line, hits, from);
    count++;
  }

  /** How many lines were kept, doubles included. */
  public long count() {
    return count;
  }

  /** Walks over all lines in order. May be called more than once; no line may be added between. */
  public LineCursor open() throws IOException {
    arena.sort();
    List<RecordCursor> sources = new ArrayList<>();
    for (RunFile run : runs) {
      sources.add(run.open(words));
    }
    sources.add(arena.open());
    boolean inOrder = runsInOrder && last.map(arena::follows).orElse(true);
    return new LineCursor(sources, words, order == SortOrder.UNIQUE, inOrder);
  }

  @Override
  public void close() throws IOException {
    for (RunFile run : runs) {
      run.delete();
    }
  }

  private void spill() throws IOException {
    arena.sort();
    runs.add(RunFile.write(folder.get().resolve(name + "." + runs.size()), arena));
    runsInOrder = runsInOrder && last.map(arena::follows).orElse(true);
    last = Optional.of(arena.end());
    arena = new RecordArena(words, order);
  }
}

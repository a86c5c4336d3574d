package org.logkeep.testkit.disk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.Placement;

/**
 * A disk in memory that keeps apart what the process sees and what would survive.
 *
 * <p>Operations that change something or make it durable are counted; {@link Faults} is asked
 * before each. After a {@link SimulatedCrash} this disk is dead, for all threads; {@link
 * #afterDeath} and {@link #afterPowerCut} give the disk that the next process finds.
 *
 * <p>After a power cut: of a file, its content at the last sync, and of every later write all, a
 * torn beginning, or nothing (with zeros where a later one survived). Of names, the state at the
 * last sync of their directory, and any selection of the later changes, except that changes of one
 * name keep their order: {@code rename f.0 f.1} then {@code rename f f.0} never survives as the
 * second alone, as no file system with a journal does that. A file's content does not ride on its
 * name: a renamed file whose bytes were not synced may be empty.
 *
 * <p>Safe for many threads. Size is limited by {@code capacity}: what does not fit gives {@code
 * ENOSPC}, after a part was written.
 */
public final class SimulatedDisk implements Disk {

  private final Faults faults;
  private final long capacity;
  private final Map<String, SimulatedNode> names = new TreeMap<>();
  private final Map<String, SimulatedNode> durable = new TreeMap<>();
  private final List<NameChange> pending = new ArrayList<>();
  private long nextInode = 2;
  private long clock;
  private int operations;
  private boolean dead;

  /** An empty disk with a root directory, on which nothing fails. */
  public SimulatedDisk() {
    this(Faults.NONE, Long.MAX_VALUE);
  }

  /**
   * An empty disk with a root directory.
   *
   * @param capacity bytes of all files together
   */
  public SimulatedDisk(Faults faults, long capacity) {
    this.faults = faults;
    this.capacity = capacity;
    SimulatedNode root = new SimulatedNode(1, SimulatedNode.DIRECTORY, 0x1ED);
    names.put("/", root);
    durable.put("/", root);
  }

  /** Operations so far that changed something or made it durable. */
  public synchronized int operations() {
    return operations;
  }

  /** The disk that the next process finds when this one was killed: everything that was done. */
  public synchronized SimulatedDisk afterDeath(Faults next) {
    SimulatedDisk left = new SimulatedDisk(next, capacity);
    IdentityHashMap<SimulatedNode, SimulatedNode> copies = new IdentityHashMap<>();
    names.forEach((name, node) -> left.names.put(name, copy(node, copies)));
    durable.forEach((name, node) -> left.durable.put(name, copy(node, copies)));
    for (NameChange change : pending) {
      SimulatedNode node = change.node();
      left.pending.add(
          new NameChange(change.from(), change.to(), node == null ? null : copy(node, copies)));
    }
    left.nextInode = nextInode;
    left.clock = clock;
    return left;
  }

  private static SimulatedNode copy(
      SimulatedNode node, IdentityHashMap<SimulatedNode, SimulatedNode> copies) {
    return copies.computeIfAbsent(node, original -> original.with(original.content.afterDeath()));
  }

  /**
   * A disk that the next process may find after a power cut; which one of the possible ones, chance
   * decides.
   */
  public synchronized SimulatedDisk afterPowerCut(Faults next, RandomGenerator random) {
    SimulatedDisk left = new SimulatedDisk(next, capacity);
    Map<String, SimulatedNode> survivors = new TreeMap<>(durable);
    Set<String> lost = new HashSet<>();
    for (NameChange change : pending) {
      if (change.touches(lost) || random.nextInt(3) == 0) {
        change.addTo(lost);
      } else {
        change.apply(survivors);
      }
    }
    IdentityHashMap<SimulatedNode, SimulatedNode> copies = new IdentityHashMap<>();
    survivors.forEach((name, node) -> {
      SimulatedNode copy =
          copies.computeIfAbsent(
              node, original -> original.with(original.content.afterPowerCut(random)));
      left.names.put(name, copy);
      left.durable.put(name, copy);
    });
    left.nextInode = nextInode;
    left.clock = clock;
    return left;
  }

  /** All bytes of a file, as the process sees them; for the oracle, and not counted. */
  public synchronized byte[] peek(String path) {
    SimulatedNode node = names.get(path);
    if (node == null) {
      throw new IllegalArgumentException("no file " + path);
    }
    return node.content.bytes();
  }

  @Override
  public DiskFile append(String path, int mode) throws DiskException {
    return open(path, mode, true, false, SimulatedFile.Use.APPEND);
  }

  @Override
  public DiskFile appendWithin(String root, String relative, Placement placement)
      throws DiskException {
    for (String element : relative.split("/", -1)) {
      if (element.isEmpty() || element.equals(".") || element.equals("..")) {
        throw new DiskException("open", root + "/" + relative, Errno.EINVAL);
      }
    }
    String path = root + "/" + relative;
    if (placement.makeDirectories()) {
      for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (status(path.substring(0, slash)).isEmpty()) {
          makeDirectory(path.substring(0, slash), placement.directoryMode());
        }
      }
    }
    return append(path, placement.fileMode());
  }

  @Override
  public DiskFile create(String path, int mode) throws DiskException {
    return open(path, mode, true, true, SimulatedFile.Use.APPEND);
  }

  @Override
  public DiskFile update(String path) throws DiskException {
    return open(path, 0, false, false, SimulatedFile.Use.UPDATE);
  }

  @Override
  public DiskFile read(String path) throws DiskException {
    return open(path, 0, false, false, SimulatedFile.Use.READ);
  }

  private synchronized DiskFile open(
      String path, int mode, boolean create, boolean exclusive, SimulatedFile.Use use)
      throws DiskException {
    alive();
    SimulatedNode node = names.get(path);
    if (node == null) {
      if (!create) {
        throw new DiskException("open", path, Errno.ENOENT);
      }
      requireDirectory("open", parent(path));
      begin("create", path);
      node = new SimulatedNode(nextInode++, SimulatedNode.REGULAR, mode);
      change(new NameChange("", path, node));
    } else if (exclusive) {
      throw new DiskException("open", path, Errno.EEXIST);
    } else if (node.type == SimulatedNode.DIRECTORY) {
      throw new DiskException("open", path, Errno.EISDIR);
    }
    return new SimulatedFile(this, node, path, use);
  }

  @Override
  public synchronized Optional<FileStatus> status(String path) {
    alive();
    SimulatedNode node = names.get(path);
    return node == null ? Optional.empty() : Optional.of(statusOf(node));
  }

  synchronized FileStatus statusOf(SimulatedNode node) {
    alive();
    return node.status((int) names.values().stream().filter(other -> other == node).count());
  }

  @Override
  public synchronized void rename(String from, String to) throws DiskException {
    SimulatedNode node = require("rename", from);
    requireDirectory("rename", parent(to));
    begin("rename", from);
    if (!from.equals(to) && names.get(to) != node) {
      change(new NameChange(from, to, node));
    }
  }

  @Override
  public synchronized void link(String existing, String name) throws DiskException {
    SimulatedNode node = require("link", existing);
    requireFree("link", name);
    begin("link", name);
    change(new NameChange("", name, node));
  }

  @Override
  public synchronized void unlink(String path) throws DiskException {
    SimulatedNode node = require("unlink", path);
    if (node.type == SimulatedNode.DIRECTORY) {
      throw new DiskException("unlink", path, Errno.EISDIR);
    }
    begin("unlink", path);
    change(new NameChange(path, "", null));
  }

  @Override
  public synchronized void makeDirectory(String path, int mode) throws DiskException {
    alive();
    requireDirectory("mkdir", parent(path));
    requireFree("mkdir", path);
    begin("mkdir", path);
    change(new NameChange("", path, new SimulatedNode(nextInode++, SimulatedNode.DIRECTORY, mode)));
  }

  @Override
  public synchronized List<String> list(String directory) throws DiskException {
    alive();
    requireDirectory("list", directory);
    Set<String> found = new TreeSet<>();
    for (String name : names.keySet()) {
      if (!name.equals("/") && parent(name).equals(directory)) {
        found.add(name.substring(name.lastIndexOf('/') + 1));
      }
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized void syncDirectory(String directory) throws DiskException {
    requireDirectory("sync", directory);
    begin("sync directory", directory);
    Set<String> kept = new HashSet<>();
    List<NameChange> later = new ArrayList<>();
    for (NameChange change : pending) {
      if (change.isIn(directory) && !change.touches(kept)) {
        change.apply(durable);
      } else {
        change.addTo(kept);
        later.add(change);
      }
    }
    pending.clear();
    pending.addAll(later);
  }

  synchronized int write(
      SimulatedNode node, String path, long at, byte[] bytes, int offset, int length) {
    alive();
    int position = at < 0 ? node.content.size() : (int) at;
    int failure;
    try {
      failure = faults.check(operations++, "write", path);
    } catch (SimulatedCrash crash) {
      dead = true;
      node.content.write(position, bytes, offset, length / 2);
      throw crash;
    }
    if (failure != 0) {
      return -failure;
    }
    int room = (int) Math.max(0, Math.min(length, capacity - used()));
    if (room == 0 && length > 0) {
      return -Errno.ENOSPC;
    }
    node.content.write(position, bytes, offset, room);
    node.modified = ++clock;
    return room;
  }

  private long used() {
    IdentityHashMap<SimulatedNode, Boolean> seen = new IdentityHashMap<>();
    names.values().forEach(node -> seen.put(node, true));
    return seen.keySet().stream().mapToLong(node -> node.content.size()).sum();
  }

  synchronized int read(SimulatedNode node, long position, byte[] target, int offset, int length) {
    alive();
    return node.content.read(position, target, offset, length);
  }

  synchronized int change(String operation, String path, Runnable action) {
    alive();
    int failure = ask(operation, path);
    if (failure != 0) {
      return -failure;
    }
    action.run();
    return 0;
  }

  private void change(NameChange change) {
    change.apply(names);
    pending.add(change);
  }

  private void begin(String operation, String path) throws DiskException {
    int failure = ask(operation, path);
    if (failure != 0) {
      throw new DiskException(operation, path, failure);
    }
  }

  private int ask(String operation, String path) {
    try {
      return faults.check(operations++, operation, path);
    } catch (SimulatedCrash crash) {
      dead = true;
      throw crash;
    }
  }

  private void alive() {
    if (dead) {
      throw new SimulatedCrash("the process is dead");
    }
  }

  private SimulatedNode require(String operation, String path) throws DiskException {
    alive();
    @Nullable SimulatedNode node = names.get(path);
    if (node == null) {
      throw new DiskException(operation, path, Errno.ENOENT);
    }
    return node;
  }

  private void requireDirectory(String operation, String path) throws DiskException {
    if (require(operation, path).type != SimulatedNode.DIRECTORY) {
      throw new DiskException(operation, path, Errno.ENOTDIR);
    }
  }

  private void requireFree(String operation, String path) throws DiskException {
    if (names.containsKey(path)) {
      throw new DiskException(operation, path, Errno.EEXIST);
    }
  }

  static String parent(String path) {
    return Disk.directoryOf(path);
  }
}

package org.logkeep.linux;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Users and groups by name, as the C library finds them: {@code /etc/passwd}, and whatever
 * nsswitch.conf(5) adds. Look-ups may ask the network: for start-up, not for the data path.
 */
public final class UserDatabase {

  /**
   * A user.
   *
   * @param name login name
   * @param uid number
   * @param gid primary group
   * @param groups all groups, the primary one too
   */
  public record User(String name, int uid, int gid, List<Integer> groups) {}

  /*
   * struct passwd  0 name*  8 passwd*  16 uid  20 gid  24 gecos*  32 dir*  40 shell*
   * struct group   0 name*  8 passwd*  16 gid  24 mem**
   * In the thread's block: the structure at 0, the result pointer at 64, the strings from 128.
   */
  private static final int RESULT = 64;
  private static final int STRINGS = 128;
  private static final int MOST_GROUPS = 1024;

  private static final class Symbols {
    static final MemorySegment GETPWNAM = Native.symbol("getpwnam_r");
    static final MemorySegment GETPWUID = Native.symbol("getpwuid_r");
    static final MemorySegment GETGRNAM = Native.symbol("getgrnam_r");
    static final MemorySegment GETGROUPLIST = Native.symbol("getgrouplist");
  }

  private final Calls calls;

  /** The database of this system. */
  public UserDatabase(Sys sys) {
    this.calls = sys.calls();
  }

  /** The user of a name, getpwnam_r(3) and getgrouplist(3). */
  public Optional<User> user(String name) {
    long cName = calls.scratch().path(0, PathText.encode(name));
    if (cName < 0 || !found(Symbols.GETPWNAM, cName)) {
      return Optional.empty();
    }
    MemorySegment entry = calls.scratch().block(calls);
    int uid = entry.get(Native.INT, 16);
    int gid = entry.get(Native.INT, 20);
    return Optional.of(new User(name, uid, gid, groups(cName, gid)));
  }

  /** The name of a user number, getpwuid_r(3). */
  public Optional<String> userName(int uid) {
    if (!found(Symbols.GETPWUID, uid)) {
      return Optional.empty();
    }
    MemorySegment block = calls.scratch().block(calls);
    long at = block.get(Native.LONG, 0) - block.address();
    long end = at;
    while (block.get(Native.BYTE, end) != 0) {
      end++;
    }
    return Optional.of(PathText.decode(block.asSlice(at, end - at).toArray(Native.BYTE)));
  }

  /** The number of a group, getgrnam_r(3). */
  public Optional<Integer> group(String name) {
    long cName = calls.scratch().path(0, PathText.encode(name));
    if (cName < 0 || !found(Symbols.GETGRNAM, cName)) {
      return Optional.empty();
    }
    return Optional.of(calls.scratch().block(calls).get(Native.INT, 16));
  }

  private boolean found(MemorySegment function, long key) {
    MemorySegment block = calls.scratch().block(calls);
    long base = block.address();
    block.set(Native.LONG, RESULT, 0L);
    int error =
        calls.call(function, key, base, base + STRINGS, Scratch.BLOCK - STRINGS, base + RESULT);
    return error == 0 && block.get(Native.LONG, RESULT) != 0;
  }

  private List<Integer> groups(long name, int gid) {
    Scratch own = calls.scratch();
    MemorySegment block = own.block(calls);
    own.structure.set(Native.INT, 0, MOST_GROUPS);
    int result =
        calls.call(Symbols.GETGROUPLIST, name, gid, block.address(), own.structureAddress());
    int count = result < 0 ? 0 : own.structure.get(Native.INT, 0);
    List<Integer> groups = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      groups.add(block.get(Native.INT, 4L * i));
    }
    return groups.isEmpty() ? List.of(gid) : List.copyOf(groups);
  }
}

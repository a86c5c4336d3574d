package org.logkeep.linux;

import java.util.Set;

/**
 * Gives up what is no longer needed.
 *
 * <p>To the kernel, user, groups and capabilities belong to a thread. The C library's calls that
 * change user and groups do so in every thread of the process, the JVM's own too, and that takes
 * every capability from all of them. Capabilities are kept, or limited, for the calling thread
 * only, and for the threads that it starts later: so whoever needs them calls this on the thread
 * that will use them.
 */
public final class Privileges {

  private static final int PR_SET_KEEPCAPS = 8;
  private static final int PR_SET_NO_NEW_PRIVS = 38;

  private final ProcessCalls process;

  /** Privileges of this process. */
  public Privileges(Sys sys) {
    this.process = sys.process();
  }

  /**
   * Becomes an ordinary user, for good, in all threads.
   *
   * @param keep capabilities that the calling thread keeps; usually none
   * @throws SysException at the first step that fails, or if root could be had back. The process
   *     must then end: it may be half-way
   */
  public void become(UserDatabase.User user, Set<Capability> keep) throws SysException {
    int[] groups = user.groups().stream().mapToInt(Integer::intValue).toArray();
    if (!keep.isEmpty()) {
      SysException.check("prctl keep capabilities", process.prctl(PR_SET_KEEPCAPS, 1));
    }
    SysException.check("setgroups of " + user.name(), process.setGroups(groups));
    SysException.check("setresgid " + user.gid(), process.setGroup(user.gid()));
    SysException.check("setresuid " + user.uid(), process.setUser(user.uid()));
    if (!keep.isEmpty()) {
      limitThisThread(keep);
      SysException.check("prctl drop capabilities", process.prctl(PR_SET_KEEPCAPS, 0));
    }
    if (user.uid() != 0 && process.setUser(0) >= 0) {
      throw new SysException("give up root for good", Errno.EPERM);
    }
  }

  /** Runs in one group and no other from now on, in all threads; the user stays. */
  public void join(int gid) throws SysException {
    SysException.check("setgroups " + gid, process.setGroups(gid));
    SysException.check("setresgid " + gid, process.setGroup(gid));
  }

  /** Leaves the calling thread these capabilities and no others; it must hold them. */
  public void limitThisThread(Set<Capability> keep) throws SysException {
    long mask = Capability.mask(keep);
    SysException.check("capset " + keep, process.setCapabilities(mask, mask));
  }

  /**
   * From the calling thread on, no program started can gain privileges: no set-user-id, no file
   * capabilities.
   */
  public void gainNoMore() throws SysException {
    SysException.check("prctl no new privileges", process.prctl(PR_SET_NO_NEW_PRIVS, 1));
  }

  /** Whether the calling thread holds a capability now. */
  public boolean holds(Capability capability) {
    return (process.effectiveCapabilities() & Capability.mask(Set.of(capability))) != 0;
  }
}

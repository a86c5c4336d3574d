package org.logkeep.cli.daemon;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.logkeep.linux.Capability;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskException;
import org.logkeep.linux.Errno;
import org.logkeep.linux.FileCalls;
import org.logkeep.linux.FileStatus;
import org.logkeep.linux.Privileges;
import org.logkeep.linux.StatResult;
import org.logkeep.linux.Sys;
import org.logkeep.linux.SysException;
import org.logkeep.linux.UserDatabase;
import org.logkeep.topology.Input;
import org.logkeep.topology.Topology;

/**
 * As whom the daemon runs once its sockets are open.
 *
 * @param user name of the user to become; the one that started it if not given
 * @param group name of the group to run in; the user's own if not given
 */
public record RunAs(Optional<String> user, Optional<String> group) {
  /** As whoever started it. */
  public static final RunAs STARTER = new RunAs(Optional.empty(), Optional.empty());

  private static final int FIRST_FREE_PORT = 1024;

  /**
   * Gives the daemon's own files away and drops every privilege that the topology does not need
   * again at a reload. Does nothing for {@link #STARTER}, nor where the user is the right one.
   *
   * @param files what the daemon made for itself as root: directories with the files in them,
   *     sockets
   * @throws SysException if user or group do not exist, or the system refuses
   */
  void become(Sys sys, Disk disk, Topology topology, List<String> files) throws SysException {
    UserDatabase users = new UserDatabase(sys);
    Privileges privileges = new Privileges(sys);
    Optional<Integer> gid = Optional.empty();
    if (group.isPresent()) {
      gid =
          Optional.of(
              users
                  .group(group.get())
                  .orElseThrow(() -> new SysException("group " + group.get(), Errno.ENOENT)));
    }
    if (user.isEmpty()) {
      if (gid.isPresent() && gid.get() != sys.process().effectiveGid()) {
        privileges.join(gid.get());
      }
      return;
    }
    UserDatabase.User found =
        users
            .user(user.get())
            .orElseThrow(() -> new SysException("user " + user.get(), Errno.ENOENT));
    if (found.uid() == sys.process().uid()
        && gid.orElse(found.gid()) == sys.process().effectiveGid()) {
      return;
    }
    UserDatabase.User target = gid.map(g -> inGroup(found, g)).orElse(found);
    for (String file : files) {
      give(sys.files(), disk, file, target);
    }
    privileges.become(target, needed(topology));
  }

  private static UserDatabase.User inGroup(UserDatabase.User user, int gid) {
    List<Integer> groups = new ArrayList<>(user.groups());
    groups.remove(Integer.valueOf(user.gid()));
    groups.add(gid);
    return new UserDatabase.User(user.name(), user.uid(), gid, groups.stream().distinct().toList());
  }

  /** What a reload needs to open the same again: ports below 1024, the kernel's log. */
  static Set<Capability> needed(Topology topology) {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    for (Input input : topology.inputs()) {
      for (Input.Reader reader : input.readers()) {
        if (reader.source().name().equals("kernel")) {
          needed.add(Capability.SYSLOG);
        }
        var port = reader.source().options().all().get("port");
        if (port != null && port.value() instanceof Long number && number < FIRST_FREE_PORT) {
          needed.add(Capability.NET_BIND_SERVICE);
        }
      }
    }
    return needed;
  }

  /** A directory is given with the plain files in it, never through a link. */
  private static void give(FileCalls files, Disk disk, String path, UserDatabase.User to)
      throws SysException {
    if (!(files.statusOfLink(FileCalls.HERE, path)
        instanceof StatResult.Found(FileStatus status))) {
      return;
    }
    SysException.check("chown " + path, files.changeOwner(path, to.uid(), to.gid()));
    if (!status.isDirectory()) {
      return;
    }
    try {
      for (String name : disk.list(path)) {
        String file = path + "/" + name;
        if (files.statusOfLink(FileCalls.HERE, file) instanceof StatResult.Found(FileStatus inner)
            && inner.isRegular()) {
          SysException.check("chown " + file, files.changeOwner(file, to.uid(), to.gid()));
        }
      }
    } catch (DiskException e) {
      throw new SysException("list " + path, e.errno());
    }
  }
}

package org.logkeep.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {

  private static final int TEN_SECONDS = 10_000;

  private final Sys sys = new Sys();
  private final int[] tokens = new int[8];
  private final int[] ready = new int[8];

  @Test
  void wakesALoopFromAnotherThread() throws Exception {
    try (Epoll epoll = new Epoll(sys, 8);
        EventFd event = new EventFd(sys)) {
      assertThat(epoll.add(event.fd(), Epoll.IN, -7)).isZero();
      assertThat(epoll.await(0, tokens, ready)).isZero();
      Thread.ofPlatform().start(event::wake);
      assertThat(epoll.await(TEN_SECONDS, tokens, ready)).isEqualTo(1);
      assertThat(tokens[0]).isEqualTo(-7);
      assertThat(ready[0] & Epoll.IN).isNotZero();
      event.wake();
      event.drain();
      assertThat(epoll.await(0, tokens, ready)).isZero();
      event.drain();
      assertThat(epoll.add(event.fd(), Epoll.IN, 1)).isEqualTo(-Errno.EEXIST);
      assertThat(epoll.modify(event.fd(), Epoll.OUT, 2)).isZero();
      assertThat(epoll.await(0, tokens, ready)).isEqualTo(1);
      assertThat(tokens[0]).isEqualTo(2);
      assertThat(epoll.delete(event.fd())).isZero();
      assertThat(epoll.delete(event.fd())).isEqualTo(-Errno.ENOENT);
    }
  }

  @Test
  void refusesRegularFiles(@TempDir Path dir) throws Exception {
    int fd = sys.files().open(dir + "/f", OpenFlags.WRITE | OpenFlags.CREATE, 0x180);
    try (Epoll epoll = new Epoll(sys, 8)) {
      assertThat(epoll.add(fd, Epoll.IN, 0)).isEqualTo(-Errno.EPERM);
    }
    sys.close(fd);
  }

  @Test
  void collectsSignals() throws Exception {
    try (Epoll epoll = new Epoll(sys, 8);
        EventFd event = new EventFd(sys)) {
      Signals signals = new Signals(sys, event);
      assertThat(signals.capture(Signals.Kind.HUP)).isTrue();
      assertThat(signals.capture(Signals.Kind.USR1)).isTrue();
      assertThat(signals.capture(Signals.Kind.USR2)).isTrue();
      assertThat(signals.capture(Signals.Kind.QUIT)).isFalse();
      assertThat(epoll.add(event.fd(), Epoll.IN, 0)).isZero();
      for (int signal : new int[] {1, 10, 12}) {
        assertThat(sys.process().kill(sys.process().pid(), signal)).isZero();
        assertThat(epoll.await(TEN_SECONDS, tokens, ready)).isEqualTo(1);
        event.drain();
        assertThat(signals.take()).hasSize(1);
      }
      assertThat(signals.take()).isEqualTo(Set.of());
    }
  }

  @Test
  void tellsOfChangesInADirectory(@TempDir Path dir) throws Exception {
    try (Inotify inotify = new Inotify(sys)) {
      int watch =
          inotify.add(
              dir.toString(), Inotify.CREATE | Inotify.MODIFY | Inotify.MOVED_TO | Inotify.DELETE);
      assertThat(watch).isPositive();
      List<String> seen = new ArrayList<>();
      assertThat(inotify.read((w, events, name) -> seen.add(name))).isZero();
      Path file = Files.writeString(dir.resolve("a"), "x");
      Files.move(file, dir.resolve("b"));
      Files.delete(dir.resolve("b"));
      assertThat(inotify.read((w, events, name) -> seen.add(name + ":" + (events & 0xFFF))))
          .isPositive();
      assertThat(seen)
          .contains("a:" + Inotify.CREATE, "b:" + Inotify.MOVED_TO, "b:" + Inotify.DELETE);
      assertThat(inotify.remove(watch)).isZero();
      assertThat(inotify.add(dir + "/none", Inotify.MODIFY)).isEqualTo(-Errno.ENOENT);
    }
  }
}

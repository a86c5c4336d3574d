package org.logkeep.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.logkeep.linux.RealDisk;
import org.logkeep.linux.Sys;

class KernelCacheTest {
  @TempDir Path directory;

  private final RealDisk disk = new RealDisk(new Sys());
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("cache");
  }

  private KernelCache cache() {
    return new KernelCache(disk, file.toString());
  }

  @Test
  void remembersTheLastRecordOfThisBoot() {
    assertThat(cache().read()).isEqualTo(-1);
    KernelCache cache = cache();
    cache.remember(41);
    cache.remember(42);
    assertThat(file).doesNotExist();
    cache.save();
    assertThat(cache().read()).isEqualTo(42);
  }

  @Test
  void forgetsWhatAnotherBootCounted() throws IOException {
    Files.writeString(file, "42 00000000-0000-0000-0000-000000000000\n");
    assertThat(cache().read()).isEqualTo(-1);
  }

  @Test
  void readsAFileWithTheNumberAloneAndNoOther() throws IOException {
    Files.writeString(file, "7\n");
    assertThat(cache().read()).isEqualTo(7);
    Files.writeString(file, "what?\n");
    assertThat(cache().read()).isEqualTo(-1);
  }
}

package org.logkeep.engine.destination;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.logkeep.linux.Disk;
import org.logkeep.linux.DiskFile;
import org.logkeep.linux.Errno;

/**
 * The real disk, which syncs nothing while it is held: a slow one, as slow as a test needs. It may
 * fail, too.
 */
final class HeldDisk {
  private final Semaphore moving = new Semaphore(1);
  private final AtomicInteger failures = new AtomicInteger();
  private final Disk real;

  HeldDisk(Disk real) {
    this.real = real;
  }

  /** Syncs wait from now on. */
  void hold() {
    moving.acquireUninterruptibly();
  }

  /** Syncs that wait go on. */
  void release() {
    moving.release();
  }

  /** So many syncs that come or wait fail with EIO. */
  void failSyncs(int count) {
    failures.set(count);
  }

  /** The disk as others see it. */
  Disk disk() {
    return over(Disk.class, real);
  }

  private <T> T over(Class<T> type, Object target) {
    InvocationHandler pass =
        (proxy, method, arguments) -> {
          if (method.getName().equals("syncData")) {
            moving.acquireUninterruptibly();
            moving.release();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
              return -Errno.EIO;
            }
          }
          try {
            Object result = method.invoke(target, arguments);
            return result instanceof DiskFile file ? over(DiskFile.class, file) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(HeldDisk.class.getClassLoader(), new Class<?>[] {type}, pass));
  }
}

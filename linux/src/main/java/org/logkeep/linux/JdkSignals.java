package org.logkeep.linux;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The JDK's own handling of signals, {@code sun.misc.Signal} of the module {@code jdk.unsupported}.
 * It is looked up by name, because the compiler warns of its direct use and lets nobody silence
 * that.
 */
final class JdkSignals {

  private JdkSignals() {}

  /**
   * Has an action run, on a thread of the JDK's, whenever a signal comes.
   *
   * @param name without {@code SIG}
   * @return false if the JVM keeps that signal for itself
   */
  static boolean handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle run =
          lookup
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object listener =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object wanted =
          lookup
              .findConstructor(signal, MethodType.methodType(void.class, String.class))
              .invoke(name);
      MethodHandle register =
          lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
      var previous = register.invoke(wanted, listener);
      return previous != null;
    } catch (IllegalArgumentException taken) {
      return false;
    } catch (Throwable e) {
      throw new LinkageError("this JDK has no sun.misc.Signal", e);
    }
  }
}

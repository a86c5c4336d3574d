package org.logkeep.linux;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

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
      Object listener =
          Proxy.newProxyInstance(
              JdkSignals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                // Nobody asks for more than the handler's one method, which returns nothing.
                action.run();
                return null;
              });
      Object wanted = signal.getConstructor(String.class).newInstance(name);
      return signal.getMethod("handle", signal, handler).invoke(null, wanted, listener) != null;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException) {
        return false;
      }
      throw new LinkageError("sun.misc.Signal failed", e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JDK has no sun.misc.Signal", e);
    }
  }
}

package org.qjailctl.cli.process;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * SIGINT, which Java shows in a class of its module jdk.unsupported only: a shutdown hook would not
 * hear the second one. Found by name, for javac warns of every mention of that class.
 */
final class Interrupts {
  private Interrupts() {}

  /** See {@link Terminal#interrupts}; where Java has no such class, Ctrl-C ends the process. */
  static BooleanSupplier watch(Runnable noticed) {
    AtomicBoolean requested = new AtomicBoolean();
    Runnable onSignal =
        () -> {
          if (requested.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
          }
          noticed.run();
        };
    return handled(onSignal) ? requested::get : () -> false;
  }

  /** Ctrl-C ends nothing; a program started from here gets it as ever. */
  static void ignore() {
    // A handler that does nothing: what is ignored outright stays ignored in programs started here.
    handled(() -> {});
  }

  private static boolean handled(Runnable onSignal) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  onSignal.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), handling);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return false;
    }
    return true;
  }
}

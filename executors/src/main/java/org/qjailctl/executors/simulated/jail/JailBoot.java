package org.qjailctl.executors.simulated.jail;

import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.world.FileRefused;

/** What happens inside a jail as it starts and stops: its /etc/rc and /etc/rc.shutdown. */
public interface JailBoot {

  /** Starts what the jail's rc.conf(5) enables; {@code inside} is a process in the jail. */
  void start(Invocation inside) throws FileRefused;

  void shutdown(Invocation inside) throws FileRefused;
}

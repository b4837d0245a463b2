package org.qjailctl.executors.simulated;

import java.io.IOException;
import java.nio.file.Path;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Secrets;

/** A process that takes a simulated host's lock and keeps it until it is killed. */
final class LockFileHolder {
  private LockFileHolder() {}

  public static void main(String[] args) throws HostUnreachable, IOException {
    LockAttempt attempt =
        SimulatedHost.persisted(Path.of(args[0]), Secrets.none()).lock(HostLock.of("anna@laptop"));
    System.out.println(attempt instanceof LockAttempt.Got ? "held" : attempt);
    System.in.transferTo(System.out);
  }
}

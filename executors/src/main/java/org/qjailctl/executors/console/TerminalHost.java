package org.qjailctl.executors.console;

import java.util.List;
import org.qjailctl.core.host.HostUnreachable;

/** A host on which a program can have this process's own standard streams. */
public interface TerminalHost {

  /**
   * Runs {@code argv} there until it ends, as the user that operations run as.
   *
   * @param terminal whether it is to find a terminal, with all that is typed and shown there
   * @return its exit status; 255 where ssh(1) lost the connection
   */
  int interact(List<String> argv, boolean terminal) throws HostUnreachable;
}

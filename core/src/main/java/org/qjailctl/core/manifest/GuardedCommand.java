package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;

/**
 * A command that runs only while its work is not done.
 *
 * @param name how plans name it
 * @param user as whom it runs; as root where none is said
 * @param guard tells whether the work is done
 * @param doneWhen what the guard says of work that is done: that it succeeds, or that it fails
 * @param creates the file or folder by which the guard tells, where that is how
 * @param readers the services that read {@code creates} when they start
 * @param afterServices whether it comes behind the services, which it needs
 */
public record GuardedCommand(
    String name,
    List<String> argv,
    Optional<UserName> user,
    Guard guard,
    boolean doneWhen,
    Optional<HostPath> creates,
    SortedSet<ServiceName> readers,
    boolean afterServices) {

  public GuardedCommand {
    argv = List.copyOf(argv);
    readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command without a program");
    }
  }
}

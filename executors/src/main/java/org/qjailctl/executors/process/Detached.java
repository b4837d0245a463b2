package org.qjailctl.executors.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands out of the terminal's reach. Ctrl-C goes to every process of the terminal's foreground
 * group; what finishes its step in flight first must not be one of them. Where setsid(1) is missing
 * (FreeBSD, macOS), commands stay within reach, and Ctrl-C interrupts the step in flight.
 */
public final class Detached {

  private Detached() {}

  /** {@code command} in a session of its own, where this machine has a way to make one. */
  public static List<String> from(List<String> command) {
    Optional<String> setsid =
        List.of("/usr/bin/setsid", "/bin/setsid").stream()
            .filter(program -> Files.isExecutable(Path.of(program)))
            .findFirst();
    List<String> detached = new ArrayList<>();
    setsid.ifPresent(detached::add);
    detached.addAll(command);
    return List.copyOf(detached);
  }
}

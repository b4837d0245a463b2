package org.qjailctl.executors.simulated;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.secret.FilledInput;
import org.qjailctl.executors.simulated.base.Netif;
import org.qjailctl.executors.simulated.guard.Watchdog;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** Carries out one operation at a time on a world, as root on the host. */
final class OperationRunner {

  private final World world;
  private final Secrets secrets;
  private final FileOperations files;

  OperationRunner(World world, Secrets secrets) {
    this.world = world;
    this.secrets = secrets;
    this.files = new FileOperations(world);
  }

  /**
   * What the host does by itself between two batches: devd(8) sets a cloned interface's addresses,
   * a network guard that was not confirmed puts the network back.
   */
  void settle() {
    for (String cloned : world.takePendingDevd()) {
      Netif.configure(invocation(List.of("devd"), Bytes.NONE), cloned);
    }
    Watchdog.wake(invocation(List.of("sh"), Bytes.NONE));
  }

  Outcome run(Operation operation) {
    return switch (operation) {
      case Operation.Run run -> program(run);
      case Operation.ReadFile read -> files.read(read);
      case Operation.ListTree list -> files.list(list);
      case Operation.WriteFile write -> files.write(write);
    };
  }

  private Outcome program(Operation.Run run) {
    Optional<Result> guard = run.unless().map(argv -> result(argv, Bytes.NONE));
    if (guard.map(Result::good).orElse(false)) {
      return Outcome.of(Outcome.Status.NOT_NEEDED);
    }
    Result result = result(run.argv(), bytes(run.stdin()));
    return Outcome.finished(result.exit(), result.stdout(), result.stderr());
  }

  private Bytes bytes(Input input) {
    return FilledInput.of(input, secrets).map(Bytes::of).orElse(Bytes.NONE);
  }

  private Result result(List<String> argv, Bytes stdin) {
    return InstalledPrograms.ALL.run(invocation(argv, stdin));
  }

  private Invocation invocation(List<String> argv, Bytes stdin) {
    return new Invocation(world, Place.HOST, "root", argv, stdin, InstalledPrograms.ALL);
  }
}

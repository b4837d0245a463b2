package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.Place;

/** A command that runs only while its work is not done. */
public final class CommandLowering {

  /** Succeeds where its arguments, a command, fail. */
  public static final String NOT = "! \"$@\"";

  private CommandLowering() {}

  static List<Operation> run(Place place, GuardedCommand command) {
    return List.of(
        Operation.Run.of(Argv.in(place, command.user(), command.argv()))
            .within(Operation.LONG)
            .unless(done(place, command)));
  }

  private static List<String> done(Place place, GuardedCommand command) {
    List<String> guard = Argv.in(place, command.guard().user(), command.guard().argv());
    if (command.doneWhen()) {
      return guard;
    }
    List<String> inverted = new ArrayList<>(List.of("sh", "-c", NOT, "sh"));
    inverted.addAll(guard);
    return inverted;
  }
}

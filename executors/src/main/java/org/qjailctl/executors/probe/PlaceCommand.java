package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.executors.jexec.JexecCommand;

/**
 * A command as it is run in one place: as it stands on the host, by jexec(8) in a jail.
 *
 * @param what how people name the command
 * @param argv the command, without jexec
 * @param user as whom it runs in a jail; as root where none is said
 */
record PlaceCommand(Place place, String what, List<String> argv, Optional<UserName> user) {

  PlaceCommand {
    argv = List.copyOf(argv);
  }

  PlaceCommand(Place place, String what, List<String> argv) {
    this(place, what, argv, Optional.empty());
  }

  static PlaceCommand in(Place place, String... argv) {
    return new PlaceCommand(place, argv[0] + " " + argv[1], List.of(argv));
  }

  Operation.Run operation() {
    return switch (place) {
      case Place.OnHost host -> Operation.Run.of(argv);
      case Place.InJail(JailName jail) -> Operation.Run.of(JexecCommand.of(jail, user, argv));
    };
  }

  /** Reads the outcome by {@code meaning} where the command ran to its end in its place. */
  <T> Reading<Fact<T>> reading(Function<Outcome, Fact<T>> meaning) {
    return Reading.of(
        operation(),
        outcome ->
            trouble(outcome).<Fact<T>>map(Fact::unknown).orElseGet(() -> meaning.apply(outcome)));
  }

  /** Why the command told nothing; empty when it ran to its end in its place. */
  Optional<String> trouble(Outcome outcome) {
    return Trouble.unfinished(name(), outcome).or(() -> noJail(outcome));
  }

  /** {@code jexec: jail "NAME" not found}, exit status 1 (FreeBSD 13.2, jexec.c). */
  private Optional<String> noJail(Outcome outcome) {
    return switch (place) {
      case Place.OnHost host -> Optional.empty();
      case Place.InJail(JailName jail) ->
          outcome.exit() == 1
                  && outcome
                      .stderr()
                      .utf8()
                      .startsWith("jexec: jail \"" + jail.value() + "\" not found")
              ? Optional.of("the jail " + jail + " is not running")
              : Optional.empty();
    };
  }

  /**
   * Whether the program is not there: exit status 127, or jexec's {@code execvp: PROGRAM: No such
   * file or directory} (FreeBSD 13.2, jexec.c).
   */
  boolean notThere(Outcome outcome) {
    return outcome.exit() == 127
        || (outcome.exit() == 1
            && outcome
                .stderr()
                .utf8()
                .startsWith("jexec: execvp: " + argv.getFirst() + ": No such file"));
  }

  /** Whether jexec itself failed, so that the program said nothing. */
  boolean notStarted(Outcome outcome) {
    return place instanceof Place.InJail && outcome.stderr().utf8().startsWith("jexec: ");
  }

  /** The command and its place, for people. */
  String name() {
    return switch (place) {
      case Place.OnHost host -> what;
      case Place.InJail(JailName jail) -> what + " in the jail " + jail;
    };
  }
}

package org.qjailctl.executors.simulated.program;

import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/**
 * One call of a program.
 *
 * @param place where the process lives: on the host or in a jail
 * @param user the name of the user it runs as
 * @param argv the program's name, then its arguments
 * @param stdin all that it can read; secrets are in it by now
 */
public record Invocation(
    World world, Place place, String user, List<String> argv, Bytes stdin, Programs programs) {

  public Invocation {
    argv = List.copyOf(argv);
  }

  /** The program's name without the folder. */
  public String name() {
    return argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
  }

  public List<String> arguments() {
    return argv.subList(1, argv.size());
  }

  /** The files as this process sees them. */
  public FileView files() {
    return world.files(place);
  }

  /** The time, in seconds since 1970. */
  public long now() {
    return world.clock().instant().getEpochSecond();
  }

  /** The same process about to run another program. */
  public Invocation calling(String... other) {
    return calling(List.of(other));
  }

  public Invocation calling(List<String> other) {
    return new Invocation(world, place, user, other, stdin, programs);
  }

  public Invocation as(String otherUser) {
    return new Invocation(world, place, otherUser, argv, stdin, programs);
  }

  public Invocation in(RunningJail jail) {
    return new Invocation(world, Place.in(jail), user, argv, stdin, programs);
  }

  public Invocation reading(Bytes input) {
    return new Invocation(world, place, user, argv, input, programs);
  }

  /** Runs another program as this process would. */
  public Result run(String... other) {
    return programs.run(calling(other));
  }

  public Result run(List<String> other) {
    return programs.run(calling(other));
  }
}

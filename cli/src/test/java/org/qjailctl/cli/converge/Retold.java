package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

/**
 * A story told again from a fresh host on: what was done by hand, and which manifests were applied.
 */
final class Retold {

  private final List<Operation> deeds = new ArrayList<>();
  private World world = World.stock();

  static Retold story() {
    return new Retold();
  }

  /** A command typed by hand. */
  Retold typed(String... argv) {
    deeds.add(Operation.Run.of(argv));
    return this;
  }

  /** A file written by hand. */
  Retold wrote(String path, int mode, String content) {
    deeds.add(
        new Operation.WriteFile(
            HostPath.of(path),
            Bytes.utf8(content),
            new FileMode(mode),
            new Operation.Expected.Anything()));
    return this;
  }

  /** The manifest converges, or it is refused. */
  Retold tried(String yaml) {
    trial(yaml);
    return this;
  }

  /** The manifest converges. */
  Retold converges(String yaml) {
    assertThat(trial(yaml).refused()).as("why the plan is refused").isEmpty();
    return this;
  }

  /** The plan is refused, for {@code code} alone. */
  Retold refuses(String yaml, String code) {
    assertThat(trial(yaml).refused()).as("why the plan is refused").containsExactly(code);
    return this;
  }

  private Trial trial(String yaml) {
    try {
      Host host = SimulatedHost.of(world, Secrets.none());
      ByHand.on(host, deeds);
      deeds.clear();
      Trial trial = Trial.of(world, host, yaml, yaml);
      assertThat(trial.wrong()).as("what is wrong").isEmpty();
      world = trial.after();
      return trial;
    } catch (HostUnreachable e) {
      throw new IllegalStateException("a simulated host is always there", e);
    }
  }
}

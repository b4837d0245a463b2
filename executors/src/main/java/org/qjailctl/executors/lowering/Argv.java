package org.qjailctl.executors.lowering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.executors.jexec.JexecCommand;

/** Command lines, and where they run. */
final class Argv {

  /**
   * A jail's rc(8), and what starts or stops a service, wait for daemons: rc.shutdown(8) alone for
   * 90 seconds (rcshutdown_timeout, FreeBSD 13.2), a jail's sendmail(8) for a minute without DNS.
   * To kill jail(8) half way leaves a jail that runs with half of its services.
   */
  static final Duration BOOT = Duration.ofMinutes(15);

  private Argv() {}

  /** Runs {@code argv} at a place. */
  static Operation.Run run(Place place, List<String> argv) {
    return Operation.Run.of(in(place, argv));
  }

  /** {@code argv} as typed on the host, so that it runs at {@code place}. */
  static List<String> in(Place place, List<String> argv) {
    return in(place, Optional.empty(), argv);
  }

  /** The same, as a user of the jail; on the host everything runs as root. */
  static List<String> in(Place place, Optional<UserName> user, List<String> argv) {
    return switch (place) {
      case Place.OnHost host -> argv;
      case Place.InJail(JailName jail) -> JexecCommand.of(jail, user, argv);
    };
  }

  /** A command of qjail's, about what is in a zone. */
  static Operation.Run qjail(String command, Zone zone, String... more) {
    List<String> argv = new ArrayList<>(List.of("qjail", command));
    argv.addAll(zone.options());
    argv.addAll(List.of(more));
    return Operation.Run.of(argv);
  }

  static List<String> withFirst(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }
}

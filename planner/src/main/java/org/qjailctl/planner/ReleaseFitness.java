package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * What the host's release and qjail's version do not go together for. Recorded on FreeBSD 15.1 with
 * qjail 5.0: a vnet jail does not start, because ifconfig(8) refuses an address without a mask; a
 * jail made with {@code qjail create -c} does not start the first time, because pw(8) does not make
 * /usr/home. {@code qjail start} exits 0 in both cases.
 */
final class ReleaseFitness {

  private static final Pattern MAJOR = Pattern.compile("([0-9]{1,3})\\..*");

  /** The releases that this program has been tried on. */
  private static final Set<Integer> TRIED = Set.of(13, 15);

  private static final int FIRST_WITHOUT = 15;

  private ReleaseFitness() {}

  static List<Diagnostic> problems(Manifest manifest, HostState host) {
    Optional<String> release = host.system().known().map(SystemFacts::release);
    Optional<Integer> major = release.flatMap(ReleaseFitness::major);
    List<Diagnostic> problems = new ArrayList<>();
    if (major.isEmpty()) {
      return problems;
    }
    if (!TRIED.contains(major.get())) {
      problems.add(
          PlanCode.RELEASE_UNTRIED.about(
              "host",
              "qjailctl has been tried on FreeBSD 13.2 and 15.1. This host has "
                  + release.get()
                  + ".",
              "Read the plan with `--commands` before you apply it."));
    }
    boolean unable =
        major.get() >= FIRST_WITHOUT
            && host.qjail().version().known().flatMap(found -> found).orElse("5.0").equals("5.0");
    if (unable) {
      for (Jail jail : manifest.jails().values()) {
        unable(jail, host, release.get()).ifPresent(problems::add);
      }
    }
    return problems;
  }

  private static Optional<Diagnostic> unable(Jail jail, HostState host, String release) {
    if (jail.vnet().isPresent()) {
      return Optional.of(
          PlanCode.RELEASE_UNABLE.about(
              ResourceAddress.of(jail.name()),
              "qjail 5.0 sets a vnet jail's address without a mask, which ifconfig(8) of "
                  + release
                  + " refuses: the jail would not start, and qjail would exit 0.",
              "Give " + jail.name() + " an address on a cloned lo1, without vnet."));
    }
    boolean made =
        host.qjail().jails().known().filter(all -> all.containsKey(jail.name())).isPresent();
    return jail.ssh() && !made
        ? Optional.of(
            PlanCode.RELEASE_UNABLE.about(
                ResourceAddress.of(jail.name()),
                "At the first start of a jail with ssh, qjail 5.0 makes a user with a home below"
                    + " /usr/home, which is not there in a jail of "
                    + release
                    + " and which pw(8) does not make: the jail would not start, and qjail would"
                    + " exit 0.",
                "Leave `ssh` out. Make the user with provision.users, and run sshd(8) with"
                    + " provision.services."))
        : Optional.empty();
  }

  private static Optional<Integer> major(String release) {
    Matcher shape = MAJOR.matcher(release);
    return shape.matches() ? Optional.of(Integer.valueOf(shape.group(1))) : Optional.empty();
  }
}

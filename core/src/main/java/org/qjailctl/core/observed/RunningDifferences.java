package org.qjailctl.core.observed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.net.IpAddress;

/**
 * In what a running jail is not as its own definition says, as the kernel has it: what drift is,
 * and what must not be found once a jail was started.
 */
public final class RunningDifferences {

  /**
   * The switches that a running jail is asked for. {@code allow.mount.zfs} is not among them: it
   * exists only while the zfs module is loaded, as those of nullfs and tmpfs do (vfs_register in
   * vfs_init.c).
   */
  private static final List<JailParameter> SWITCHES =
      List.of(
          JailParameter.ALLOW_SYSVIPC,
          JailParameter.ALLOW_RAW_SOCKETS,
          JailParameter.ALLOW_QUOTAS,
          JailParameter.ALLOW_MOUNT_NULLFS,
          JailParameter.ALLOW_MOUNT_TMPFS);

  /** What qjail 5.0 writes where a definition has no ruleset (recording 06). */
  private static final int QJAILS_RULESET = 4;

  private RunningDifferences() {}

  /** Each a clause for people, such as {@code allow.sysvipc off}; none for a stopped jail. */
  public static List<String> of(ObservedJail jail) {
    List<String> differences = new ArrayList<>();
    jail.running()
        .ifPresent(
            running -> {
              switches(jail, running, differences);
              numbers(jail, running, differences);
              addresses(jail, running, differences);
            });
    return differences;
  }

  private static void switches(
      ObservedJail jail, ObservedJail.Running running, List<String> differences) {
    for (JailParameter parameter : SWITCHES) {
      boolean on = jail.parameters().get(parameter) instanceof ParameterValue.On;
      if (on != running.switches().contains(parameter)) {
        differences.add(parameter + (on ? " off" : " on"));
      }
    }
  }

  /**
   * A jail may raise its securelevel itself, and no one lowers it while it runs: a higher one is no
   * difference. jls(8) does not show {@code exec.fib}, which is jail(8)'s and not the kernel's.
   */
  private static void numbers(
      ObservedJail jail, ObservedJail.Running running, List<String> differences) {
    Map<JailParameter, Integer> found = running.numbers();
    Optional<Integer> level = number(jail, JailParameter.SECURELEVEL);
    Optional.ofNullable(found.get(JailParameter.SECURELEVEL))
        .filter(now -> level.isPresent() && now < level.get())
        .ifPresent(now -> differences.add(JailParameter.SECURELEVEL + " " + now));
    Optional<Integer> ruleset =
        number(jail, JailParameter.DEVFS_RULESET)
            .or(() -> jail.vnet().isPresent() ? Optional.empty() : Optional.of(QJAILS_RULESET));
    Optional.ofNullable(found.get(JailParameter.DEVFS_RULESET))
        .filter(now -> ruleset.isPresent() && !now.equals(ruleset.get()))
        .ifPresent(now -> differences.add(JailParameter.DEVFS_RULESET + " " + now));
  }

  private static Optional<Integer> number(ObservedJail jail, JailParameter parameter) {
    return jail.parameters().get(parameter) instanceof ParameterValue.Numeric(int value)
        ? Optional.of(value)
        : Optional.empty();
  }

  /** A jail of its own network stack has its addresses inside, where jls(8) does not see them. */
  private static void addresses(
      ObservedJail jail, ObservedJail.Running running, List<String> differences) {
    SortedSet<IpAddress> defined = new TreeSet<>();
    Stream.concat(jail.ip4().stream(), jail.ip6().stream())
        .map(written -> written.substring(written.indexOf('|') + 1))
        .flatMap(written -> IpAddress.parse(written).toOptional().stream())
        .forEach(defined::add);
    if (jail.vnet().isEmpty() && !defined.equals(running.addresses())) {
      differences.add("the addresses " + running.addresses());
    }
  }
}

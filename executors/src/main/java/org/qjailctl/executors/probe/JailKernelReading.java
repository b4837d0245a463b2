package org.qjailctl.executors.probe;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.KernelState;

/** What jails ask of the kernel: sysctl(8), devfs(8), kldstat(8), kenv(1). */
final class JailKernelReading {

  /** Read by ipfw(4) as it is loaded (ipfw(8), FreeBSD 13). */
  private static final String TUNABLE = "net.inet.ip.fw.default_to_accept";

  private record Numbers(int fibs, SortedSet<Integer> rulesets) {}

  private record Ipfw(boolean loaded, boolean accepts) {}

  private JailKernelReading() {}

  static Reading<Fact<KernelState>> of() {
    Reading<Fact<Numbers>> numbers =
        fibs().and(rulesets(), (fibs, sets) -> Facts.both(fibs, sets, Numbers::new));
    Reading<Fact<Ipfw>> ipfw =
        loaded("ipfw").and(accepts(), (there, accepts) -> Facts.both(there, accepts, Ipfw::new));
    return numbers
        .and(
            loaded("zfs"),
            (some, zfs) ->
                Facts.both(
                    some,
                    zfs,
                    (known, there) ->
                        new KernelState(known.fibs, known.rulesets, there, false, false)))
        .and(
            ipfw,
            (some, wall) ->
                Facts.both(
                    some,
                    wall,
                    (known, found) ->
                        new KernelState(
                            known.fibs(),
                            known.devfsRulesets(),
                            known.zfs(),
                            found.loaded,
                            found.accepts)));
  }

  private static Reading<Fact<Integer>> fibs() {
    return Reading.of(
        Operation.Run.of("sysctl", "-n", "net.fibs"),
        outcome -> {
          Optional<String> trouble = trouble("sysctl net.fibs", outcome);
          String printed = outcome.stdout().utf8().strip();
          if (trouble.isPresent()) {
            return Fact.unknown(trouble.get());
          }
          return printed.matches("[0-9]{1,5}")
              ? Fact.known(Integer.parseInt(printed))
              : Fact.unknown(Trouble.unreadable("sysctl net.fibs"));
        });
  }

  private static Reading<Fact<SortedSet<Integer>>> rulesets() {
    return Reading.of(
        Operation.Run.of("devfs", "rule", "showsets"),
        outcome -> {
          Optional<String> trouble = trouble("devfs rule showsets", outcome);
          if (trouble.isPresent()) {
            return Fact.unknown(trouble.get());
          }
          SortedSet<Integer> sets = new TreeSet<>();
          for (String line : outcome.stdout().utf8().lines().map(String::strip).toList()) {
            if (!line.matches("[0-9]{1,5}")) {
              return Fact.unknown(Trouble.unreadable("devfs rule showsets"));
            }
            sets.add(Integer.parseInt(line));
          }
          return Fact.known(sets);
        });
  }

  /** {@code kldstat -q} says it by its exit status (recording 01). */
  private static Reading<Fact<Boolean>> loaded(String module) {
    return Reading.of(
        Operation.Run.of("kldstat", "-q", "-m", module),
        outcome ->
            Trouble.unfinished("kldstat", outcome)
                .<Fact<Boolean>>map(Fact::unknown)
                .orElseGet(() -> Fact.known(outcome.exit() == 0)));
  }

  /** {@code kenv -q} prints nothing and exits 1 where the loader set nothing. */
  private static Reading<Fact<Boolean>> accepts() {
    return Reading.of(
        Operation.Run.of("kenv", "-q", TUNABLE),
        outcome ->
            Trouble.unfinished("kenv", outcome)
                .<Fact<Boolean>>map(Fact::unknown)
                .orElseGet(() -> Fact.known(outcome.stdout().utf8().strip().equals("1"))));
  }

  private static Optional<String> trouble(String what, Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(what, outcome);
    return unfinished.isPresent() || outcome.good()
        ? unfinished
        : Optional.of(Trouble.ended(what, outcome));
  }
}

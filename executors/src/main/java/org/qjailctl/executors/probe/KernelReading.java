package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/** The kernel: freebsd-version(1), sysctl(8), kldstat(8) (recording 01). */
final class KernelReading {

  private KernelReading() {}

  /** {@code -k} and {@code -r} print a line each, in this order whatever theirs was. */
  static Reading<Fact<FitnessQuestion.Kernel>> releases() {
    return lines(
        2,
        lines -> Fact.known(new FitnessQuestion.Kernel(lines.get(0), lines.get(1))),
        "freebsd-version",
        "-kr");
  }

  static Reading<Fact<FitnessQuestion.Security>> security() {
    return lines(
        2,
        lines ->
            lines.get(0).matches("-?[0-9]{1,2}") && lines.get(1).matches("[01]")
                ? Fact.known(
                    new FitnessQuestion.Security(
                        Integer.parseInt(lines.get(0)), lines.get(1).equals("1")))
                : Fact.unknown(Trouble.unreadable("sysctl")),
        "sysctl",
        "-n",
        "kern.securelevel",
        "security.jail.jailed");
  }

  /** Exit status 1 without a word: it is not loaded. */
  static Reading<Fact<Boolean>> pfModule() {
    return Reading.of(
        Operation.Run.of("kldstat", "-q", "-m", "pf"),
        outcome ->
            Trouble.unfinished("kldstat", outcome)
                .<Fact<Boolean>>map(Fact::unknown)
                .orElseGet(
                    () ->
                        outcome.exit() <= 1
                            ? Fact.known(outcome.exit() == 0)
                            : Fact.unknown(Trouble.ended("kldstat", outcome))));
  }

  private static <T> Reading<Fact<T>> lines(
      int count, Function<List<String>, Fact<T>> meaning, String... argv) {
    return Reading.of(Operation.Run.of(argv), outcome -> read(argv[0], count, meaning, outcome));
  }

  private static <T> Fact<T> read(
      String what, int count, Function<List<String>, Fact<T>> meaning, Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(what, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(what, outcome));
    }
    List<String> lines = outcome.stdout().utf8().lines().map(String::strip).toList();
    return lines.size() == count ? meaning.apply(lines) : Fact.unknown(Trouble.unreadable(what));
  }
}

package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.Fault;
import org.qjailctl.executors.simulated.Faults;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** A change of the network that shuts the operator out undoes itself. */
class NetworkGuardTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final String GUARD = "/var/db/qjailctl/guard";

  private static final String SHUT =
      """
      version: 1
      host: { name: h }
      pf:
        enable: true
        raw: { filter: ["block in all"] }
      """;

  private static final String OPEN =
      """
      version: 1
      host: { name: h }
      pf:
        enable: true
        raw: { filter: ["pass in all"] }
      """;

  private static final String NOTHING = "version: 1\nhost: { name: h }\n";

  private static final String CLOSED_DOWN =
      """
      version: 1
      host: { name: h }
      pf: { enable: false }
      """;

  /** A host behind its own packet filter: while that blocks all, what is there may go on. */
  private final class Filtered implements Host {
    private final Host inside = SimulatedHost.of(world, Secrets.none()).suffering(faults);
    private boolean dead;

    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      if (dead || (isShut() && cuts)) {
        throw new HostUnreachable("No answer.", "Look.");
      }
      List<Outcome> outcomes = heard(inside.run(batch));
      return cuts && isShut()
          ? outcomes.stream().map(outcome -> Outcome.of(Outcome.Status.LOST)).toList()
          : outcomes;
    }

    @Override
    public List<Outcome> runAnew(Batch batch) throws HostUnreachable {
      anew++;
      if (dead || isShut()) {
        throw new HostUnreachable("No answer.", "Look.");
      }
      return heard(inside.runAnew(batch));
    }

    /** A qjailctl that is killed hears no more, and asks no more. */
    private List<Outcome> heard(List<Outcome> outcomes) {
      dead = outcomes.stream().anyMatch(outcome -> outcome.status() == Outcome.Status.LOST);
      return outcomes;
    }

    @Override
    public LockAttempt lock(HostLock lock) throws HostUnreachable {
      return inside.lock(lock);
    }

    @Override
    public String name() {
      return "ssh://root@h";
    }

    @Override
    public void close() {
      inside.close();
    }
  }

  @TempDir Path folder;
  private Instant now = START;
  private final World world = World.stock((InstantSource) () -> now);
  private boolean cuts;
  private Faults faults = Faults.none();
  private int anew;

  @BeforeEach
  void somethingToGoBackTo() {
    assertThat(text("/etc/rc.conf")).isNotEmpty();
  }

  private boolean isShut() {
    return world.pf().state().enabled()
        && world.pf().state().ruleset("qjailctl").filter().stream()
            .anyMatch(rule -> rule.startsWith("block drop in"));
  }

  private String text(String path) {
    return world.files(Place.HOST).text(path).orElse("");
  }

  private boolean isThere(String path) {
    return world.files(Place.HOST).exists(path);
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }

  private Run apply(String manifest, String... more) {
    return run("apply", manifest, withYes(more));
  }

  private static String[] withYes(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--yes");
    all.add("--no-rehearsal");
    return all.toArray(String[]::new);
  }

  private Run run(String command, String manifest, String... more) {
    Path file = folder.resolve("host.yaml");
    try {
      Files.writeString(file, manifest);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    List<String> all = new ArrayList<>(List.of(command, file.toString(), "--host", "ssh://root@h"));
    all.addAll(List.of(more));
    return Run.in()
        .engines((address, options, secrets) -> new HostEngine(new Filtered()))
        .run(all.toArray(String[]::new));
  }

  /** The network's part of a host. */
  private record Network(Facts facts, List<String> files) {}

  private Network network() {
    return new Network(
        world.facts(),
        List.of("/etc/rc.conf", "/etc/pf.conf", "/usr/local/etc/qjailctl.pf.conf").stream()
            .map(path -> path + " " + isThere(path) + " " + text(path))
            .toList());
  }

  @Test
  void whatIsConfirmedStaysAndNothingIsLeftOfTheGuard() {
    Run run = apply(OPEN);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains(
            "Network guard: after 120 s the host puts its network back, unless a new connection"
                + " confirms it.\n");
    assertThat(run.err())
        .containsSubsequence(
            "Network guard armed: the host puts its network back in 120 s unless confirmed.\n",
            "pf: write rules",
            "pf: start",
            "Network guard confirmed, and gone.\n");
    assertThat(anew).isEqualTo(1);
    assertThat(isThere(GUARD)).isFalse();
    assertThat(isThere("/usr/local/etc/rc.d/qjailctl_guard")).isFalse();
    assertThat(text("/var/db/qjailctl/journal"))
        .containsSubsequence("\"guard armed\"", "\"seconds\":120", "\"guard confirmed\"");
    passes(Duration.ofDays(1));
    assertThat(run("plan", OPEN, "--detailed-exitcode").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whoIsShutOutWaitsAndTheHostIsAsItWas() {
    for (boolean hard : List.of(true, false)) {
      cuts = hard;
      Network before = network();
      Run run = apply(SHUT, "--guard", "30");

      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.ROLLED_BACK);
      assertThat(run.code().status()).isEqualTo(4);
      assertThat(run.err())
          .contains("Network guard not confirmed: No answer.\n")
          .containsPattern("Rolled back. In at most [0-9]+ s the host puts its network back");
      assertThat(isShut()).isTrue();

      passes(Duration.ofSeconds(30));
      // Time passes for the host whether or not somebody asks.
      cuts = false;
      Run plan = run("plan", OPEN);
      assertThat(plan.err())
          .contains("QJ2561")
          .contains("That was at " + now + ": a run did not confirm");
      assertThat(isShut()).isFalse();
      assertThat(network().files()).isEqualTo(before.files());
      assertThat(network().facts().interfaces()).isEqualTo(before.facts().interfaces());
      assertThat(world.pf().state().enabled()).isEqualTo(before.facts().pf().enabled());
      assertThat(text("/var/db/qjailctl/journal")).contains("\"network put back\"");
    }
    assertThat(apply(OPEN).code()).isEqualTo(ExitCode.OK);
    assertThat(isThere(GUARD)).isFalse();
  }

  @Test
  void anApplyToldOfWhatWasPutBackTellsItOnce() {
    apply(SHUT);
    passes(Duration.ofMinutes(2));

    assertThat(apply(NOTHING).err()).contains("QJ2561");
    assertThat(apply(NOTHING).err()).doesNotContain("QJ2561");
    assertThat(isThere(GUARD)).isFalse();
  }

  @Test
  void nobodyElseAppliesWhileAGuardIsArmed() {
    apply(SHUT);

    Run second = apply(OPEN);

    assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.TRY_AGAIN);
    assertThat(second.err()).contains("QJ2560").contains("at " + START + " for 120 s");
    assertThat(run("plan", OPEN).err()).contains("QJ2560");
    assertThat(isShut()).isTrue();
  }

  @Test
  void aNetworkThatStaysAsItIsArmsNothing() {
    apply(OPEN);
    anew = 0;

    Run again = apply(OPEN);
    Run other = apply(OPEN + "rc.conf: { sendmail_enable: \"NO\" }\n");

    assertThat(again.out()).contains("No changes.");
    assertThat(other.code()).as(other.err()).isEqualTo(ExitCode.OK);
    assertThat(other.out() + other.err()).contains("rc.conf").doesNotContain("guard");
    assertThat(anew).isZero();
  }

  static List<Fault.Moment> moments() {
    return List.of(
        new Fault.Moment.Before(),
        new Fault.Moment.Inside(1),
        new Fault.Moment.Inside(9),
        new Fault.Moment.After());
  }

  /** Armed, four steps of pf's that are five operations and more, confirmed. */
  @ParameterizedTest
  @MethodSource("moments")
  void killedAnywhereTheHostComesBackByItself(Fault.Moment moment) {
    Network before = network();
    boolean confirmed = false;
    for (int operation = 0; !confirmed; operation++) {
      faults = Faults.at(operation, new Fault.Killed(moment, Fault.Sight.OUT_OF_SIGHT));
      confirmed = apply(OPEN).code() == ExitCode.OK;
      assertThat(operation).as("confirmed at last").isLessThan(20);
      faults = Faults.none();
      passes(Duration.ofMinutes(2));
      Run next = run("plan", OPEN, "--detailed-exitcode");
      boolean changed = next.code() == ExitCode.OK;
      String at = operation + " " + moment + next.err();
      // Killed once the guard was being taken away, all stays; killed before, nothing does.
      assertThat(changed || network().files().equals(before.files())).as(at).isTrue();
      assertThat(world.pf().state().enabled()).as(at).isEqualTo(changed);
      assertThat(apply(OPEN).code()).as(at).isEqualTo(ExitCode.OK);
      assertThat(isThere(GUARD + "/armed")).as(at).isFalse();
      assertThat(apply(CLOSED_DOWN).code()).as(at).isEqualTo(ExitCode.OK);
      before = network();
    }
  }

  @Test
  void theGuardMayBeLeftAway() {
    Run run = apply(SHUT, "--guard", "0");

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("Network guard: none. What goes wrong with the network stays wrong.\n");
    assertThat(isShut()).isTrue();
    assertThat(isThere(GUARD)).isFalse();
  }

  @Test
  void aTimeThatNoConnectionCanBeMadeInIsRefused() {
    for (String seconds : List.of("9", "3601", "-1")) {
      Run run = apply(OPEN, "--guard", seconds);
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("--guard is ");
    }
  }
}

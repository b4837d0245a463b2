package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.render.PlanText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.seeding.Seed;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanScope;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ReadResult;

/**
 * Whatever a host was and whatever a manifest says: the plan converges when it is rehearsed, it is
 * the same however the manifest is ordered, and no jail's files go that nobody gave up.
 */
class AnyHostAnyManifestTest {

  private static final int PAIRS = Integer.getInteger("qjailctl.pairs", 300);
  private static final int MANIFESTS_A_HOST = 10;
  private static final int MOST_TRIES = 3_000;

  private int refused;
  private int idle;
  private int steps;

  @Test
  void everyPlanConvergesWhereverItStarts() {
    long seed = Long.getLong("qjailctl.seed", 1);
    int pairs = 0;
    for (long number = 0; pairs < PAIRS; number++) {
      Random random = new Random(seed + number);
      RandomManifest manifests = new RandomManifest(random);
      ByHand hand = new ByHand(random);
      Story story = Story.start();
      World world = World.stock();
      for (int i = 0; i < MANIFESTS_A_HOST && pairs < PAIRS; i++, pairs++) {
        Story.Chapter chapter = new Story.Chapter(hand.some(), manifests.next());
        story = story.with(chapter);
        Tried tried = tried(world, chapter, random);
        if (tried.wrong().isPresent()) {
          Story least = shrunk(story);
          throw new AssertionError(
              "-Dqjailctl.seed=%d (pair %d of host %d): %s%n%nas short as it gets: %s%n%s"
                  .formatted(
                      seed, i, number, tried.wrong().get(), wrong(least).orElse(""), least.told()));
        }
        world = tried.after();
      }
    }
    System.out.printf(
        "any host, any manifest: seed %d, %d pairs, %d refused, %d with nothing to do, %d steps"
            + " rehearsed%n",
        seed, pairs, refused, idle, steps);
    assertThat(refused).as("plans that are refused say nothing").isLessThan(pairs / 2);
  }

  /**
   * What came of a chapter.
   *
   * @param wrong what is wrong, if anything
   * @param after the host afterwards
   */
  private record Tried(Optional<String> wrong, World after) {}

  private Tried tried(World world, Story.Chapter chapter, Random random) {
    try {
      Host host = SimulatedHost.of(world, Secrets.none());
      ByHand.on(host, chapter.deeds());
      Manifest manifest = Manifests.read(ShuffledYaml.of(chapter.manifest(), random));
      Manifest shuffled = Manifests.read(ShuffledYaml.of(chapter.manifest(), random));
      Scope scope = PlanScope.of(manifest);
      Probe probe = Probe.of(scope);
      HostState seen = probe.read(host.run(probe.batch()));
      Plan plan = Planner.plan(manifest, seen);
      if (!text(plan, seen).equals(text(Planner.plan(shuffled, seen), seen))) {
        return new Tried(Optional.of("the order of keys changes the plan"), world);
      }
      Optional<String> disorder = disorder(plan);
      if (disorder.isPresent() || plan.refused()) {
        refused += plan.refused() ? 1 : 0;
        return new Tried(disorder, world);
      }
      idle += plan.isEmpty() ? 1 : 0;
      return switch (Rehearsal.of(scope, seen, plan, again -> Planner.plan(manifest, again))) {
        case Rehearsed.Impossible(String reason) ->
            new Tried(Optional.of("it cannot be rehearsed: " + reason), world);
        case Rehearsed.Stuck stuck -> new Tried(Optional.of(told(stuck)), world);
        case Rehearsed.Converges converges -> {
          steps += converges.steps();
          yield new Tried(lost(manifest, seen, converges.after()), Seed.of(converges.after()));
        }
      };
    } catch (HostUnreachable e) {
      throw new IllegalStateException("a simulated host is always there", e);
    }
  }

  private static String told(Rehearsed.Stuck stuck) {
    return "it does not converge: left "
        + stuck.left()
        + stuck.failed().stream().map(one -> "; " + one.step().id() + ": " + one.result()).toList();
  }

  private static List<String> text(Plan plan, HostState seen) {
    List<String> lines = new ArrayList<>();
    PlanText.of(plan, seen).stream().map(Line::plain).forEach(lines::add);
    plan.steps().forEach(step -> lines.add(step.toString()));
    return lines;
  }

  private static Optional<String> disorder(Plan plan) {
    Set<StepId> before = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      if (!before.containsAll(step.after())) {
        return Optional.of(step.id() + " comes before what it needs");
      }
      before.add(step.id());
    }
    return Optional.empty();
  }

  /** The jails whose files are gone though nobody gave them up, or without an archive. */
  private static Optional<String> lost(Manifest manifest, HostState before, HostState after) {
    if (before.storage().files().known().isEmpty() || after.storage().files().known().isEmpty()) {
      return Optional.empty();
    }
    Set<JailName> renamed = new HashSet<>();
    manifest.jails().values().stream()
        .map(Jail::was)
        .flatMap(Optional::stream)
        .forEach(renamed::add);
    SortedSet<HostPath> roots = new TreeSet<>(before.storage().files().known().orElseThrow());
    roots.removeAll(after.storage().files().known().orElseThrow());
    for (JailName jail : before.qjail().jails().known().orElseThrow().keySet()) {
      if (!roots.contains(JailPaths.root(jail)) || renamed.contains(jail)) {
        continue;
      }
      boolean archived = after.storage().newestArchive(jail).known().orElseThrow().isPresent();
      if (!manifest.absentJails().containsKey(jail) || !archived) {
        return Optional.of("the files of " + jail + " are gone");
      }
    }
    return Optional.empty();
  }

  /** The shortest story found in which something is still wrong. */
  private Story shrunk(Story story) {
    Story least = story;
    int tries = 0;
    boolean shorter = true;
    while (shorter && tries < MOST_TRIES) {
      shorter = false;
      Iterator<Story> candidates = least.shorter().iterator();
      while (candidates.hasNext() && tries++ < MOST_TRIES) {
        Story candidate = candidates.next();
        if (wrong(candidate).isPresent()) {
          least = candidate;
          shorter = true;
          break;
        }
      }
    }
    return least;
  }

  /** What is wrong at the end of {@code story}; nothing when it does not come to its end. */
  private Optional<String> wrong(Story story) {
    World world = World.stock();
    List<Story.Chapter> chapters = story.chapters();
    for (int i = 0; i < chapters.size(); i++) {
      Map<String, Object> tree = chapters.get(i).manifest();
      if (Manifests.result(ShuffledYaml.of(tree, new Random(0))) instanceof ReadResult.Invalid) {
        return Optional.empty();
      }
      Tried tried = tried(world, chapters.get(i), new Random(0));
      if (i == chapters.size() - 1) {
        return tried.wrong();
      }
      if (tried.wrong().isPresent()) {
        return Optional.empty();
      }
      world = tried.after();
    }
    return Optional.empty();
  }
}

package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ReadResult;

/**
 * Whatever a host was and whatever a manifest says: the plan converges when it is rehearsed and
 * when it is carried out, it is the same however the manifest is ordered, and no jail's files go
 * that nobody gave up.
 */
@Tag("by-chance")
class AnyHostAnyManifestTest {

  private static final int PAIRS = Integer.getInteger("qjailctl.pairs", 3_000);
  private static final int MANIFESTS_A_HOST = 10;

  private final LongAdder pairs = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder idle = new LongAdder();
  private final LongAdder edited = new LongAdder();
  private final LongAdder servers = new LongAdder();
  private final LongAdder steps = new LongAdder();

  /** A story that came to a bad end. */
  private record Failure(int host, Story story, Wrong wrong) {}

  @Test
  void everyPlanConvergesWhereverItStarts() {
    long seed = Long.getLong("qjailctl.seed", 1);
    long begun = System.nanoTime();
    List<Failure> failures =
        IntStream.range(0, (PAIRS + MANIFESTS_A_HOST - 1) / MANIFESTS_A_HOST)
            .parallel()
            .mapToObj(host -> lived(host, new Random(seed + host)))
            .flatMap(Optional::stream)
            .toList();
    System.out.printf(
        "any host, any manifest: seed %d, %d pairs, %d of them edits, %d with PostgreSQL, %d refused,"
            + " %d with nothing to do, %d steps rehearsed and carried out, %d s%n",
        seed,
        pairs.sum(),
        edited.sum(),
        servers.sum(),
        refused.sum(),
        idle.sum(),
        steps.sum(),
        (System.nanoTime() - begun) / 1_000_000_000);
    if (!failures.isEmpty()) {
      throw new AssertionError(told(seed, failures));
    }
    assertThat(refused.sum()).as("plans that are refused say nothing").isLessThan(pairs.sum() / 2);
  }

  /** One host's life with one manifest after the other; how it failed, if it did. */
  private Optional<Failure> lived(int number, Random random) {
    RandomManifest manifests = RandomManifest.withServers(random);
    Optional<ManifestEdits> edits =
        number % 2 == 0 ? Optional.empty() : Optional.of(new ManifestEdits(random));
    ByHand hand = new ByHand(random);
    Story story = Story.start();
    World world = World.stock();
    for (int i = 0; i < MANIFESTS_A_HOST; i++) {
      Story.Chapter chapter = new Story.Chapter(hand.some(), next(story, manifests, edits));
      story = story.with(chapter);
      Trial tried = Trial.of(world, chapter, random);
      count(tried);
      servers.add(chapter.manifest().toString().contains("postgresql=") ? 1 : 0);
      if (tried.wrong().isPresent()) {
        // Told at once: there may be many more hosts to try, and stories to shorten.
        System.out.printf("any host, any manifest: host %d: %s%n", number, tried.wrong().get());
        return Optional.of(new Failure(number, story, tried.wrong().get()));
      }
      world = tried.after();
    }
    return Optional.empty();
  }

  /** On every other host, all manifests but the first are edits of the one before. */
  private Map<String, Object> next(
      Story story, RandomManifest manifests, Optional<ManifestEdits> edits) {
    if (edits.isEmpty() || story.chapters().isEmpty()) {
      return manifests.next();
    }
    Map<String, Object> before = story.chapters().getLast().manifest();
    edited.increment();
    return edits.get().next(before, AnyHostAnyManifestTest::isValid).orElseThrow().manifest();
  }

  private static boolean isValid(Map<String, Object> tree) {
    return Manifests.result(ShuffledYaml.of(tree, new Random(0))) instanceof ReadResult.Valid;
  }

  private void count(Trial tried) {
    pairs.increment();
    refused.add(tried.refused().isEmpty() ? 0 : 1);
    idle.add(tried.refused().isEmpty() && tried.wrong().isEmpty() && tried.steps() == 0 ? 1 : 0);
    steps.add(tried.steps());
  }

  /** The first failure of each kind, as a test that can be pasted. */
  private static String told(long seed, List<Failure> failures) {
    SortedMap<String, Failure> kinds = new TreeMap<>();
    failures.forEach(failure -> kinds.putIfAbsent(failure.wrong().kind(), failure));
    StringBuilder text = new StringBuilder(failures.size() + " hosts came to a bad end\n");
    for (Failure failure : kinds.values()) {
      Story least = new Shrinking(AnyHostAnyManifestTest::end).least(failure.story());
      text.append(
          """

          -Dqjailctl.seed=%d, host %d: %s
          as short as it gets: %s

          %s\
          """
              .formatted(
                  seed,
                  failure.host(),
                  failure.wrong(),
                  end(least).map(Wrong::toString).orElse("nothing"),
                  ReadyTest.of(least)));
    }
    return text.toString();
  }

  /** What is wrong at the end of {@code story}; nothing when it does not come to its end. */
  private static Optional<Wrong> end(Story story) {
    World world = World.stock();
    List<Story.Chapter> chapters = story.chapters();
    for (int i = 0; i < chapters.size(); i++) {
      Map<String, Object> tree = chapters.get(i).manifest();
      if (Manifests.result(ShuffledYaml.of(tree, new Random(0))) instanceof ReadResult.Invalid) {
        return Optional.empty();
      }
      Trial tried = Trial.of(world, chapters.get(i), new Random(0));
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

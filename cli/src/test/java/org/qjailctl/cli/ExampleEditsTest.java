package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;

/**
 * One line a week: each example's manifest is edited again and again on a host that lives on, with
 * an administrator's hand between the edits. Every edit is applied with the default options, and
 * planned again there is nothing to do.
 *
 * <p>The edits of an example are in the resource {@code converge/evolution/EXAMPLE.edits}, each an
 * old and a new text. An edit whose new text stands in the manifest is taken back when its turn
 * comes again. {@code -Dqjailctl.edits=N} makes more of them, {@code -Dqjailctl.seed=N} others.
 */
class ExampleEditsTest {

  private static final int EDITS = Integer.getInteger("qjailctl.edits", 16);
  private static final long SEED = Long.getLong("qjailctl.seed", 20261201L);
  private static final int AT_LEAST = 12;

  /** The new text of an edit that takes something out. */
  private static final String NOTHING = "(nothing)";

  /** An old text of the manifest and the new one in its place. */
  private record Edit(String before, String after) {

    /** The text with this edit made, or taken back; the same text if neither can be. */
    String in(String text) {
      boolean made = !after.isEmpty() && text.contains(after);
      String old = made ? after : before;
      int at = text.indexOf(old);
      return at < 0
          ? text
          : text.substring(0, at) + (made ? before : after) + text.substring(at + old.length());
    }
  }

  /** What became of an example's edits. */
  private static final class Counts {
    private int applied;
    private int refused;
    private int invalid;
    private int byHand;
  }

  @TempDir private Path folder = Path.of("");

  static List<String> examples() throws IOException {
    return ExamplesTest.examples();
  }

  @Test
  void everyExampleHasAtLeastTwelveEdits() throws IOException {
    assertThat(examples())
        .allSatisfy(name -> assertThat(edits(name)).hasSizeGreaterThanOrEqualTo(12));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aHostFollowsItsManifestLineByLine(String example) throws Exception {
    Path copy = copyOf(example);
    Path manifest = copy.resolve("host.yaml");
    Path file = folder.resolve("host.json");
    Random random = new Random(SEED + example.hashCode());
    List<Edit> edits = edits(example);
    Counts counts = new Counts();
    List<String> story = new ArrayList<>();
    apply(manifest, file, story);
    for (int tries = 0; counts.applied < EDITS && tries < 20 * EDITS; tries++) {
      String old = Files.readString(manifest);
      Edit edit = edits.get(random.nextInt(edits.size()));
      String edited = edit.in(old);
      if (edited.equals(old)) {
        continue;
      }
      Files.writeString(manifest, edited);
      Run plan = run("plan", manifest, file);
      if (plan.code() == ExitCode.BAD_MANIFEST || plan.code() == ExitCode.ERROR) {
        // Two edits can contradict each other, and some changes want consent.
        counts.invalid += plan.code() == ExitCode.BAD_MANIFEST ? 1 : 0;
        counts.refused += plan.code() == ExitCode.ERROR ? 1 : 0;
        Files.writeString(manifest, old);
        continue;
      }
      story.add(edit.toString());
      assertThat(plan.code()).as(told(story, plan)).isEqualTo(ExitCode.OK);
      apply(manifest, file, story);
      counts.applied++;
      if (random.nextInt(3) == 0) {
        counts.byHand += byHand(file, random, story);
        apply(manifest, file, story);
      }
    }
    System.out.printf(
        "example edits: seed %d, %s: %d edits applied, %d by hand between them, %d refused, %d invalid%n",
        SEED, example, counts.applied, counts.byHand, counts.refused, counts.invalid);
    assertThat(counts.applied).isGreaterThanOrEqualTo(AT_LEAST);
  }

  private static void apply(Path manifest, Path file, List<String> story) {
    Run applied = run("apply", manifest, file, "--yes");
    assertThat(applied.code()).as(told(story, applied)).isEqualTo(ExitCode.OK);
    Run again = run("plan", manifest, file, "--detailed-exitcode");
    assertThat(again.code()).as(told(story, again)).isEqualTo(ExitCode.OK);
  }

  private static String told(List<String> story, Run run) {
    return "-Dqjailctl.seed=%d\n%s\n%s%s"
        .formatted(SEED, String.join("\n", story), run.out(), run.err());
  }

  /** What an administrator does to jails meanwhile; how many deeds. */
  private static int byHand(Path file, Random random, List<String> story) throws HostUnreachable {
    List<List<String>> deeds =
        List.of(
            List.of("qjail", "stop"),
            List.of("qjail", "start"),
            List.of("qjail", "restart"),
            List.of("ifconfig", "lo1", "inet", "192.168.1.9", "-alias"),
            List.of("sysrc", "dumpdev=AUTO"),
            List.of("reboot"));
    List<String> deed = deeds.get(random.nextInt(deeds.size()));
    story.add(String.join(" ", deed));
    try (Host host = SimulatedHost.persisted(file, Secrets.none())) {
      host.run(Batch.all(List.of(Operation.Run.of(deed))));
    }
    return 1;
  }

  private static Run run(String command, Path manifest, Path file, String... options) {
    List<String> all =
        new ArrayList<>(List.of(command, manifest.toString(), "--host", "simulated:" + file));
    all.addAll(List.of(options));
    return new Run.Surroundings()
        .engines(new HostEngines())
        .variable("PG_SUPERUSER_PASSWORD", "correct horse")
        .variable("APP_PASSWORD", "battery staple")
        .run(all.toArray(String[]::new));
  }

  private static List<Edit> edits(String example) {
    try (var in =
        ExampleEditsTest.class.getResourceAsStream("converge/evolution/" + example + ".edits")) {
      if (in == null) {
        throw new IllegalStateException("the example " + example + " has no edits");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.stripTrailing().split("\n---\n", -1))
          .map(ExampleEditsTest::edit)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Edit edit(String block) {
    int middle = block.indexOf("\n=>\n");
    String after = block.substring(middle + 4);
    return new Edit(block.substring(0, middle), after.equals(NOTHING) ? "" : after);
  }

  private Path copyOf(String example) throws IOException {
    Path from = Path.of("..", "examples", example);
    Path to = folder.resolve(example);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path one : files.sorted().toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
    return to;
  }
}

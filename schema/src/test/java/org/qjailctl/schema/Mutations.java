package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;

/**
 * Reads many mutations of the manifests of the corpus, as a program of its own: {@link
 * MutationTest} starts it with little memory.
 */
final class Mutations {

  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final String WORDS = ":-[]{}#&*!|>'\"%@` \n\t,?0149yesno<~/.";

  private final long seed;
  private final Path wholeStory = wholeStory();
  private final Path everyKey = everyKey();
  private final Map<Path, byte[]> contents = new HashMap<>();
  private final List<Path> manifests = new ArrayList<>(Cases.in("valid"));

  private Mutations(long seed) {
    this.seed = seed;
    manifests.addAll(Cases.in("broken"));
    manifests.addAll(examples());
    manifests.forEach(manifest -> contents.put(manifest, Cases.content(manifest)));
  }

  /**
   * Prints what became of the mutations, and the seed of each that should not be as it is.
   *
   * @param arguments the first seed, and how many
   */
  public static void main(String[] arguments) {
    long seed = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    AtomicInteger valid = new AtomicInteger();
    Mutations mutations = new Mutations(seed);
    List<String> complaints =
        IntStream.range(0, count)
            .parallel()
            .mapToObj(number -> mutations.complaint(number, valid))
            .flatMap(Optional::stream)
            .limit(20)
            .toList();
    complaints.forEach(System.out::println);
    System.out.printf("%d mutations from seed %d: %d still valid%n", count, seed, valid.get());
    System.exit(complaints.isEmpty() && valid.get() > 0 && valid.get() < count ? 0 : 1);
  }

  private static List<Path> examples() {
    try (Stream<Path> files = Files.walk(Path.of("..", "examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path wholeStory() {
    return valid("whole-story");
  }

  /** The manifest that uses every section. */
  static Path everyKey() {
    return valid("every-key");
  }

  private static Path valid(String name) {
    return Cases.in("valid").stream()
        .filter(path -> Cases.name(path).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * What is wrong with the reading of one mutation. A twelfth is of the manifest that uses every
   * section, half of a usual one, the others of all in turn.
   */
  private Optional<String> complaint(int number, AtomicInteger valid) {
    Path manifest =
        switch (number % 12) {
          case 0 -> everyKey;
          case 1, 2, 3, 4, 5, 6 -> wholeStory;
          default -> manifests.get((number / 12 * 5 + number % 12 - 7) % manifests.size());
        };
    byte[] mutated = of(Objects.requireNonNull(contents.get(manifest)), new Random(seed + number));
    long start = processorTime();
    try {
      ReadResult result =
          ManifestReader.read("host.yaml", mutated, Objects.requireNonNull(manifest.getParent()));
      Duration took = Duration.ofNanos(processorTime() - start);
      boolean refused = result instanceof ReadResult.Invalid;
      if (refused != result.diagnostics().stream().anyMatch(Diagnostic::isError)) {
        return Optional.of(
            "seed " + (seed + number) + ": refused without an error, or not with one");
      }
      if (!refused) {
        valid.incrementAndGet();
      }
      return took.compareTo(LONGEST) > 0
          ? Optional.of("seed " + (seed + number) + ": took " + took)
          : Optional.empty();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
      return Optional.of("seed " + (seed + number) + ": " + thrown);
    }
  }

  /** In nanoseconds, of this thread alone: a busy machine makes no mutation a slow one. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** One to three bytes replaced, removed, inserted, or a stretch repeated elsewhere. */
  static byte[] of(byte[] original, Random random) {
    StringBuilder text = new StringBuilder(new String(original, ISO_8859_1));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(Math.max(1, text.length()));
      if (at >= text.length()) {
        text.append('-');
      }
      char letter =
          random.nextInt(8) == 0
              ? (char) random.nextInt(256)
              : WORDS.charAt(random.nextInt(WORDS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, letter);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, letter);
        default -> {
          int end = Math.min(text.length(), at + 1 + random.nextInt(60));
          text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        }
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }
}

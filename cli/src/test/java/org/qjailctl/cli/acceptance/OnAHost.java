package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A story on the host: it begins where nothing of the suite is left, and ends with the host as it
 * was found.
 */
abstract class OnAHost {

  static final String ONE = Traces.PREFIX + "one";
  static final String TWO = Traces.PREFIX + "two";

  @TempDir static Path folder;

  private static Optional<Product> shipped = Optional.empty();

  private Ground ground = Ground.described(Path.of(""));
  private Optional<ByHand> hands = Optional.empty();
  private Optional<Notes> notes = Optional.empty();
  private String before = "";

  @BeforeEach
  void findTheHostAsItIs() {
    ground = Ground.described(folder);
    shipped = Optional.of(Product.of(ground, folder));
    hands = Optional.of(ground.byHand());
    Notes.left(byHand()).ifPresent(left -> left.restore(byHand()));
    new Traces(byHand()).remove();
    before = Impression.of(byHand());
    notes = Optional.of(Notes.taken(byHand()));
  }

  @AfterEach
  void leaveTheHostAsItWas() {
    try {
      notes.orElseThrow().restore(byHand());
      assertThat(Impression.of(byHand())).as("the host after the story").isEqualTo(before);
    } finally {
      byHand().close();
    }
  }

  ByHand byHand() {
    return hands.orElseThrow();
  }

  Ground ground() {
    return ground;
  }

  Product product() {
    return shipped.orElseThrow();
  }

  /** A manifest with the suite's interface, qjail and flavor, and no jails yet. */
  ManifestText manifest() {
    return new ManifestText(ground.base(), ground.digest(byHand()).hex());
  }

  static Path file(ManifestText manifest) {
    return manifest.in(folder);
  }

  /** Applies, then finds that there is nothing left to do. */
  void converge(ManifestText manifest) {
    Path file = file(manifest);
    Product.Said applied = product().run("apply", file, "--yes");
    assertThat(applied.exit()).as(applied.all()).isZero();
    nothingLeftToDo(file);
  }

  void nothingLeftToDo(Path manifest) {
    Product.Said plan = product().run("plan", manifest, "--detailed-exitcode");
    assertThat(plan.exit()).as(plan.all()).isZero();
    assertThat(plan.out()).contains("No changes. The host matches its manifest.");
  }

  /** The plan, which has to be one with something to do. */
  String changes(ManifestText manifest) {
    Product.Said plan = product().run("plan", file(manifest), "--detailed-exitcode", "--commands");
    assertThat(plan.exit()).as(plan.all()).isEqualTo(2);
    return plan.out();
  }

  /** The lines of {@code text} that begin so, without what stands before them. */
  static List<String> lines(String text, String beginning) {
    return text.lines().map(String::strip).filter(line -> line.startsWith(beginning)).toList();
  }

  boolean runs(String jail) {
    return byHand().types("jls", "-j", jail, "jid").good();
  }

  String parameter(String jail, String name) {
    return byHand().does("jls", "-j", jail, name).strip();
  }
}

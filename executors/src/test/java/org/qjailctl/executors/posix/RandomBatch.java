package org.qjailctl.executors.posix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;

/** Batches of every kind of operation, with the worst words and contents that one can have. */
final class RandomBatch {

  private static final List<String> TEMPTATIONS =
      List.of("'", "\\", "\n", "%", "-", " ", "&&", "$(reboot)", "\nexit 0\n}\n", "ü", "😀");

  private final Random random;

  RandomBatch(long seed) {
    random = new Random(seed);
  }

  Batch next() {
    List<Batch.Item> items = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      items.add(new Batch.Item(operation(), pick(List.of(Batch.When.values()))));
    }
    return new Batch(items);
  }

  private Operation operation() {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Operation.Run(
              words(),
              random.nextBoolean() ? Input.none() : new Input.Text(content()),
              random.nextBoolean() ? Optional.empty() : Optional.of(words()),
              Duration.ofSeconds(1 + random.nextInt(4000)));
      case 1 -> new Operation.ReadFile(path(), random.nextInt(1_000_000), within());
      case 2 ->
          new Operation.ListTree(
              path(), random.nextInt(9), pick(List.of(Contents.values())), within());
      default ->
          new Operation.WriteFile(
              path(),
              content(),
              new FileMode(random.nextInt(010000)),
              pick(
                  List.of(
                      new Expected.Absent(),
                      new Expected.Anything(),
                      new Expected.Content(content().sha256()))),
              random.nextBoolean() ? Optional.empty() : Optional.of(new FileOwner("www", "wheel")),
              within());
    };
  }

  private Confinement within() {
    return random.nextBoolean() ? Confinement.none() : new Confinement.InJail(word(), path());
  }

  private List<String> words() {
    List<String> words = new ArrayList<>();
    do {
      words.add(word());
    } while (random.nextInt(3) > 0);
    return words;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      if (random.nextBoolean()) {
        word.append(pick(TEMPTATIONS));
      } else {
        word.append((char) (1 + random.nextInt(0x2ff)));
      }
    }
    return word.toString();
  }

  private HostPath path() {
    HostPath path = HostPath.of("/x");
    for (int i = random.nextInt(3); i > 0; i--) {
      path = path.child("a" + word().replaceAll("[\n/]", "_"));
    }
    return path;
  }

  private Bytes content() {
    byte[] content = new byte[random.nextInt(10) == 0 ? 5000 : random.nextInt(40)];
    random.nextBytes(content);
    return Bytes.of(content);
  }

  private <T> T pick(List<? extends T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

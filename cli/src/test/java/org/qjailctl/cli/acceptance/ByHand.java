package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;

/** What an administrator does and looks at on the host with their own hands. */
final class ByHand implements AutoCloseable {

  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final Host host;

  ByHand(Host host) {
    this.host = host;
  }

  /** Types a command, which has to succeed; gives what it prints. */
  String does(String... argv) {
    Outcome outcome = types(argv);
    assertThat(outcome.exit())
        .as(String.join(" ", argv) + ": " + outcome.stdout().utf8() + outcome.stderr().utf8())
        .isZero();
    return outcome.stdout().utf8();
  }

  /** Types a command, however it ends. */
  Outcome types(String... argv) {
    return one(Operation.Run.of(argv).within(Operation.LONG));
  }

  /** Types several commands, one after the other, however they end. */
  void typesAll(List<List<String>> commands) {
    if (!commands.isEmpty()) {
      all(commands.stream().map(argv -> Operation.Run.of(argv).within(Operation.LONG)).toList());
    }
  }

  /** A file's text; empty where there is none. */
  Optional<String> reads(String path) {
    return stands(path)
        ? Optional.of(
            good("reading " + path, one(new Operation.ReadFile(HostPath.of(path), MOST_BYTES)))
                .stdout()
                .utf8())
        : Optional.empty();
  }

  /** Writes a file; one that is there keeps its mode. */
  void writes(String path, String text) {
    FileMode mode =
        lists(path, 0).stream().findFirst().map(TreeEntry::mode).orElse(FileMode.READABLE);
    good(
        "writing " + path,
        one(
            new Operation.WriteFile(
                HostPath.of(path), Bytes.utf8(text), mode, new Operation.Expected.Anything())));
  }

  boolean stands(String path) {
    return !lists(path, 0).isEmpty();
  }

  /** What a folder holds. */
  List<String> names(String folder) {
    return lists(folder, 1).stream()
        .filter(entry -> !entry.path().value().equals(folder))
        .map(entry -> entry.path().name())
        .sorted()
        .collect(Collectors.toList());
  }

  private List<TreeEntry> lists(String path, int depth) {
    return good(
            "listing " + path,
            one(new Operation.ListTree(HostPath.of(path), depth, Operation.Contents.NONE)))
        .entries();
  }

  private static Outcome good(String what, Outcome outcome) {
    assertThat(outcome.good()).as(what + ": " + outcome.stderr().utf8()).isTrue();
    return outcome;
  }

  private Outcome one(Operation operation) {
    return all(List.of(operation)).getFirst();
  }

  private List<Outcome> all(List<? extends Operation> operations) {
    try {
      return host.run(Batch.all(operations));
    } catch (HostUnreachable e) {
      throw new AssertionError(e.getMessage() + " " + e.remedy(), e);
    }
  }

  @Override
  public void close() {
    host.close();
  }
}

package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.contract.ConfinementContract;

/** Jails' files on a real host. */
class LocalConfinementTest {

  @TempDir static Path tools;

  private static Optional<ChrootJails> jails = Optional.empty();

  @BeforeAll
  static void makeTools() throws Exception {
    jails = Optional.of(ChrootJails.in(tools));
  }

  /** The contract with one shell, and what needs a real file system. */
  abstract static class Jails extends ConfinementContract {

    private final String shell;

    Jails(String shell) {
      this.shell = shell;
    }

    @Override
    protected Host connect(Secrets secrets) {
      return new LocalHost(
          LocalHostTest.withTools(shell, tools), ConnectionOptions.DEFAULTS, secrets);
    }

    @Override
    protected HostPath makeJail(HostPath root, String jail) throws Exception {
      Path path = Path.of(root.value());
      if (jail.equals(STOPPED)) {
        ChrootJails.stopped(path);
      } else {
        jails.orElseThrow().running(path);
      }
      return root;
    }

    @Test
    void aFolderThatTurnsIntoALinkWhileItIsWrittenToLeadsNowhere() throws Exception {
      given(RUNNING);
      Path root = Path.of(jail.root().value());
      Path real = Files.createDirectory(root.resolve("real"));
      Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(outside.value()));
      Path target = root.resolve("target");
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> swaps =
          CompletableFuture.runAsync(() -> swap(real, link, target, over));
      WriteFile write =
          new WriteFile(
              HostPath.of("/target/kept"),
              Bytes.utf8("of the jail"),
              FileMode.READABLE,
              new Expected.Anything(),
              Optional.empty(),
              jail);

      host.run(Batch.all(Collections.nCopies(40, write)));

      over.set(true);
      swaps.join();
      assertHostUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNNING, STOPPED})
    void pipesAndDevicesAreNeitherOpenedNorReplaced(String name) throws Exception {
      given(name);
      Path root = Path.of(jail.root().value());
      ChrootJails.command("mkfifo", root.resolve("etc/pipe").toString());
      ChrootJails.command("mknod", root.resolve("etc/zeroes").toString(), "c", "1", "5");

      for (String path : List.of("/etc/pipe", "/etc/zeroes")) {
        assertRefused(readInside(path));
        assertRefused(writeInside(path, "of the jail", new Expected.Anything()));
        assertThat(listInside(path).entries())
            .extracting(TreeEntry::type, TreeEntry::content)
            .containsExactly(tuple(TreeEntry.Type.OTHER, Optional.empty()));
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNNING, STOPPED})
    void aFileWithoutEndIsNotRead(String name) throws Exception {
      given(name);
      Path huge = Path.of(jail.root().value()).resolve("etc/passwd");
      ChrootJails.command("truncate", "-s", "4T", huge.toString());

      assertRefused(readInside("/etc/passwd"));
      assertThat(listInside("/etc/passwd").entries())
          .extracting(TreeEntry::size, TreeEntry::digest, TreeEntry::content)
          .containsExactly(tuple(4L << 40, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNNING, STOPPED})
    void namesThatHoldAnythingAreNoPaths(String name) throws Exception {
      given(name);
      Path etc = Path.of(jail.root().value()).resolve("etc");
      Files.writeString(etc.resolve("a\n\u001b]0;owned\u0007"), "x");
      Files.writeString(etc.resolve("$(reboot)"), "x");

      Outcome listed = listInside("/etc");

      assertThat(listed.exit()).isZero();
      assertThat(listed.entries())
          .extracting(entry -> entry.path().value())
          .contains("/etc/$(reboot)")
          .noneMatch(path -> path.contains("owned"));
      assertThat(listed.stderr().utf8()).contains("a\\012\\033]0;owned\\007");
    }

    @Test
    void aFolderThatTurnsIntoALinkWhileItIsReadShowsNothingOfTheHost() throws Exception {
      given(RUNNING);
      Path root = Path.of(jail.root().value());
      Path real = Files.createDirectory(root.resolve("real"));
      Files.writeString(real.resolve("kept"), "of the jail");
      Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(outside.value()));
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Void> swaps =
          CompletableFuture.runAsync(() -> swap(real, link, root.resolve("target"), over));
      ReadFile read = new ReadFile(HostPath.of("/target/kept"), 1000, jail);
      ListTree list = new ListTree(HostPath.of("/target"), 1, Contents.BYTES, jail);

      List<Outcome> outcomes = new ArrayList<>(host.run(Batch.all(Collections.nCopies(20, read))));
      outcomes.addAll(host.run(Batch.all(Collections.nCopies(20, list))));

      over.set(true);
      swaps.join();
      assertThat(outcomes)
          .allSatisfy(outcome -> assertThat(outcome.toString()).doesNotContain("of the host"));
    }

    private static void swap(Path real, Path link, Path target, AtomicBoolean over) {
      try {
        while (!over.get()) {
          for (Path one : List.of(real, link)) {
            Files.move(one, target, StandardCopyOption.ATOMIC_MOVE);
            Files.move(target, one, StandardCopyOption.ATOMIC_MOVE);
          }
        }
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @Nested
  class InDash extends Jails {
    InDash() {
      super("dash");
    }
  }

  @Nested
  class InBash extends Jails {
    InBash() {
      super("bash --posix");
    }
  }

  @Nested
  class InBusybox extends Jails {
    InBusybox() {
      super("busybox sh");
    }
  }
}

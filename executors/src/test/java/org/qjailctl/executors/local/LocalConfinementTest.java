package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.contract.ConfinementContract;

/**
 * Jails' files on a real host. Here jexec(8) is chroot(8), which confines paths as a jail does and
 * needs root as jexec does; the programs inside are copies of this machine's own.
 */
class LocalConfinementTest {

  /** The programs that the work on files needs, and the libraries that those need. */
  private static final String FURNISH =
      """
      mkdir -p "$1/bin" "$1/tmp"
      for program in sh cat chmod chown cut find head mktemp mv rm sh sha256sum stat sync xargs; do
        file=$(readlink -f "$(command -v "$program")")
        cp "$file" "$1/bin/$program"
        ldd "$file" | grep -o '/[^ ]*' | while read -r library; do
          mkdir -p "$1${library%/*}"
          [ -e "$1$library" ] || cp -L "$library" "$1$library"
        done
      done
      """;

  private static final String JLS =
      """
      #!/bin/sh
      [ "$1" = -j ] && [ "$3" = jid ] || exit 64
      [ "$2" = running ] && echo 7 && exit
      printf 'jls: jail "%s" not found\\n' "$2" >&2
      exit 1
      """;

  @TempDir static Path tools;

  @BeforeAll
  static void makeTools() throws Exception {
    run("sh", "-c", FURNISH, "sh", tools.resolve("base").toString());
    script("jls", JLS);
  }

  private static void script(String name, String text) throws Exception {
    Path file = Files.writeString(tools.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
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
      if (jail.equals(STOPPED)) {
        // As qjail leaves it: nothing to run in it.
        Files.createDirectory(Path.of(root.value()));
      } else {
        LocalConfinementTest.run("cp", "-al", tools.resolve("base").toString(), root.value());
        script(
            "jexec",
            "#!/bin/sh\n"
                + "[ \"$1 $2\" = '-l running' ] || exit 64\n"
                + "shift 2\n"
                + "exec env -i /usr/sbin/chroot "
                + root
                + " \"$@\"\n");
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

package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Jails of a real host, of which {@code running} runs. jexec(8) is chroot(8), which confines paths
 * as a jail does and needs root as jexec does; the programs inside are copies of this machine's
 * own.
 */
final class ChrootJails {

  /** The programs that the work on files needs, and the libraries that those need. */
  private static final String FURNISH =
      """
      mkdir -p "$1/bin" "$1/tmp" "$1/dev"
      mknod -m 666 "$1/dev/null" c 1 3
      for program in sh cat chmod chown cut find grep head install mkdir mktemp mv rm sh sha256sum sleep stat sync \\
        tail xargs; do
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

  private final Path tools;

  private ChrootJails(Path tools) {
    this.tools = tools;
  }

  /** Jails whose stand-ins for FreeBSD's programs are in {@code tools}. */
  static ChrootJails in(Path tools) throws Exception {
    command("sh", "-c", FURNISH, "sh", tools.resolve("base").toString());
    script(tools.resolve("jls"), JLS);
    return new ChrootJails(tools);
  }

  /** A jail's root with programs in it, in which jexec runs commands from now on. */
  void running(Path root) throws Exception {
    command("cp", "-al", tools.resolve("base").toString(), root.toString());
    script(
        tools.resolve("jexec"),
        """
        #!/bin/sh
        [ "$1" = -l ] || exit 64
        shift
        [ "$1" != -U ] || shift 2
        [ "$1" = running ] || { printf 'jexec: jail "%%s" not found\\n' "$1" >&2; exit 1; }
        shift
        exec env -i /usr/sbin/chroot %s "$@"
        """
            .formatted(root));
  }

  /** A jail's root as qjail leaves it: nothing to run in it. */
  static void stopped(Path root) throws IOException {
    Files.createDirectory(root);
  }

  static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static void command(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}

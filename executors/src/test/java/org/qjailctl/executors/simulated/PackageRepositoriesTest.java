package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.world.World;

/** Which repositories pkg(8) looks into, in the words of src/update.c and src/install.c. */
class PackageRepositoriesTest {

  private static final String FOLDER = "/usr/local/etc/pkg/repos";

  private final SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());

  @BeforeEach
  void bootstrap() throws HostUnreachable {
    assertThat(run("pkg", "bootstrap", "-y").good()).isTrue();
    assertThat(run("mkdir", "-p", FOLDER).good()).isTrue();
  }

  @Test
  void theOfficialOneIsEnabledFromTheStart() throws HostUnreachable {
    assertThat(run("pkg", "install", "-y", "bash").stdout().utf8())
        .startsWith("Updating FreeBSD repository catalogue...\n");
  }

  @Test
  void withNoneEnabledNothingIsInstalled() throws HostUnreachable {
    write("FreeBSD.conf", "FreeBSD: { enabled: no }\n");

    Outcome outcome = run("pkg", "install", "-y", "bash");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.stdout().utf8()).isEqualTo("No repositories are enabled.\n");
    assertThat(run("pkg", "info", "-e", "bash").good()).isFalse();
  }

  @Test
  void aFolderWithoutACatalogueCannotBeRead() throws HostUnreachable {
    write("FreeBSD.conf", "FreeBSD: { enabled: no }\n");
    write("own.conf", "own: { url: \"file:///packages\", enabled: yes }\n");

    Outcome outcome = run("pkg", "install", "-y", "bash");

    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.stdout().utf8())
        .isEqualTo("Updating own repository catalogue...\nError updating repositories!\n");
    assertThat(outcome.stderr().utf8()).isEqualTo("pkg: Unable to update repository own\n");
  }

  @Test
  void aFolderOffersWhatLiesInItAndNothingElse() throws HostUnreachable {
    write("FreeBSD.conf", "FreeBSD: { enabled: no }\n");
    write("own.conf", "own: {\n  url: \"file:///packages\",\n  enabled: yes\n}\n");
    write("hello.ucl", "name: \"hello\"\nversion: \"1.0\"\n");
    assertThat(run("pkg", "create", "-M", FOLDER + "/hello.ucl", "-o", "/packages").good())
        .isTrue();
    assertThat(run("pkg", "repo", "/packages").good()).isTrue();

    assertThat(run("pkg", "install", "-y", "hello").good()).isTrue();
    assertThat(run("pkg", "query", "%v", "hello").stdout().utf8()).isEqualTo("1.0\n");

    Outcome other = run("pkg", "install", "-y", "bash");
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.stderr().utf8())
        .isEqualTo(
            "pkg: No packages available to install matching 'bash' have been found in the"
                + " repositories\n");
  }

  private void write(String name, String text) throws HostUnreachable {
    Operation write =
        new Operation.WriteFile(
            HostPath.of(FOLDER + "/" + name),
            Bytes.utf8(text),
            FileMode.READABLE,
            new Operation.Expected.Anything());
    assertThat(host.run(Batch.all(List.of(write))).getFirst().good()).isTrue();
  }

  private Outcome run(String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }
}

package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.TreeEntry;

/** A host under test, a folder of its own on it, and the short ways to use them. */
abstract class HostFixture {

  protected static final String SECRET = "s3cret 'quoted' $(reboot) ü";

  protected Host host;
  protected HostPath folder;

  /** A host to test, which has a folder {@code /tmp}. */
  protected abstract Host connect(Secrets secrets);

  @BeforeEach
  void makeFolder() throws HostUnreachable {
    host = connect(name -> SECRET);
    folder = HostPath.of("/tmp/qjtest-" + Long.toHexString(System.nanoTime()));
    assertThat(run(Run.of("mkdir", folder.value())).exit()).isZero();
  }

  @AfterEach
  void removeFolder() throws HostUnreachable {
    run(Run.of("rm", "-rf", folder.value()));
    host.close();
  }

  protected Outcome run(Operation operation) throws HostUnreachable {
    return host.run(Batch.all(List.of(operation))).get(0);
  }

  protected HostPath write(String name, String content) throws HostUnreachable {
    return write(name, Bytes.utf8(content));
  }

  protected HostPath write(String name, Bytes content) throws HostUnreachable {
    HostPath path = folder.child(name);
    Outcome outcome = run(new WriteFile(path, content, FileMode.READABLE, new Expected.Anything()));
    assertThat(outcome.exit()).as(outcome.stderr().utf8()).isZero();
    return path;
  }

  protected Bytes read(HostPath path) throws HostUnreachable {
    Outcome outcome = run(new ReadFile(path, 10_000_000));
    assertThat(outcome.exit()).as(outcome.stderr().utf8()).isZero();
    return outcome.stdout();
  }

  protected List<TreeEntry> list(int depth, Contents contents) throws HostUnreachable {
    Outcome outcome = run(new ListTree(folder, depth, contents));
    assertThat(outcome.exit()).as(outcome.stderr().utf8()).isZero();
    return outcome.entries();
  }

  protected static void assertRefused(Outcome outcome) {
    assertThat(outcome.status()).isEqualTo(Status.FINISHED);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.stderr().utf8()).as("the reason").isNotBlank();
    assertThat(outcome.stdout().isEmpty()).isTrue();
  }

  protected static Bytes everyByte() {
    byte[] bytes = new byte[256 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7 + i / 256);
    }
    return Bytes.of(bytes);
  }
}

package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.Expected;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;

/**
 * What every host does with the files of jails, whose root is hostile: beside each jail's root lies
 * a folder of the host, to which links of every kind lead from inside.
 */
public abstract class ConfinementContract extends HostFixture {

  protected static final String RUNNING = "running";
  protected static final String STOPPED = "stopped";

  private static final List<String> WAYS_OUT =
      List.of(
          "/absolute/kept",
          "/relative/kept",
          "/etc/absolute/kept",
          "/etc/relative/kept",
          "/chain/kept");

  /** Makes the jail's root, with a shell in it where it runs; gives the folder. */
  protected abstract HostPath makeJail(HostPath root, String jail) throws Exception;

  protected Confinement.InJail jail = new Confinement.InJail("", HostPath.of("/"));
  protected HostPath outside = HostPath.of("/");

  protected void given(String name) throws Exception {
    HostPath root = makeJail(folder.child(name), name);
    jail = new Confinement.InJail(name, root);
    outside = folder.child("outside");
    mustRun(Run.of("mkdir", "-p", outside.value(), root.child("etc").value()));
    write("outside/kept", "of the host");
    link(outside.value(), "absolute");
    link(outside.value(), "etc/absolute");
    link("../outside", "relative");
    link("../../outside", "etc/relative");
    link("relative", "chain");
    link(outside.child("kept").value(), "kept");
    link("../outside/new", "new");
  }

  private void link(String target, String name) throws HostUnreachable {
    mustRun(Run.of("ln", "-s", target, jail.root().child(name).value()));
  }

  private void mustRun(Run run) throws HostUnreachable {
    Outcome outcome = run(run);
    assertThat(outcome.exit()).as(outcome.stderr().utf8()).isZero();
  }

  protected Outcome readInside(String path) throws HostUnreachable {
    return run(new ReadFile(HostPath.of(path), 1000, jail));
  }

  protected Outcome writeInside(String path, String content, Expected expected)
      throws HostUnreachable {
    return run(
        new WriteFile(
            HostPath.of(path),
            Bytes.utf8(content),
            FileMode.PRIVATE,
            expected,
            Optional.empty(),
            jail));
  }

  protected Outcome listInside(String path) throws HostUnreachable {
    return run(new ListTree(HostPath.of(path), 3, Contents.BYTES, jail));
  }

  protected void assertHostUntouched() throws HostUnreachable {
    assertThat(run(new ListTree(outside, 3, Contents.BYTES)).entries())
        .extracting(TreeEntry::path, entry -> entry.content().map(Bytes::utf8))
        .as("the files of the host")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(outside, Optional.empty()),
            org.assertj.core.groups.Tuple.tuple(outside.child("kept"), Optional.of("of the host")));
  }

  @ParameterizedTest
  @ValueSource(strings = {RUNNING, STOPPED})
  void aJailsFilesAreReadWrittenAndListedAsTheJailSeesThem(String name) throws Exception {
    given(name);

    Outcome written = writeInside("/etc/motd", "hello\n", new Expected.Absent());

    assertThat(written.exit()).as(written.stderr().utf8()).isZero();
    assertThat(readInside("/etc/motd").stdout().utf8()).isEqualTo("hello\n");
    assertThat(read(jail.root().child("etc/motd")).utf8()).isEqualTo("hello\n");
    assertThat(listInside("/etc/motd").entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path()).isEqualTo(HostPath.of("/etc/motd"));
              assertThat(entry.content()).contains(Bytes.utf8("hello\n"));
              assertThat(entry.mode()).isEqualTo(FileMode.PRIVATE);
            });
    assertThat(listInside("/missing/too").entries()).isEmpty();
    assertThat(listInside("/missing/too").exit()).isZero();
    assertRefused(writeInside("/etc/motd", "again", new Expected.Absent()));
    assertRefused(writeInside("/missing/file", "x", new Expected.Anything()));
  }

  @ParameterizedTest
  @ValueSource(strings = {RUNNING, STOPPED})
  void noLinkLeadsAReaderOut(String name) throws Exception {
    given(name);

    for (String path : WAYS_OUT) {
      assertRefused(readInside(path));
      assertThat(listInside(path).entries()).as(path).isEmpty();
    }
    assertRefused(readInside("/kept"));
    for (String path : List.of("/kept", "/absolute", "/relative")) {
      assertThat(listInside(path).entries())
          .as(path)
          .extracting(TreeEntry::type)
          .containsExactly(TreeEntry.Type.SYMLINK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RUNNING, STOPPED})
  void noLinkLeadsAWriterOut(String name) throws Exception {
    given(name);

    for (String path : WAYS_OUT) {
      assertRefused(writeInside(path, "of the jail", new Expected.Anything()));
      assertRefused(writeInside(path + "-new", "of the jail", new Expected.Anything()));
    }
    assertRefused(writeInside("/kept", "of the jail", new Expected.Anything()));
    assertRefused(writeInside("/new", "of the jail", new Expected.Anything()));
    assertHostUntouched();
  }

  @Test
  void insideARunningJailLinksLeadWhereTheJailSeesThem() throws Exception {
    given(RUNNING);
    write(RUNNING + "/etc/motd", "hello\n");
    link("/etc", "settings");

    assertThat(readInside("/settings/motd").stdout().utf8()).isEqualTo("hello\n");
  }

  @Test
  void inAStoppedJailALinkOnTheWayIsNamed() throws Exception {
    given(STOPPED);

    assertThat(readInside("/etc/absolute/kept").stderr().utf8())
        .contains(jail.root() + "/etc/absolute: is a symlink");
  }
}

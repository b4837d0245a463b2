package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
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
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.host.TreeEntry;

/** What every host does with files and trees. */
abstract class FileContract extends HostFixture {

  @Test
  void whatIsWrittenIsReadByteForByte() throws HostUnreachable {
    assertThat(read(write("bytes", everyByte()))).isEqualTo(everyByte());
    assertThat(read(write("empty", ""))).isEqualTo(Bytes.NONE);
    assertThat(read(write("no line feed", "a\nb"))).isEqualTo(Bytes.utf8("a\nb"));
    assertThat(read(write("-n", "-n"))).isEqualTo(Bytes.utf8("-n"));
  }

  @Test
  void aWrittenFileHasItsMode() throws HostUnreachable {
    run(
        new WriteFile(
            folder.child("a"), Bytes.utf8("x"), new FileMode(04751), new Expected.Absent()));
    run(
        new WriteFile(
            folder.child("b"), Bytes.utf8("x"), FileMode.PRIVATE, new Expected.Anything()));

    assertThat(list(1, Contents.NONE).stream().skip(1))
        .extracting(TreeEntry::mode)
        .containsExactly(new FileMode(04751), FileMode.PRIVATE);
  }

  @Test
  void aFileIsReplacedOnlyWhenItIsWhatWasExpected() throws HostUnreachable {
    HostPath path = write("file", "old");

    Outcome other =
        run(
            new WriteFile(
                path,
                Bytes.utf8("new"),
                FileMode.READABLE,
                new Expected.Content(Bytes.utf8("older").sha256())));
    assertRefused(other);
    assertThat(read(path)).isEqualTo(Bytes.utf8("old"));

    Outcome same =
        run(
            new WriteFile(
                path,
                Bytes.utf8("new"),
                FileMode.READABLE,
                new Expected.Content(Bytes.utf8("old").sha256())));
    assertThat(same.exit()).as(same.stderr().utf8()).isZero();
    assertThat(read(path)).isEqualTo(Bytes.utf8("new"));
  }

  @Test
  void aFileThatShouldBeThereOrShouldNotIsRefusedOtherwise() throws HostUnreachable {
    HostPath there = write("there", "x");
    HostPath gone = folder.child("gone");
    Sha256 any = Bytes.utf8("x").sha256();

    assertRefused(run(new WriteFile(there, Bytes.NONE, FileMode.READABLE, new Expected.Absent())));
    assertRefused(
        run(new WriteFile(gone, Bytes.NONE, FileMode.READABLE, new Expected.Content(any))));
    assertThat(list(1, Contents.NONE)).hasSize(2);
  }

  @Test
  void onlyRegularFilesInFoldersThatExistAreWritten() throws HostUnreachable {
    HostPath target = write("target", "kept");
    HostPath link = folder.child("link");
    HostPath broken = folder.child("broken");
    HostPath below = folder.child("below");
    run(Run.of("ln", "-s", target.value(), link.value()));
    run(Run.of("ln", "-s", "/nonexistent", broken.value()));
    run(Run.of("mkdir", below.value()));

    for (HostPath path : List.of(link, broken, below, folder.child("missing/file"))) {
      assertRefused(
          run(new WriteFile(path, Bytes.utf8("x"), FileMode.READABLE, new Expected.Anything())));
    }
    assertThat(read(target)).isEqualTo(Bytes.utf8("kept"));
    assertThat(list(2, Contents.NONE)).as("no temporary file is left").hasSize(5);
  }

  @Test
  void onlyRegularFilesOfTheSizeAllowedAreRead() throws HostUnreachable {
    HostPath file = write("file", "1234");
    HostPath link = folder.child("link");
    run(Run.of("ln", "-s", file.value(), link.value()));

    assertThat(run(new ReadFile(file, 4)).stdout()).isEqualTo(Bytes.utf8("1234"));
    assertRefused(run(new ReadFile(file, 3)));
    assertRefused(run(new ReadFile(link, 4)));
    assertRefused(run(new ReadFile(folder, 4)));
    assertRefused(run(new ReadFile(folder.child("missing"), 4)));
  }

  @Test
  void aTreeIsListedByPathToItsDepth() throws HostUnreachable {
    run(Run.of("mkdir", folder.child("b").value()));
    write("b/c", "12345");
    write("a", "x");
    write("b.d", "");
    run(Run.of("ln", "-s", "b/c", folder.child("z").value()));

    assertThat(list(0, Contents.NONE)).extracting(TreeEntry::path).containsExactly(folder);
    assertThat(list(1, Contents.NONE))
        .extracting(entry -> entry.path().value().substring(folder.value().length()))
        .containsExactly("", "/a", "/b", "/b.d", "/z");
    assertThat(list(2, Contents.NONE))
        .filteredOn(entry -> entry.type() == TreeEntry.Type.FILE)
        .extracting(TreeEntry::size)
        .containsExactly(1L, 0L, 5L);
  }

  @Test
  void symlinksAreListedNotFollowed() throws HostUnreachable {
    HostPath below = folder.child("below");
    HostPath link = folder.child("link");
    run(Run.of("mkdir", below.value()));
    write("below/file", "x");
    run(Run.of("ln", "-s", below.value(), link.value()));

    for (Contents contents : Contents.values()) {
      List<TreeEntry> entries = run(new ListTree(link, 3, contents)).entries();
      assertThat(entries).hasSize(1);
      assertThat(entries.get(0).type()).isEqualTo(TreeEntry.Type.SYMLINK);
      assertThat(entries.get(0).target()).contains(below.value());
    }
  }

  @Test
  void aMissingRootIsAnEmptyListing() throws HostUnreachable {
    Outcome outcome = run(new ListTree(folder.child("missing/too"), 3, Contents.BYTES));

    assertThat(outcome.status()).isEqualTo(Status.FINISHED);
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.entries()).isEmpty();
  }

  @Test
  void contentsAreListedAsFarAsAskedFor() throws HostUnreachable {
    Bytes large = Bytes.of(new byte[(int) Operation.MOST_LISTED_BYTES + 1]);
    Bytes fitting = Bytes.of(new byte[(int) Operation.MOST_LISTED_BYTES]);
    write("bytes", everyByte());
    write("empty", "");
    write("fitting", fitting);
    write("large", large);
    List<Optional<Sha256>> digests =
        List.of(
            Optional.of(everyByte().sha256()),
            Optional.of(Bytes.NONE.sha256()),
            Optional.of(fitting.sha256()),
            Optional.of(large.sha256()));

    List<TreeEntry> metadata = list(1, Contents.NONE).subList(1, 5);
    assertThat(metadata).allSatisfy(entry -> assertThat(entry.digest()).isEmpty());
    assertThat(metadata).allSatisfy(entry -> assertThat(entry.content()).isEmpty());

    List<TreeEntry> digested = list(1, Contents.DIGEST).subList(1, 5);
    assertThat(digested).extracting(TreeEntry::digest).containsExactlyElementsOf(digests);
    assertThat(digested).allSatisfy(entry -> assertThat(entry.content()).isEmpty());

    List<TreeEntry> whole = list(1, Contents.BYTES).subList(1, 5);
    assertThat(whole).extracting(TreeEntry::digest).containsExactlyElementsOf(digests);
    assertThat(whole)
        .extracting(TreeEntry::content)
        .containsExactly(
            Optional.of(everyByte()),
            Optional.of(Bytes.NONE),
            Optional.of(fitting),
            Optional.empty());
  }
}

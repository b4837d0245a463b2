package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.SharedTree;

/**
 * The host's binaries for the jails, by {@code qjail update -b}.
 *
 * <p>It deletes each folder of sharedfs and copies the host's in its place, bin first: cut short,
 * sharedfs tells the new release and is not whole. So the update is noted before, and the note goes
 * after it.
 */
final class BaseUpdateLowering {

  private static final HostPath SHAREDFS = JailPaths.JAILS.child("sharedfs");

  /** The folders that it replaces on amd64 (qjail 5.0, function update). */
  private static final List<String> FOLDERS =
      List.of(
          "bin",
          "lib",
          "libexec",
          "sbin",
          "usr/bin",
          "usr/include",
          "usr/lib",
          "usr/libdata",
          "usr/libexec",
          "usr/sbin",
          "usr/share",
          "usr/lib32");

  private BaseUpdateLowering() {}

  static List<Operation> update(Collection<SharedTree> trees) {
    HostPath note = JailPaths.UPDATING;
    List<Operation> operations = new ArrayList<>();
    trees.forEach(tree -> operations.addAll(noted(tree)));
    operations.addAll(update(note));
    return operations;
  }

  /**
   * qjail removes the old copy first, and ends where there is none (function update). Cut short, a
   * copy has its first files and lacks the others, which only the note tells.
   */
  static List<Operation> copy(SharedTree tree) {
    List<Operation> operations = new ArrayList<>(noted(tree));
    operations.add(Operation.Run.of("mkdir", "-p", tree.inSharedfs().value()));
    operations.add(Operation.Run.of("qjail", "update", tree.option()).within(Operation.LONG));
    operations.add(Operation.Run.of("rm", "-f", tree.note().value()));
    return operations;
  }

  private static List<Operation> noted(SharedTree tree) {
    return List.of(
        Operation.Run.of("mkdir", "-p", tree.note().parent().value()),
        new Operation.WriteFile(
            tree.note(),
            Bytes.utf8("qjailctl copies " + tree.onHost() + " to " + tree.inSharedfs() + ".\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()));
  }

  private static List<Operation> update(HostPath note) {
    return List.of(
        Operation.Run.of("mkdir", "-p", note.parent().value()),
        new Operation.WriteFile(
            note,
            Bytes.utf8("qjailctl updates " + SHAREDFS + " from the host.\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()),
        // qjail ends where a folder that it is to delete is missing: lib32 is in no base.txz, and
        // the rest goes when an update is cut short.
        Operation.Run.of(onFolders("mkdir", "-p")),
        // Files that the host's flags protect, where an update was cut short before it lifted them.
        Operation.Run.of(onFolders("chflags", "-R", "noschg,nosunlink")).within(Operation.LONG),
        Operation.Run.of("qjail", "update", "-b").within(Operation.LONG),
        Operation.Run.of("rm", "-f", note.value()));
  }

  private static List<String> onFolders(String... command) {
    return new ArrayList<>(
        Stream.concat(
                Stream.of(command), FOLDERS.stream().map(folder -> SHAREDFS.child(folder).value()))
            .toList());
  }
}

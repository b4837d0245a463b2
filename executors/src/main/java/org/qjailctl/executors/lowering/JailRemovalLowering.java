package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;

/** Archiving, deleting and restoring a jail. */
final class JailRemovalLowering {

  private JailRemovalLowering() {}

  /** qjail names archives by the second, and would write over one of the same second. */
  static List<Operation> archive(JailName jail) {
    return List.of(
        idle(jail),
        Operation.Run.of("sleep", "1"),
        Argv.qjail("archive", jail.zone(), jail.value()).within(Operation.LONG));
  }

  /**
   * qjail takes the definition away first and the files after it. Cut short, it leaves files that
   * no jail owns: the note tells that they are archived.
   */
  static List<Operation> delete(JailName jail) {
    HostPath note = JailPaths.deleting(jail);
    return List.of(
        idle(jail),
        Operation.Run.of("mkdir", "-p", note.parent().value()),
        new Operation.WriteFile(
            note,
            Bytes.utf8(
                "qjailctl has archived the jail "
                    + jail
                    + " below "
                    + jail.zone().archives()
                    + " and deletes it.\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()),
        Argv.qjail("delete", jail.zone(), jail.value()).within(Operation.LONG),
        Operation.Run.of("rm", "-f", note.value(), JailPaths.record(jail).value())
            .unless("test", "-e", root(jail)));
  }

  static List<Operation> finish(JailName jail) {
    List<String> files = new ArrayList<>(List.of("rm", "-f"));
    JailPaths.all(jail).stream()
        .filter(path -> !path.equals(JailPaths.root(jail)))
        .forEach(path -> files.add(path.value()));
    return List.of(
        idle(jail),
        Operation.Run.of(files),
        Operation.Run.of("rm", "-rf", root(jail)).within(Operation.LONG),
        Operation.Run.of(
            "rm", "-f", JailPaths.deleting(jail).value(), JailPaths.record(jail).value()));
  }

  /**
   * tar(1) writes the definition first and the files after it: cut short, the jail looks as if it
   * were whole, and only the note tells. qjail hides what tar says, so the archive is read before.
   */
  static List<Operation> restore(ArchiveName archive) {
    JailName jail = archive.jail();
    HostPath note = JailPaths.restoring(jail);
    List<String> read = new ArrayList<>(List.of("tar", "-tzf", archive.path().value()));
    JailPaths.archivedFiles(jail).forEach(path -> read.add(path.value()));
    return List.of(
        Operation.Run.of(read).within(Operation.LONG),
        Operation.Run.of(
                "sh",
                "-c",
                ArchiveNamesScript.TEXT,
                "sh",
                archive.path().value(),
                jail.zone().definitions().child(jail.value()).value())
            .within(Operation.LONG),
        Operation.Run.of("mkdir", "-p", note.parent().value()),
        new Operation.WriteFile(
            note,
            Bytes.utf8("qjailctl restores the jail " + jail + " from " + archive + ".\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()),
        Argv.qjail("restore", archive.zone(), archive.value()).within(Operation.LONG),
        Operation.Run.of("rm", "-f", note.value()));
  }

  /** What qjailctl notes of a jail, for when the manifest no longer says it. */
  static List<Operation> record(JailName jail, JailRecord record) {
    HostPath file = JailPaths.record(jail);
    return List.of(
        Operation.Run.of("mkdir", "-p", file.parent().value()),
        new Operation.WriteFile(
            file, Bytes.utf8(record.text()), FileMode.READABLE, new Operation.Expected.Anything()));
  }

  private static Operation idle(JailName jail) {
    return Operation.Run.of("sh", "-c", JailIdleScript.TEXT, "sh", root(jail));
  }

  private static String root(JailName jail) {
    return JailPaths.root(jail).value();
  }
}

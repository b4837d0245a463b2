package org.qjailctl.executors.probe;

import java.util.List;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** What stands at a path of the host, and below it. */
final class HostListing {

  private HostListing() {}

  /** {@code path} itself first; nothing when it is not there. */
  static Reading<Fact<List<TreeEntry>>> of(HostPath path, int depth, Operation.Contents told) {
    return of(path, depth, told, Confinement.none());
  }

  /** The same of what {@code within} confines. */
  static Reading<Fact<List<TreeEntry>>> of(
      HostPath path, int depth, Operation.Contents told, Confinement within) {
    String what = "listing " + path;
    return Reading.of(
        new Operation.ListTree(path, depth, told, within),
        outcome ->
            Trouble.unfinished(what, outcome)
                .<Fact<List<TreeEntry>>>map(Fact::unknown)
                .orElseGet(() -> entries(what, outcome)));
  }

  private static Fact<List<TreeEntry>> entries(String what, Outcome outcome) {
    return outcome.good()
        ? Fact.known(outcome.entries())
        : Fact.unknown(Trouble.ended(what, outcome));
  }

  /** The same of the host's own files. */
  static Reading<Fact<List<TreeEntry>>> file(HostPath path) {
    return file(path, Confinement.none());
  }

  /** The type at {@code path} alone, digest included. */
  static Reading<Fact<List<TreeEntry>>> file(HostPath path, Confinement within) {
    return of(path, 0, Operation.Contents.DIGEST, within);
  }

  /** The state that a listing of one path shows. */
  static Fact<FileState> state(HostPath path, List<TreeEntry> entries, Owners owners) {
    if (entries.isEmpty()) {
      return Fact.known(new FileState.Absent());
    }
    TreeEntry entry = entries.getFirst();
    String owner = owners.user(entry.uid());
    String group = owners.group(entry.gid());
    return switch (entry.type()) {
      case FILE ->
          entry
              .digest()
              .<Fact<FileState>>map(
                  digest -> Fact.known(new FileState.Regular(entry.mode(), owner, group, digest)))
              .orElseGet(() -> Fact.unknown("the content of " + path + " could not be read"));
      case DIRECTORY -> Fact.known(new FileState.Directory(entry.mode(), owner, group));
      case SYMLINK -> Fact.known(new FileState.Other("a symlink"));
      case OTHER -> Fact.known(new FileState.Other("a device, socket or pipe"));
    };
  }
}

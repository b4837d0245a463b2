package org.qjailctl.core.plan;

import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.FileState;

/** Whether files are as they are wanted. */
final class FileVerdicts {

  private FileVerdicts() {}

  static Verdict regular(
      HostPath path, FileState found, Optional<Sha256> digest, Optional<FileMode> mode) {
    return switch (found) {
      case FileState.Absent absent -> new Verdict.Fails(path + " is not there");
      case FileState.Regular file -> {
        if (digest.isPresent() && !digest.get().equals(file.digest())) {
          yield new Verdict.Fails(path + " has the SHA-256 digest " + file.digest());
        }
        yield Verdict.when(
            mode.isEmpty() || mode.get().equals(file.mode()), path + " has mode " + file.mode());
      }
      case FileState.Directory directory -> new Verdict.Fails(path + " is a folder");
      case FileState.Other(String kind) -> new Verdict.Fails(path + " is " + kind);
    };
  }

  static Verdict belongs(Condition.FileBelongs wanted, FileState found) {
    Verdict content =
        regular(wanted.path(), found, Optional.of(wanted.digest()), Optional.of(wanted.mode()));
    return content instanceof Verdict.Holds && found instanceof FileState.Regular file
        ? Verdict.when(
            file.owner().equals(wanted.owner().user())
                && file.group().equals(wanted.owner().group()),
            wanted.path() + " belongs to " + file.owner() + ":" + file.group())
        : content;
  }

  static Verdict ofFlavor(Condition.FlavorFileIs wanted, FileState found) {
    return belongs(
        new Condition.FileBelongs(
            Place.host(), wanted.path(), wanted.digest(), wanted.mode(), wanted.owner()),
        found);
  }

  static Verdict directory(Condition.DirectoryIs wanted, FileState found) {
    return switch (found) {
      case FileState.Absent absent -> new Verdict.Fails(wanted.path() + " is not there");
      case FileState.Regular file -> new Verdict.Fails(wanted.path() + " is a file");
      case FileState.Directory(FileMode mode, String owner, String group) ->
          Verdict.when(
              mode.equals(wanted.mode())
                  && owner.equals(wanted.owner().user())
                  && group.equals(wanted.owner().group()),
              wanted.path() + " has mode " + mode + " and belongs to " + owner + ":" + group);
      case FileState.Other(String kind) -> new Verdict.Fails(wanted.path() + " is " + kind);
    };
  }

  static Verdict absent(HostPath path, FileState found) {
    return Verdict.when(found instanceof FileState.Absent, path + " is still there");
  }
}

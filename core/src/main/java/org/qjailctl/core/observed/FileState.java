package org.qjailctl.core.observed;

import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Sha256;

/** What stands at a path. */
public sealed interface FileState {

  /** Nothing. */
  record Absent() implements FileState {}

  /** A regular file; {@code owner} is the user's name in its place, or the number that has none. */
  record Regular(FileMode mode, String owner, Sha256 digest) implements FileState {}

  /** A folder. */
  record Directory(FileMode mode, String owner) implements FileState {}

  /** A symlink, a device or the like: {@code kind} is a noun for people. */
  record Other(String kind) implements FileState {}
}

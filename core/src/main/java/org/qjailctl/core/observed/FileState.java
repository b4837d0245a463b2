package org.qjailctl.core.observed;

import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Sha256;

/** What stands at a path. */
public sealed interface FileState {

  /** Nothing. */
  record Absent() implements FileState {}

  /**
   * A regular file; {@code owner} and {@code group} are names in its place, or the numbers that
   * have none.
   */
  record Regular(FileMode mode, String owner, String group, Sha256 digest) implements FileState {}

  /** A folder. */
  record Directory(FileMode mode, String owner, String group) implements FileState {}

  /** A symlink, a device or the like: {@code kind} is a noun for people. */
  record Other(String kind) implements FileState {}
}

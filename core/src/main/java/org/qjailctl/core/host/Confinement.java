package org.qjailctl.core.host;

/** Which part of a host's files an operation may reach, wherever symlinks on the way point. */
public sealed interface Confinement {

  /** All of the host's files, which only its own root changes. */
  record WholeHost() implements Confinement {}

  /**
   * A jail's own files; paths are as the jail sees them. A jail's root is an adversary: while the
   * jail runs, the operation is carried out inside it, so that the kernel confines it; in a stopped
   * one, a symlink on the way is refused.
   *
   * @param jail its name, as jls(8) has it
   * @param root where its files are on the host
   */
  record InJail(String jail, HostPath root) implements Confinement {}

  static Confinement none() {
    return new WholeHost();
  }
}

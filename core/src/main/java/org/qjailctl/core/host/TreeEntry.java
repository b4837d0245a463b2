package org.qjailctl.core.host;

import java.util.Optional;

/**
 * One file, folder or other thing that a listing found.
 *
 * @param uid the numeric owner
 * @param gid the numeric group
 * @param size in bytes, for regular files
 * @param target what a symlink points to
 * @param digest of a regular file's content, where asked for
 * @param content of a regular file, where asked for
 */
public record TreeEntry(
    HostPath path,
    Type type,
    FileMode mode,
    long uid,
    long gid,
    long size,
    Optional<String> target,
    Optional<Sha256> digest,
    Optional<Bytes> content) {

  /** What kind of thing stands at a path. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMLINK,
    /** Devices, sockets, pipes. */
    OTHER
  }
}

package org.qjailctl.core.manifest;

import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;

/**
 * What a file is to hold, its mode, and whose it is.
 *
 * @param owner by the names of the host, whose numbers qjail copies into jails
 */
public record FileContent(Bytes content, FileMode mode, FileOwner owner) {

  /** A file of root's. */
  public FileContent(Bytes content, FileMode mode) {
    this(content, mode, FileOwner.ROOT);
  }
}

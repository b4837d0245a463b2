package org.qjailctl.executors.simulated.world;

import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Sha256;

/** What a regular file holds. */
public sealed interface Content {

  long size();

  Sha256 sha256();

  /** The bytes, where they are there to be read. */
  Optional<Bytes> bytes();

  /** Bytes that are there. */
  record Held(Bytes content, Sha256 sha256) implements Content {
    @Override
    public long size() {
      return content.size();
    }

    @Override
    public Optional<Bytes> bytes() {
      return Optional.of(content);
    }
  }

  /** A file too big to hold, such as base.txz: its size and digest are what anyone asks of it. */
  record Opaque(long size, Sha256 sha256) implements Content {
    @Override
    public Optional<Bytes> bytes() {
      return Optional.empty();
    }
  }

  /**
   * A file that holds a tree of files: an archive, or the image of a file system. Its bytes are not
   * modelled.
   */
  record Packed(Node.Folder tree, long size, Sha256 sha256) implements Content {
    @Override
    public Optional<Bytes> bytes() {
      return Optional.empty();
    }
  }

  static Content of(Bytes content) {
    return new Held(content, content.sha256());
  }

  static Content of(String text) {
    return of(Bytes.utf8(text));
  }
}

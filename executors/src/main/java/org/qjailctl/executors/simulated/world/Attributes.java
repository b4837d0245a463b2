package org.qjailctl.executors.simulated.world;

import org.qjailctl.core.host.FileMode;

/**
 * What stat(2) tells of any file besides its content.
 *
 * @param modified seconds since 1970
 */
public record Attributes(FileMode mode, long uid, long gid, long modified) {

  /** Root's, group wheel. */
  public static Attributes root(int mode, long modified) {
    return new Attributes(new FileMode(mode), 0, 0, modified);
  }

  public Attributes withMode(FileMode other) {
    return new Attributes(other, uid, gid, modified);
  }

  public Attributes ownedBy(long otherUid, long otherGid) {
    return new Attributes(mode, otherUid, otherGid, modified);
  }

  public Attributes modifiedAt(long seconds) {
    return new Attributes(mode, uid, gid, seconds);
  }
}

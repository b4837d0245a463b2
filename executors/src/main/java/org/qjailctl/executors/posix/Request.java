package org.qjailctl.executors.posix;

import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostLock;

/** What a script asks of a host, read back from its text. */
public sealed interface Request {

  /**
   * A {@link BatchScript}.
   *
   * @param marks those that the answer is to bear
   * @param batch what is to be carried out; secrets are plain input by now
   */
  record Work(Marks marks, Batch batch) implements Request {}

  /**
   * A {@link LockScript}, whose standard input goes on with the journal's entries.
   *
   * @param words how to answer
   */
  record Lock(LockScript words, HostLock lock) implements Request {}
}

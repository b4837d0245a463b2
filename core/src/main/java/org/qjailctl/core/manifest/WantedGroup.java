package org.qjailctl.core.manifest;

import java.util.Optional;

/** A group as it is to be in a place. */
public sealed interface WantedGroup {

  /** There is no such group. */
  record Absent() implements WantedGroup {}

  /**
   * There is one. Who is in it is said by the users.
   *
   * @param gid its number; pw(8) chooses one where none is said
   */
  record Present(Optional<Integer> gid) implements WantedGroup {}
}

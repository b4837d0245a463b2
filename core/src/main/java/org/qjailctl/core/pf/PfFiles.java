package org.qjailctl.core.pf;

import java.util.Optional;

/** The files that a rule file may ask for: those that it includes, and those that fill tables. */
@FunctionalInterface
public interface PfFiles {

  PfFiles NONE = path -> Optional.empty();

  /** The text of the file at {@code path}; empty when there is none. */
  Optional<String> text(String path);
}

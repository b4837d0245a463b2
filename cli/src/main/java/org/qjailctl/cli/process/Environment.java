package org.qjailctl.cli.process;

import java.util.Optional;

/** The environment variables. */
@FunctionalInterface
public interface Environment {

  /** The variable's value; empty when it is not set. */
  Optional<String> variable(String name);
}

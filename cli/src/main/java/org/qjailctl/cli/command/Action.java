package org.qjailctl.cli.command;

import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.HostUnreachable;

/** Something that the command line asks for. */
public interface Action {

  /** Does it, says what there is to say, and tells how it went. */
  ExitCode run() throws HostUnreachable;
}

package org.qjailctl.cli.process;

/** The exit statuses; those from 64 to 78 are of sysexits(3). */
public enum ExitCode {
  OK(0),
  /** A step failed, or the plan is refused. */
  ERROR(1),
  /** With {@code --detailed-exitcode} only: there is something to do. */
  CHANGES(2),
  /** All is as the manifest says, and a check of it fails. */
  CHECK_FAILED(3),
  /** The network guard was not confirmed: the host puts its network back. */
  ROLLED_BACK(4),
  /** The command line is wrong. */
  USAGE(64),
  /** The manifest is wrong, or a secret that it names is not to be had. */
  BAD_MANIFEST(65),
  /** The host cannot be reached, or can no longer. */
  UNREACHABLE(69),
  /** A bug in qjailctl. */
  BUG(70),
  /** Standard output could not be written. */
  OUTPUT_LOST(74),
  /** Somebody else works on the host, or the plan is out of date: try again. */
  TRY_AGAIN(75),
  /** Ctrl-C: the steps in flight were finished, and no other was started. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}

package org.qjailctl.executors.process;

/** A program of this machine that is not there or cannot be started. */
public final class ProgramMissing extends Exception {

  private static final long serialVersionUID = 1L;

  private final String program;

  ProgramMissing(String program, Throwable cause) {
    super(program + " cannot be started: " + cause.getMessage(), cause);
    this.program = program;
  }

  public String program() {
    return program;
  }
}

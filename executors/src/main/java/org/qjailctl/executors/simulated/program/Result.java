package org.qjailctl.executors.simulated.program;

import org.qjailctl.core.host.Bytes;

/** What a program left behind when it ended: its exit status and what it printed. */
public record Result(int exit, Bytes stdout, Bytes stderr) {

  /** Exit status 0, nothing printed. */
  public static final Result SILENT = of(0, "", "");

  public static Result of(int exit, String stdout, String stderr) {
    return new Result(exit, Bytes.utf8(stdout), Bytes.utf8(stderr));
  }

  /** Exit status 0 and this on standard output. */
  public static Result printed(String stdout) {
    return of(0, stdout, "");
  }

  /** A failure with this line on standard error. */
  public static Result failed(int exit, String line) {
    return of(exit, "", line + "\n");
  }

  /** A failure without a word. */
  public static Result exit(int status) {
    return of(status, "", "");
  }

  public boolean good() {
    return exit == 0;
  }

  /** Standard output as text. */
  public String text() {
    return stdout.utf8();
  }

  /** What both printed, one behind the other, with the exit status of {@code next}. */
  public Result then(Result next) {
    return of(next.exit, text() + next.text(), stderr.utf8() + next.stderr.utf8());
  }
}

package org.qjailctl.executors.simulated.world;

/** A file operation that the kernel refuses, as errno(2) and strerror(3) have it. */
public final class FileRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** The reasons, with the words of strerror(3). */
  public enum Reason {
    MISSING("No such file or directory"),
    EXISTS("File exists"),
    NOT_A_FOLDER("Not a directory"),
    A_FOLDER("Is a directory"),
    NOT_EMPTY("Directory not empty"),
    LOOP("Too many levels of symbolic links"),
    READ_ONLY("Read-only file system"),
    BUSY("Device busy"),
    UNREADABLE("Input/output error");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private final Reason reason;
  private final String path;

  public FileRefused(Reason reason, String path) {
    // A simulated host says so thousands of times where nothing is wrong: no stack is kept.
    super(path + ": " + reason.words(), null, false, false);
    this.reason = reason;
    this.path = path;
  }

  public Reason reason() {
    return reason;
  }

  /** The path as the program named it. */
  public String path() {
    return path;
  }

  /** {@code PATH: WORDS}, as most programs print it behind their own name. */
  @Override
  public String getMessage() {
    return path + ": " + reason.words();
  }
}

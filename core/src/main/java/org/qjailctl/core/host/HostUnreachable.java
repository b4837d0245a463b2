package org.qjailctl.core.host;

/** A host that could not be reached; nothing was done on it. */
public final class HostUnreachable extends Exception {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param cause what went wrong, a sentence for people
   * @param remedy what to do about it, a sentence for people
   */
  public HostUnreachable(String cause, String remedy) {
    super(cause);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }

  /** The sentence for people; never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

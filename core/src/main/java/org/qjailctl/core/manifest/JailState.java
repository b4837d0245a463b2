package org.qjailctl.core.manifest;

/** What a jail is to be after an apply. */
public enum JailState {
  RUNNING("running"),
  STOPPED("stopped"),
  /** As it is: qjailctl neither starts nor stops it for good. */
  UNMANAGED("as it is");

  private final String word;

  JailState(String word) {
    this.word = word;
  }

  /** The manifest's word. */
  @Override
  public String toString() {
    return word;
  }
}

package org.qjailctl.core.manifest;

/** What qjail's boot script does with a jail. */
public enum BootPolicy {
  /** Started at boot. */
  AUTO("auto"),
  /** Started by hand only ({@code qjail config -m}). */
  MANUAL("manual"),
  /** Never started, by hand neither ({@code qjail config -r}). */
  NORUN("norun");

  private final String word;

  BootPolicy(String word) {
    this.word = word;
  }

  /** The manifest's word. */
  @Override
  public String toString() {
    return word;
  }
}

package org.qjailctl.core.manifest;

import org.qjailctl.core.host.HostPath;

/** A tree of the host's that qjail copies whole into what the jails share. */
public enum SharedTree {
  /** /usr/src, by {@code qjail update -S}. */
  SRC("src", "-S"),
  /** /usr/ports, by {@code qjail update -P}. */
  PORTS("ports", "-P");

  private final String word;
  private final String option;

  SharedTree(String word, String option) {
    this.word = word;
    this.option = option;
  }

  /** That of {@code qjail update}. */
  public String option() {
    return option;
  }

  public HostPath onHost() {
    return HostPath.of("/usr").child(word);
  }

  public HostPath inSharedfs() {
    return JailPaths.JAILS.child("sharedfs").child("usr").child(word);
  }

  /** The file at the top of either tree, without which it is none. */
  public static final String TOP = "Makefile";

  /** Notes that the tree is to be copied and was not seen whole since. */
  public HostPath note() {
    return JailPaths.NOTES.child("copying-" + word);
  }

  @Override
  public String toString() {
    return word;
  }
}

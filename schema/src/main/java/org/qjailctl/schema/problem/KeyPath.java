package org.qjailctl.schema.problem;

import org.jspecify.annotations.Nullable;

/**
 * The way from a manifest's top to a node, such as {@code jails.postgres.ip4[0]}. Paths share their
 * beginnings, so that a file of many long keys needs no more memory than the file itself.
 */
public final class KeyPath {

  /** The manifest as a whole. */
  public static final KeyPath TOP = new KeyPath(null, "");

  private final @Nullable KeyPath parent;
  private final String step;

  private KeyPath(@Nullable KeyPath parent, String step) {
    this.parent = parent;
    this.step = step;
  }

  /** The path of what stands behind {@code key}. */
  public KeyPath key(String key) {
    return new KeyPath(this, parent == null ? key : "." + key);
  }

  /** The path of an item of this list, counted from 0. */
  public KeyPath item(int index) {
    return new KeyPath(this, "[" + index + "]");
  }

  /** As people read it; {@code manifest} for the top. Long keys are cut. */
  @Override
  public String toString() {
    return parent == null ? "manifest" : written();
  }

  private String written() {
    return parent == null ? "" : parent.written() + Quoted.plain(step);
  }
}

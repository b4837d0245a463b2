package org.qjailctl.cli.engine;

/** What a look may run of that which a manifest wants to be run. */
public enum Asking {
  /** Nothing but what qjailctl itself defines: nobody has agreed to the manifest yet. */
  NOTHING,
  /** The guards of commands, on the host; as root, or as the user that the manifest names. */
  GUARDS,
  /** Those, and the commands that print secrets, on this machine. */
  ALL;

  /** Whether guards are asked. */
  public boolean guards() {
    return this != NOTHING;
  }
}

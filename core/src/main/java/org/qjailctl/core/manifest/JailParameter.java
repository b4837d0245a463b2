package org.qjailctl.core.manifest;

import java.util.Arrays;
import java.util.Optional;

/**
 * The jail(8) parameters that {@code qjail config} of qjail 5.0 sets, with their words in both.
 *
 * <p>Sources: qjail 5.0, functions {@code config} and {@code build_config_def}; jail(8).
 */
public enum JailParameter {
  ALLOW_SYSVIPC("allow.sysvipc", "sysvipc", 'y', Kind.SWITCH),
  ALLOW_RAW_SOCKETS("allow.raw_sockets", "rsockets", 'k', Kind.SWITCH),
  ALLOW_QUOTAS("allow.quotas", "quotas", 'q', Kind.SWITCH),
  ALLOW_MOUNT_NULLFS("allow.mount.nullfs", "nullfs", 'l', Kind.SWITCH),
  ALLOW_MOUNT_TMPFS("allow.mount.tmpfs", "tmpfs", 't', Kind.SWITCH),
  ALLOW_MOUNT_ZFS("allow.mount.zfs", "zfs", 'x', Kind.SWITCH),
  EXEC_FIB("exec.fib", "fib", 'f', Kind.NUMBER),
  SECURELEVEL("securelevel", "securelevel", 's', Kind.NUMBER),
  DEVFS_RULESET("devfs_ruleset", "ruleset", 'b', Kind.NUMBER);

  /** What a parameter's value is. */
  public enum Kind {
    /** On or off; qjail's definition holds the parameter's name, or nothing. */
    SWITCH,
    /** A whole number from 0; qjail's definition holds it, or nothing for the default. */
    NUMBER
  }

  private final String jailName;
  private final String definitionKey;
  private final char option;
  private final Kind kind;

  JailParameter(String jailName, String definitionKey, char option, Kind kind) {
    this.jailName = jailName;
    this.definitionKey = definitionKey;
    this.option = option;
    this.kind = kind;
  }

  /** The parameter's name in jail(8). */
  public String jailName() {
    return jailName;
  }

  /** The variable that holds it in a qjail definition. */
  public String definitionKey() {
    return definitionKey;
  }

  /** The option of {@code qjail config} that sets it; its upper case takes it back. */
  public char option() {
    return option;
  }

  public Kind kind() {
    return kind;
  }

  /** The parameter that jail(8) calls {@code name}. */
  public static Optional<JailParameter> named(String name) {
    return Arrays.stream(values()).filter(p -> p.jailName.equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return jailName;
  }
}

package org.qjailctl.executors.simulated.world;

import java.util.List;
import org.qjailctl.core.observed.SysctlType;

/**
 * What kind of sysctl(8) variable one is.
 *
 * @param writable whether it can be set while the system runs
 * @param tunable whether the loader can set it
 */
public record Oid(SysctlType type, boolean writable, boolean tunable) {

  /** Those of which nothing else is known: what looks like numbers is some. */
  public static Oid like(String value) {
    return new Oid(
        value.matches("-?[0-9]+( -?[0-9]+)*") ? SysctlType.INTEGER : SysctlType.STRING,
        true,
        false);
  }

  /** From the flags of sys/sysctl.h without their prefix, such as {@code "RWTUN int"}. */
  static Oid of(String flags) {
    List<String> words = List.of(flags.split(" ", 2));
    SysctlType type =
        switch (words.getLast()) {
          case "int" -> SysctlType.INTEGER;
          case "uint" -> SysctlType.UNSIGNED_INTEGER;
          case "long" -> SysctlType.LONG;
          case "ulong" -> SysctlType.UNSIGNED_LONG;
          default -> SysctlType.named(words.getLast()).orElseThrow();
        };
    return new Oid(type, words.getFirst().startsWith("RW"), words.getFirst().endsWith("TUN"));
  }

  /** As {@link #of} reads it. */
  public String flags() {
    return (writable ? "RW" : "RD") + (tunable ? "TUN" : "") + " " + type;
  }
}

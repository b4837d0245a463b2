package org.qjailctl.core.observed;

import java.util.Optional;

/**
 * One sysctl(8) variable as it was found.
 *
 * @param writable whether it can be set while the system runs
 * @param tunable whether /boot/loader.conf can set it
 * @param value as {@code sysctl -n} prints it; empty where it prints none
 */
public record ObservedSysctl(
    SysctlType type, boolean writable, boolean tunable, Optional<String> value) {

  /** Whether sysctl(8) understands {@code text} as a value of this variable. */
  public boolean takes(String text) {
    return switch (type) {
      case NODE, OPAQUE -> false;
      case STRING -> true;
      default ->
          isTemperature()
              ? SysctlNumbers.readsAsTemperature(text)
              : SysctlNumbers.read(text, type.bits()).isPresent();
    };
  }

  /** Whether the variable has the value {@code text}, however either is written. */
  public boolean shows(String text) {
    return value.filter(found -> means(found, text)).isPresent();
  }

  /** Whether two texts set the variable to the same. */
  public boolean means(String one, String other) {
    if (!type.isNumber()) {
      return one.equals(other);
    }
    if (isTemperature() && SysctlNumbers.isTemperature(one)) {
      return SysctlNumbers.sameTemperature(other, one);
    }
    return one.equals(other)
        || (takes(one)
            && SysctlNumbers.read(one, type.bits()).equals(SysctlNumbers.read(other, type.bits())));
  }

  private boolean isTemperature() {
    return value.filter(SysctlNumbers::isTemperature).isPresent();
  }
}

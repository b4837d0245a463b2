package org.qjailctl.core.observed;

import java.util.Arrays;
import java.util.Optional;

/** What a sysctl(8) variable holds, in the words of {@code sysctl -t} (FreeBSD 13). */
public enum SysctlType {
  INTEGER("integer", 32),
  UNSIGNED_INTEGER("unsigned integer", 32),
  LONG("long integer", 64),
  UNSIGNED_LONG("unsigned long", 64),
  INT8("int8_t", 8),
  UINT8("uint8_t", 8),
  INT16("int16_t", 16),
  UINT16("uint16_t", 16),
  INT32("int32_t", 32),
  UINT32("uint32_t", 32),
  INT64("int64_t", 64),
  UINT64("uint64_t", 64),
  STRING("string", 0),
  /** A branch of the tree: it has no value of its own. */
  NODE("node", 0),
  /** A structure, which sysctl(8) sets for nobody. */
  OPAQUE("opaque", 0);

  private final String word;
  private final int bits;

  SysctlType(String word, int bits) {
    this.word = word;
    this.bits = bits;
  }

  public static Optional<SysctlType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** How many bits its numbers have; 0 where it holds none. */
  public int bits() {
    return bits;
  }

  public boolean isNumber() {
    return bits > 0;
  }

  @Override
  public String toString() {
    return word;
  }
}

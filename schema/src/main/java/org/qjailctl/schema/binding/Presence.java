package org.qjailctl.schema.binding;

/** Whether something is to be there. */
enum Presence {
  PRESENT,
  ABSENT;

  @Override
  public String toString() {
    return this == PRESENT ? "present" : "absent";
  }
}

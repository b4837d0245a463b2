package org.qjailctl.core.plan;

import java.util.Optional;

/**
 * One property of a resource that changes, in words for people.
 *
 * @param before empty when there was none, or when it could not be known
 * @param after empty when there will be none
 */
public record AttributeChange(String name, Optional<String> before, Optional<String> after) {

  public static AttributeChange set(String name, String after) {
    return new AttributeChange(name, Optional.empty(), Optional.of(after));
  }

  public static AttributeChange of(String name, String before, String after) {
    return new AttributeChange(name, Optional.of(before), Optional.of(after));
  }

  public static AttributeChange removed(String name, String before) {
    return new AttributeChange(name, Optional.of(before), Optional.empty());
  }
}

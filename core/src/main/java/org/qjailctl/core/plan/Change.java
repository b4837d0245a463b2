package org.qjailctl.core.plan;

import java.util.List;

/**
 * What happens to one resource.
 *
 * @param title what the resource is, in a few words; for those that are created or deleted
 * @param attributes the properties that change
 * @param reasons why, where the attributes do not say it
 * @param warnings what the operator should think about before saying yes
 */
public record Change(
    ResourceAddress resource,
    Action action,
    Impact impact,
    String title,
    List<AttributeChange> attributes,
    List<String> reasons,
    List<String> warnings) {

  public Change {
    attributes = List.copyOf(attributes);
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }
}

package org.qjailctl.core.plan;

/** Names a step within its plan: the resource and a verb, such as {@code jail postgres: start}. */
public record StepId(ResourceAddress resource, String verb) implements Comparable<StepId> {

  @Override
  public int compareTo(StepId other) {
    int byResource = resource.compareTo(other.resource);
    return byResource != 0 ? byResource : verb.compareTo(other.verb);
  }

  @Override
  public String toString() {
    return resource + ": " + verb;
  }
}

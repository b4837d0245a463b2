package org.qjailctl.core.host;

import java.util.ArrayList;
import java.util.List;

/** Operations that a host carries out in order, in one round trip. */
public record Batch(List<Item> items) {

  /** An operation and the condition under which it is carried out. */
  public record Item(Operation operation, When when) {}

  /** Whether an operation depends on those before it in its batch. */
  public enum When {
    /** Carried out whatever happened before. */
    ALWAYS,
    /** Carried out only while no earlier operation of the batch has failed. */
    WHILE_GOOD
  }

  public Batch {
    items = List.copyOf(items);
  }

  /** Carries out all of {@code operations}, whatever they give. */
  public static Batch all(List<? extends Operation> operations) {
    return new Batch(operations.stream().map(o -> new Item(o, When.ALWAYS)).toList());
  }

  /** Carries out {@code operations} up to the first that fails. */
  public static Batch upToFailure(List<? extends Operation> operations) {
    return new Batch(operations.stream().map(o -> new Item(o, When.WHILE_GOOD)).toList());
  }

  /** This batch, then {@code next}, in the same round trip. */
  public Batch then(Batch next) {
    List<Item> all = new ArrayList<>(items);
    all.addAll(next.items);
    return new Batch(all);
  }
}

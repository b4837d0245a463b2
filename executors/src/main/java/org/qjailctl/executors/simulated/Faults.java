package org.qjailctl.executors.simulated;

import org.qjailctl.core.host.Operation;

/** Which operations of a simulated host go wrong, and how. */
@FunctionalInterface
public interface Faults {

  /**
   * Asked before each operation that is carried out only while all is well: those are a step's own;
   * the probes behind them are carried out always, and nothing goes wrong with them.
   *
   * @param number counts these operations over all batches, from 0
   */
  Fault of(int number, Operation operation);

  static Faults none() {
    return (number, operation) -> new Fault.None();
  }

  /** Only the operation of this number goes wrong. */
  static Faults at(int wanted, Fault fault) {
    return (number, operation) -> number == wanted ? fault : new Fault.None();
  }
}

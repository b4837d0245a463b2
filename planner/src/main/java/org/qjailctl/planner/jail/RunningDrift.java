package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.RunningDifferences;
import org.qjailctl.planner.network.CarriedAddress;

/** Where a running jail differs from its own definition, which needs no change but a restart. */
final class RunningDrift {

  private RunningDrift() {}

  /**
   * Why {@code found}, whose definition is as it is wanted, has to start anew; none if it need not.
   *
   * @param lost addresses that it has and its interfaces no longer carry
   */
  static List<String> reasons(ObservedJail found, SortedSet<CarriedAddress> lost) {
    List<String> reasons = new ArrayList<>();
    for (String difference : RunningDifferences.of(found)) {
      reasons.add("it runs with " + difference + ", its definition says otherwise");
    }
    lost.stream()
        .collect(
            Collectors.groupingBy(
                CarriedAddress::networkInterface,
                TreeMap::new,
                Collectors.mapping(CarriedAddress::address, Collectors.joining(", "))))
        .forEach((on, gone) -> reasons.add("it runs, and " + on + " has lost its " + gone));
    return reasons;
  }
}

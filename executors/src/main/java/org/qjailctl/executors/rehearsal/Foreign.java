package org.qjailctl.executors.rehearsal;

import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.run.StepResult;

/**
 * Which steps do what depends on more than was seen of the host: on what a server offers, what a
 * package holds, what a service does. That one fails on a simulated host says nothing about it.
 */
final class Foreign {

  /** What the simulated host says of a command or an option that it does not know. */
  private static final String NOT_SIMULATED = "simulated";

  private static final int NO_SUCH_PROGRAM = 127;

  private Foreign() {}

  static boolean is(Step step) {
    return switch (step) {
      case HostStep host -> false;
      case JailStep jail -> false;
      case PfStep pf -> false;
      case QjailStep.FetchBase fetch -> true;
      case QjailStep.InstallPort port -> true;
      case QjailStep qjail -> false;
      case ProvisionStep.SetRcVariables set -> !set.place().equals(Place.host());
      case ProvisionStep provision -> true;
    };
  }

  /** Whether the step failed for a command that the simulated host does not know. */
  static boolean unknown(StepResult.Failed failed) {
    return failed.failures().stream()
        .anyMatch(
            failure ->
                failure.outcome().exit() == NO_SUCH_PROGRAM
                    || failure.outcome().stderr().utf8().contains(NOT_SIMULATED));
  }

  /** Where the step is done; the host for all that is not inside a jail. */
  static Place place(Step step) {
    return step instanceof ProvisionStep provision ? provision.place() : Place.host();
  }
}

package org.qjailctl.executors.lowering;

import java.util.List;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.Step;

/** Which operations carry a step out, in order, each only while the ones before it are good. */
public final class Lowering {

  private Lowering() {}

  public static List<Operation> operations(Step step) {
    return switch (step) {
      case HostStep host -> HostLowering.operations(host);
      case QjailStep qjail -> QjailLowering.operations(qjail);
      case JailStep jail -> JailLowering.operations(jail);
      case PfStep pf -> PfLowering.operations(pf);
      case ProvisionStep provision -> ProvisionLowering.operations(provision);
    };
  }
}

package org.qjailctl.core.plan;

import java.util.List;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.ServiceState;

/** What is said of a service that was looked at. */
final class ServiceVerdicts {

  private ServiceVerdicts() {}

  static Verdict runs(ServiceName service, ServiceState found) {
    return Verdict.when(found.runs(), "the service " + service + " does not run");
  }

  static Verdict stopped(ServiceName service, ServiceState found) {
    return Verdict.when(!found.runs(), "the service " + service + " runs");
  }

  static Verdict hasSeen(Condition.ServiceHasSeen wanted, ServiceState found) {
    return Verdict.all(
        List.of(
            runs(wanted.service(), found),
            Verdict.when(
                found.equals(new ServiceState.Running(false)),
                "the service " + wanted.service() + " started before its files were changed")));
  }
}

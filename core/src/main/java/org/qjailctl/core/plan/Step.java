package org.qjailctl.core.plan;

import java.util.Optional;
import org.qjailctl.core.host.SecretName;

/** One thing to do, without saying by which commands: those are the executors' matter. */
public sealed interface Step permits HostStep, QjailStep, JailStep, PfStep, ProvisionStep {

  /** The secret that the step needs the value of. */
  default Optional<SecretName> secret() {
    return this instanceof ProvisionStep.InitialiseCluster cluster
        ? Optional.of(cluster.postgresql().password())
        : Optional.empty();
  }
}

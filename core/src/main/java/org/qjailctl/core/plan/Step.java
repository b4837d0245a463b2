package org.qjailctl.core.plan;

import java.util.Optional;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.ClusterPart;

/** One thing to do, without saying by which commands: those are the executors' matter. */
public sealed interface Step permits HostStep, QjailStep, JailStep, PfStep, ProvisionStep {

  /** The secret that the step needs the value of. */
  default Optional<SecretName> secret() {
    if (this instanceof ProvisionStep.InitialiseCluster cluster) {
      return Optional.of(cluster.postgresql().password());
    }
    return this instanceof ProvisionStep.ChangeCluster change
            && change.part() instanceof ClusterPart.Password password
        ? Optional.of(password.secret())
        : Optional.empty();
  }
}

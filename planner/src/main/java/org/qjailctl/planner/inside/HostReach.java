package org.qjailctl.planner.inside;

import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;

/** Which steps of the host's own provision may cut off who came over the network: those of sshd. */
final class HostReach {

  private static final ServiceName SSHD = ServiceName.of("sshd");
  private static final String SSH_FOLDER = "/etc/ssh/";

  private HostReach() {}

  static Impact impact(Step step) {
    boolean cuts =
        switch (step) {
          case ProvisionStep.StopService(Place.OnHost host, ServiceName service) ->
              service.equals(SSHD);
          case ProvisionStep.RestartService(Place.OnHost host, ServiceName service, var reads) ->
              service.equals(SSHD);
          case ProvisionStep.WriteFile write ->
              write.place() instanceof Place.OnHost && write.path().value().startsWith(SSH_FOLDER);
          case ProvisionStep.RemoveFile remove ->
              remove.place() instanceof Place.OnHost
                  && remove.path().value().startsWith(SSH_FOLDER);
          case Step other -> false;
        };
    return cuts ? Impact.NETWORK : Impact.LIVE;
  }
}

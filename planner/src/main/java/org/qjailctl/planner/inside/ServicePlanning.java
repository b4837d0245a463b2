package org.qjailctl.planner.inside;

import java.util.SortedSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.Step;

/**
 * The services of a place. Whether one restarts is told by what it reads and by when it started,
 * not by what an apply did: whoever changed a file, the service has seen it or has not.
 */
record ServicePlanning(Provision wanted, PlaceWork work, boolean restarted) {

  void plan() {
    wanted.services().forEach(this::plan);
  }

  private void plan(ServiceName service, Provision.Running wish) {
    switch (wish) {
      case YES -> keepRunning(service);
      case NO -> keepStopped(service);
      case UNMANAGED -> {}
    }
  }

  /** In a jail that starts anew, rc(8) starts what is enabled, in /etc/defaults/rc.conf too. */
  private void keepStopped(ServiceName service) {
    Condition stopped = new Condition.ServiceStopped(work.place(), service);
    if (work.holds(stopped) && (!restarted || isDisabled(service))) {
      return;
    }
    work.change(AttributeChange.set("service " + service, "stopped"));
    work.add("stop " + service, new ProvisionStep.StopService(work.place(), service), stopped);
  }

  /** As it is: a jail starts before this plan writes what its rc.conf(5) is to say. */
  private boolean isDisabled(ServiceName service) {
    return work.found()
        .rcConf()
        .known()
        .map(found -> "NO".equalsIgnoreCase(found.get(service.enabledBy())))
        .orElse(false);
  }

  private void keepRunning(ServiceName service) {
    SortedSet<HostPath> read = wanted.readBy(service);
    Condition hasSeen = new Condition.ServiceHasSeen(work.place(), service, read);
    boolean running = work.holds(new Condition.ServiceRuns(work.place(), service));
    boolean changes = work.steps().stream().anyMatch(step -> writes(step, read));
    if (work.holds(hasSeen) && !changes && !restarted) {
      return;
    }
    // In a jail that starts anew, rc(8) starts the service before this plan writes its files.
    boolean again = changes ? running || restarted : running && !work.holds(hasSeen);
    if (!running) {
      work.change(AttributeChange.set("service " + service, "running"));
    } else if (again) {
      work.change(AttributeChange.of("service " + service, "running", "restarted"));
    }
    work.add(
        (again ? "restart " : "start ") + service,
        again
            ? new ProvisionStep.RestartService(work.place(), service, read)
            : new ProvisionStep.StartService(work.place(), service, read),
        hasSeen);
  }

  private static boolean writes(Step step, SortedSet<HostPath> read) {
    return switch (step) {
      case ProvisionStep.WriteFile write -> read.contains(write.path());
      case ProvisionStep.RunCommand run ->
          run.command().creates().filter(read::contains).isPresent();
      case Step other -> false;
    };
  }
}

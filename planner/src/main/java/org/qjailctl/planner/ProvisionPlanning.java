package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Conditions;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;

/**
 * Packages, rc.conf(5), folders, files and services of one place, in that order; files of pkg(8)'s
 * own configuration come before packages, which are found through them.
 *
 * <p>The inside of a jail that does not run can be seen in part only, so all that is not seen is
 * planned; each step does nothing where its work is done already.
 */
final class ProvisionPlanning {

  private static final List<String> OF_PKG = List.of("/usr/local/etc/pkg", "/etc/pkg");

  private final Provision wanted;
  private final HostState host;
  private final Place place;
  private final ResourceAddress address;
  private final Fragment.Chain chain;
  private final List<AttributeChange> attributes = new ArrayList<>();

  ProvisionPlanning(
      Place place,
      ResourceAddress address,
      Provision wanted,
      HostState host,
      SortedSet<StepId> needs) {
    this.wanted = wanted;
    this.host = host;
    this.place = place;
    this.address = address;
    this.chain = new Fragment.Chain(address, needs);
  }

  /** What has to be read of the place. */
  static PlaceScope scope(Provision wanted) {
    PlaceScope scope =
        PlaceScope.NOTHING
            .withPackages(wanted.packages().keySet())
            .withRcVariables(wanted.rcConf().keySet())
            .withFiles(wanted.directories().keySet())
            .withFiles(wanted.files().keySet());
    for (ServiceName service : wanted.services().keySet()) {
      scope = scope.withService(service, wanted.readBy(service));
    }
    return scope;
  }

  /**
   * @param visible whether the place could be seen, which a stopped jail cannot
   * @param restarted whether this plan starts the jail, and rc(8) its services with it
   */
  Fragment plan(boolean visible, boolean restarted) {
    files(true);
    packages();
    rcConf();
    wanted
        .directories()
        .forEach(
            (path, folder) ->
                step(
                    "make " + path,
                    path.value(),
                    "folder, mode " + folder.mode() + ", owner " + folder.owner(),
                    new ProvisionStep.MakeDirectory(place, path, folder.owner(), folder.mode()),
                    new Condition.DirectoryIs(place, path, folder.owner(), folder.mode())));
    files(false);
    wanted.services().forEach((service, running) -> service(service, running, restarted));
    return new Fragment(List.of(change(visible)), chain.steps(), List.of());
  }

  private void packages() {
    wanted
        .packages()
        .forEach(
            (name, present) -> {
              if (present) {
                step(
                    "install " + name,
                    "package " + name,
                    "installed",
                    new ProvisionStep.InstallPackage(place, name),
                    new Condition.PackageInstalled(place, name));
              } else {
                step(
                    "remove " + name,
                    "package " + name,
                    "removed",
                    new ProvisionStep.RemovePackage(place, name),
                    new Condition.PackageAbsent(place, name));
              }
            });
  }

  private void rcConf() {
    SortedMap<RcVariable, String> found =
        host.place(place).rcConf().known().orElse(new TreeMap<>());
    SortedMap<RcVariable, String> toSet = new TreeMap<>(wanted.rcConf());
    toSet.entrySet().removeIf(entry -> entry.getValue().equals(found.get(entry.getKey())));
    if (toSet.isEmpty()) {
      return;
    }
    toSet.forEach(
        (name, value) ->
            attributes.add(
                new AttributeChange(
                    name.value(), Optional.ofNullable(found.get(name)), Optional.of(value))));
    chain.add(
        "set variables",
        new ProvisionStep.SetRcVariables(place, toSet),
        new Condition.RcVariablesAre(place, toSet),
        Impact.LIVE);
  }

  private void files(boolean ofPkg) {
    for (Map.Entry<HostPath, Provision.OwnedFile> entry : wanted.files().entrySet()) {
      if (isOfPkg(entry.getKey()) == ofPkg) {
        file(entry.getKey(), entry.getValue());
      }
    }
  }

  private static boolean isOfPkg(HostPath path) {
    return OF_PKG.stream().anyMatch(folder -> path.value().startsWith(folder + "/"));
  }

  private void file(HostPath path, Provision.OwnedFile file) {
    step(
        "write " + path,
        path.value(),
        file.content().size()
            + " bytes, mode "
            + file.mode()
            + ", owner "
            + file.owner()
            + ", sha256 "
            + file.content().sha256().brief()
            + "...",
        new ProvisionStep.WriteFile(
            place,
            path,
            file.content(),
            file.mode(),
            file.owner(),
            new Operation.Expected.Anything()),
        new Condition.FileBelongs(place, path, file.content().sha256(), file.mode(), file.owner()));
  }

  private void service(ServiceName service, Provision.Running wish, boolean restarted) {
    switch (wish) {
      case YES -> keepRunning(service, restarted);
      case NO ->
          step(
              "stop " + service,
              "service " + service,
              "stopped",
              new ProvisionStep.StopService(place, service),
              new Condition.ServiceStopped(place, service));
      case UNMANAGED -> {}
    }
  }

  private void keepRunning(ServiceName service, boolean restarted) {
    SortedSet<HostPath> read = wanted.readBy(service);
    Condition hasSeen = new Condition.ServiceHasSeen(place, service, read);
    boolean running = holds(new Condition.ServiceRuns(place, service));
    boolean changes =
        chain.steps().stream()
            .anyMatch(
                step ->
                    step.step() instanceof ProvisionStep.WriteFile write
                        && read.contains(write.path()));
    if (holds(hasSeen) && !changes && !restarted) {
      return;
    }
    // In a jail that starts anew, rc(8) starts the service before this plan writes its files.
    boolean again = changes ? running || restarted : running && !holds(hasSeen);
    if (!running) {
      attributes.add(AttributeChange.set("service " + service, "running"));
    } else if (again) {
      attributes.add(AttributeChange.of("service " + service, "running", "restarted"));
    }
    chain.add(
        (again ? "restart " : "start ") + service,
        again
            ? new ProvisionStep.RestartService(place, service)
            : new ProvisionStep.StartService(place, service),
        hasSeen,
        Impact.LIVE);
  }

  private void step(String verb, String attribute, String value, Step step, Condition condition) {
    if (!holds(condition)) {
      attributes.add(AttributeChange.set(attribute, value));
      chain.add(verb, step, condition, Impact.LIVE);
    }
  }

  private boolean holds(Condition condition) {
    return Conditions.check(condition, host) instanceof Verdict.Holds;
  }

  private Change change(boolean visible) {
    return new Change(
        address,
        attributes.isEmpty() ? Action.UNCHANGED : Action.UPDATE,
        Impact.LIVE,
        title(),
        attributes,
        visible || attributes.isEmpty()
            ? List.of()
            : List.of("of a jail that does not run, what cannot be seen is planned"),
        List.of());
  }

  private String title() {
    return Stream.of(
            counted(wanted.packages().size(), "package"),
            counted(wanted.files().size(), "file"),
            counted(wanted.services().size(), "service"))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count == 0 ? "" : count + " " + noun + (count == 1 ? "" : "s");
  }
}

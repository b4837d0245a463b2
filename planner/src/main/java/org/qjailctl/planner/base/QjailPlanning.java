package org.qjailctl.planner.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/** qjail itself: its package, whether it starts at boot, and the base system that jails share. */
public final class QjailPlanning {

  public static final ResourceAddress ADDRESS = ResourceAddress.of(ResourceAddress.Kind.QJAIL, "");

  private final Qjail wanted;
  private final HostState host;
  private final Optional<BaseUpdate> update;
  private final SortedMap<RcVariable, String> rcConf;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param update of the base system, where one is due: it is shown here and done among the jails'
   *     steps
   */
  public QjailPlanning(
      Qjail wanted,
      HostState host,
      SortedMap<RcVariable, String> rcConf,
      Optional<BaseUpdate> update) {
    this.update = update;
    this.wanted = wanted;
    this.host = host;
    this.rcConf = rcConf;
  }

  public Fragment plan(SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(ADDRESS, needs);
    boolean present = host.qjail().version().known().orElse(Optional.empty()).isPresent();
    if (!present) {
      planProgram(chain);
    }
    planEnable(chain);
    wanted.logging().ifPresent(on -> planLogging(on, chain));
    boolean laid =
        host.qjail().baseRelease().known().orElse(Optional.empty()).isPresent()
            || host.storage().baseUpdateBegun().known().orElse(false);
    if (update.isEmpty() || !laid) {
      wanted.base().ifPresent(base -> planBase(base, chain));
    }
    ZonePlanning zones = new ZonePlanning(wanted, host);
    zones.plan(!laid && wanted.base().isPresent(), chain);
    attributes.addAll(zones.attributes());
    problems.addAll(zones.problems());
    update.ifPresent(due -> attributes.add(due.attribute()));
    planTrees(chain);
    boolean unchanged = chain.isEmpty() && update.isEmpty();
    Action action = unchanged ? Action.UNCHANGED : present ? Action.UPDATE : Action.CREATE;
    Change change =
        new Change(ADDRESS, action, Impact.LIVE, title(), attributes, List.of(), warnings);
    return new Fragment(List.of(change), chain.steps(), problems);
  }

  /** Behind an update they are copied among the jails' steps, as the update is. */
  private void planTrees(Fragment.Chain chain) {
    SortedSet<SharedTree> trees =
        update
            .map(BaseUpdate::trees)
            .orElse(wanted.base().map(base -> HostTrees.due(base, host)).orElse(new TreeSet<>()));
    trees.forEach(tree -> attributes.add(HostTrees.attribute(tree)));
    problems.addAll(HostTrees.problems(trees, host));
    if (update.isEmpty()) {
      trees.forEach(tree -> HostTrees.copy(tree, chain));
    }
  }

  private String title() {
    return wanted.enable() ? "starts its jails at boot" : "starts no jails at boot";
  }

  private void planProgram(Fragment.Chain chain) {
    switch (wanted.program()) {
      case Qjail.Program.FromPackage(PackageName name) -> {
        attributes.add(AttributeChange.set("package", name.value()));
        chain.add(
            "install package",
            new ProvisionStep.InstallPackage(Place.host(), name),
            new Condition.QjailPresent(),
            Impact.LIVE);
      }
      case Qjail.Program.FromPort(PortName name) -> {
        attributes.add(AttributeChange.set("port", name.value()));
        noPort(name).ifPresent(problems::add);
        chain.add(
            "install port",
            new QjailStep.InstallPort(name),
            new Condition.QjailPresent(),
            Impact.LIVE);
      }
    }
  }

  private Optional<Diagnostic> noPort(PortName port) {
    boolean there =
        host.place(Place.host()).file(port.makefile()).known().orElse(new FileState.Absent())
            instanceof FileState.Regular;
    return there
        ? Optional.empty()
        : Optional.of(
            PlanCode.NO_PORT.about(
                ADDRESS,
                "qjail.port is " + port + ", and the host has no " + port.makefile() + ".",
                "Fetch the tree on the host (git clone https://git.FreeBSD.org/ports.git "
                    + PortName.TREE
                    + "), or write `package: qjail` instead."));
  }

  /**
   * qjail itself would add the line to newsyslog.conf again, and not at all to a log that is on.
   */
  private void planLogging(boolean on, Fragment.Chain chain) {
    Condition there = new Condition.FileExists(Place.host(), Qjail.LOG);
    Condition wantedLog =
        on
            ? new Condition.All(
                List.of(
                    there,
                    new Condition.FileHasLine(Place.host(), Qjail.ROTATION, Qjail.ROTATION_LINE)))
            : new Condition.FileAbsent(Place.host(), Qjail.LOG);
    if (wantedLog.verdict(host) instanceof Verdict.Holds) {
      return;
    }
    boolean isOn = there.verdict(host) instanceof Verdict.Holds;
    attributes.add(
        AttributeChange.of(
            "logging",
            isOn && on ? "on, not rotated" : isOn ? "on" : "off",
            on ? "on, " + Qjail.LOG : "off"));
    if (!on) {
      warnings.add(Qjail.LOG + " goes: qjail has no other way to turn its log off");
    }
    chain.add(on ? "log" : "log no more", new QjailStep.SetLogging(on), wantedLog, Impact.LIVE);
  }

  private void planEnable(Fragment.Chain chain) {
    Optional<String> now = Optional.ofNullable(rcConf.get(RcNames.QJAIL_ENABLE));
    if (now.map(RcNames::isYes).orElse(false) == wanted.enable()) {
      return;
    }
    SortedMap<RcVariable, String> set = new TreeMap<>();
    set.put(RcNames.QJAIL_ENABLE, RcNames.yesOrNo(wanted.enable()));
    attributes.add(
        new AttributeChange("qjail_enable", now, Optional.of(RcNames.yesOrNo(wanted.enable()))));
    chain.add(
        "enable",
        new ProvisionStep.SetRcVariables(Place.host(), set),
        new Condition.RcVariablesAre(Place.host(), set),
        Impact.LIVE);
  }

  private void planBase(Base base, Fragment.Chain chain) {
    Optional<String> installed = host.qjail().baseRelease().known().orElse(Optional.empty());
    if (installed.isPresent()) {
      warnOfOtherRelease(installed.get());
      return;
    }
    List<JailName> running =
        host.qjail().jails().known().map(SortedMap::values).stream()
            .flatMap(Collection::stream)
            .filter(ObservedJail::runs)
            .map(ObservedJail::name)
            .toList();
    if (!running.isEmpty()) {
      problems.add(
          PlanCode.BASE_JAILS_RUN.about(
              ADDRESS,
              "qjail install refuses while jails run: " + running + ".",
              "Stop them (qjail stop), then plan again."));
      return;
    }
    BaseSource source = new BaseSource(base.source(), host);
    attributes.add(AttributeChange.set("base", source.words()));
    warnings.addAll(source.warnings());
    Optional<Diagnostic> unfit = source.problem();
    if (unfit.isPresent()) {
      problems.add(unfit.get());
      return;
    }
    source.fetch(chain);
    chain.add(
        "install base",
        new QjailStep.InstallBase(base.source()),
        new Condition.BaseInstalled(),
        Impact.LIVE);
  }

  private void warnOfOtherRelease(String installed) {
    if (host.system() instanceof Fact.Known<SystemFacts>(SystemFacts system)
        && !release(system.release()).equals(release(installed))) {
      problems.add(
          PlanCode.BASE_RELEASE.about(
              ADDRESS,
              "The host runs " + system.release() + ", the jails' sharedfs is " + installed + ".",
              "Stop the jails and run qjail update -b to bring sharedfs to the host's release."));
    }
  }

  /** The release without its patch level: 13.2-RELEASE-p3 is 13.2-RELEASE. */
  private static String release(String version) {
    return version.replaceFirst("-p[0-9]+$", "");
  }
}

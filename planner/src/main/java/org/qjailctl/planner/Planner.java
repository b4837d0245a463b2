package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.base.BaseUpdate;
import org.qjailctl.planner.base.QjailPlanning;
import org.qjailctl.planner.flavor.FlavorOwners;
import org.qjailctl.planner.flavor.FlavorPlanning;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.inside.CheckPlanning;
import org.qjailctl.planner.inside.HostProvisionPlanning;
import org.qjailctl.planner.jail.JailsPlanning;
import org.qjailctl.planner.network.InterfacesPlanning;
import org.qjailctl.planner.network.RcConfPlanning;
import org.qjailctl.planner.network.SysctlPlanning;
import org.qjailctl.planner.pf.PfPlanning;
import org.qjailctl.planner.pf.PlannedPf;
import org.qjailctl.planner.pf.Reach;

/**
 * Plans a host: what is to change so that it matches its manifest, and in which order.
 *
 * <p>Order: rc.conf and kernel variables, interfaces, qjail and its base, flavors, jails, pf, and
 * last what runs inside the jails, for a jail on a cloned loopback reaches package repositories
 * only through pf's nat.
 */
public final class Planner {

  /** What rules, addresses and jails are of. */
  private static final Set<ResourceAddress.Kind> REACH =
      Set.of(ResourceAddress.Kind.PF, ResourceAddress.Kind.INTERFACE, ResourceAddress.Kind.JAIL);

  private final Manifest manifest;
  private final HostState host;
  private final Consent consent;
  private final SortedMap<RcVariable, String> rcConf;
  private final Optional<BaseUpdate> baseUpdate;
  private final JailsPlanning jails;
  private final List<Change> changes = new ArrayList<>();
  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private Planner(Manifest manifest, HostState host, Consent consent) {
    this.manifest = manifest;
    this.host = host;
    this.consent = consent;
    this.rcConf = new TreeMap<>(host.place(Place.host()).rcConf().known().orElse(new TreeMap<>()));
    this.baseUpdate = BaseUpdate.due(manifest, host);
    this.jails = new JailsPlanning(manifest, host, consent, baseUpdate);
  }

  /**
   * The plan that makes {@code host} match {@code manifest}; {@code host} was probed for {@link
   * PlanQuestions#of}. The same inputs give the same plan.
   */
  public static Plan plan(Manifest manifest, HostState host) {
    return plan(manifest, host, Consent.NONE);
  }

  /**
   * The same, with the operator's consent to what the manifest alone does not allow.
   *
   * @param consent refers to resources by the addresses that plans show
   */
  public static Plan plan(Manifest manifest, HostState host, Consent consent) {
    return new Planner(manifest, host, consent).plan();
  }

  private Plan plan() {
    problems.addAll(new HostFitness(manifest, host).problems());
    problems.addAll(jails.problems());
    if (problems.stream().noneMatch(Diagnostic::isError)) {
      planAll();
    }
    boolean refused = problems.stream().anyMatch(Diagnostic::isError);
    changes.sort(Comparator.comparing(Change::resource));
    problems.sort(Comparator.naturalOrder());
    return refused
        ? new Plan(manifest.hostName(), List.of(), List.of(), problems)
        : new Plan(
            manifest.hostName(), changes, steps, CheckPlanning.plan(manifest), problems, reach());
  }

  private List<String> reach() {
    boolean matters =
        manifest.pf().isPresent()
            && steps.stream().map(step -> step.id().resource().kind()).anyMatch(REACH::contains);
    return matters ? Reach.lines(manifest, host) : List.of();
  }

  private void planAll() {
    SortedSet<StepId> rc = add(RcConfPlanning.plan(manifest.rcConf(), rcConf));
    SortedSet<StepId> sysctl = add(SysctlPlanning.plan(manifest, host, rcConf));
    InterfacesPlanning interfaces =
        new InterfacesPlanning(manifest, host, rcConf, jails.addresses());
    SortedSet<StepId> network = union(rc, add(interfaces.plan(rc)));
    Fragment pieces = HostProvisionPlanning.plan(manifest, host);
    add(pieces);
    SortedSet<StepId> qjail = planQjail(union(rc, HostProvisionPlanning.forPackages(pieces)));
    SortedSet<StepId> flavors =
        planFlavors(FlavorOwners.matter(manifest) ? union(qjail, pieces.stepIds()) : qjail);
    SortedSet<StepId> made = add(jails.plan(union(union(union(network, qjail), flavors), sysctl)));
    steps.addAll(interfaces.putBack(union(network, made)));
    add(jails.lifecycles(List.copyOf(steps)));
    SortedSet<StepId> pf = planPf(network);
    for (Jail jail : manifest.jails().values()) {
      planInside(jail, pf);
    }
  }

  private SortedSet<StepId> planQjail(SortedSet<StepId> needs) {
    return manifest.qjail().isEmpty()
        ? new TreeSet<>()
        : add(new QjailPlanning(manifest.qjail().get(), host, rcConf, baseUpdate).plan(needs));
  }

  private SortedSet<StepId> planFlavors(SortedSet<StepId> needs) {
    boolean baseComes =
        steps.stream().anyMatch(step -> step.step() instanceof QjailStep.InstallBase);
    return add(FlavorPlanning.all(manifest, host, baseComes, needs));
  }

  private SortedSet<StepId> planPf(SortedSet<StepId> needs) {
    boolean interfacesCome =
        steps.stream()
            .anyMatch(step -> step.id().resource().kind() == ResourceAddress.Kind.INTERFACE);
    return manifest.pf().isEmpty()
        ? new TreeSet<>()
        : add(
            new PfPlanning(
                    manifest.pf().get(),
                    host.pf(),
                    rcConf,
                    new PlannedPf(Optional.of(manifest), host),
                    consent.lockOut())
                .plan(interfacesCome, needs));
  }

  private void planInside(Jail jail, SortedSet<StepId> pf) {
    SortedSet<StepId> needs = new TreeSet<>();
    steps.stream()
        .map(PlannedStep::id)
        .filter(id -> id.resource().equals(ResourceAddress.of(jail.name())))
        .forEach(needs::add);
    boolean restarted = !needs.isEmpty();
    if (manifest.pf().map(rules -> !rules.nat().isEmpty()).orElse(false)) {
      needs.addAll(pf);
    }
    jails.inside(jail).plan(needs, restarted).forEach(this::add);
  }

  private SortedSet<StepId> add(Fragment fragment) {
    changes.addAll(fragment.changes());
    steps.addAll(fragment.steps());
    problems.addAll(fragment.problems());
    return fragment.stepIds();
  }

  private static SortedSet<StepId> union(Set<StepId> some, Set<StepId> others) {
    SortedSet<StepId> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}

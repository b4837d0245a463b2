package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;

/**
 * Plans a host: what is to change so that it matches its manifest, and in which order.
 *
 * <p>Order: rc.conf and kernel variables, interfaces, qjail and its base, flavors, jails, pf, and
 * last what runs inside the jails, for a jail on a cloned loopback reaches package repositories
 * only through pf's nat.
 */
public final class Planner {

  private final Manifest manifest;
  private final HostState host;
  private final SortedMap<RcVariable, String> rcConf;
  private final RenamedJails renamed;
  private final SortedMap<JailName, ObservedJail> foundJails;
  private final VanishedJails vanished;
  private final boolean stopForeign;
  private final Optional<BaseUpdate> baseUpdate;
  private final JailReplacements replacements;
  private final ArchivedFiles archived;
  private final JailAddresses addresses;
  private final List<InterfacePlanning> interfaces = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  private Planner(Manifest manifest, HostState host, Consent consent) {
    this.manifest = manifest;
    this.host = host;
    this.rcConf = new TreeMap<>(host.place(Place.host()).rcConf().known().orElse(new TreeMap<>()));
    this.renamed = RenamedJails.of(manifest, host.qjail().jails().known().orElse(new TreeMap<>()));
    this.foundJails = renamed.jails();
    this.stopForeign = consent.stopForeign();
    this.baseUpdate = BaseUpdate.due(manifest, host);
    this.vanished = new VanishedJails(manifest, host.storage(), foundJails, consent.prune());
    this.replacements = JailReplacements.of(manifest, foundJails, this::sshd, consent);
    this.archived = new ArchivedFiles(host.storage(), replacements);
    SortedSet<IpAddress> strangers = host.qjail().strangers().known().orElse(new TreeSet<>());
    this.addresses = new JailAddresses(manifest, foundJails, strangers, vanished.going());
  }

  /**
   * The plan that makes {@code host} match {@code manifest}; {@code host} was probed for {@link
   * PlanScope#of}. The same inputs give the same plan.
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
    problems.addAll(renamed.problems());
    problems.addAll(replacements.refused().values());
    problems.addAll(archived.problems(manifest, foundJails));
    if (problems.isEmpty()) {
      planAll();
    }
    boolean refused = problems.stream().anyMatch(Diagnostic::isError);
    changes.sort(Comparator.comparing(Change::resource));
    problems.sort(Comparator.naturalOrder());
    return refused
        ? new Plan(manifest.hostName(), List.of(), List.of(), problems)
        : new Plan(manifest.hostName(), changes, steps, CheckPlanning.plan(manifest), problems);
  }

  private void planAll() {
    SortedSet<StepId> rc = add(RcConfPlanning.plan(manifest.rcConf(), rcConf));
    SortedSet<StepId> sysctl = add(SysctlPlanning.plan(manifest, host, rcConf));
    SortedSet<StepId> interfaceSteps = planInterfaces(rc);
    Fragment pieces = HostProvisionPlanning.plan(manifest, host);
    add(pieces);
    SortedSet<StepId> qjail = planQjail(union(rc, HostProvisionPlanning.forPackages(pieces)));
    SortedSet<StepId> flavors =
        planFlavors(FlavorOwners.matter(manifest) ? union(qjail, pieces.stepIds()) : qjail);
    SortedSet<StepId> beforeJails = union(union(union(interfaceSteps, qjail), flavors), sysctl);
    SortedSet<StepId> jails = planJails(beforeJails);
    for (InterfacePlanning planning : interfaces) {
      steps.addAll(planning.putBack(union(interfaceSteps, jails)));
    }
    planLifecycles();
    SortedSet<StepId> pf = planPf(union(interfaceSteps, rc));
    for (Jail jail : manifest.jails().values()) {
      planInside(jail, pf);
    }
  }

  private SortedSet<StepId> planInterfaces(SortedSet<StepId> rc) {
    SortedMap<RcVariable, String> soFar = new TreeMap<>(rcConf);
    SortedSet<StepId> done = new TreeSet<>(rc);
    for (NetworkInterface wanted : manifest.interfaces().values()) {
      InterfacePlanning planning =
          new InterfacePlanning(
              wanted,
              soFar,
              host.interfaces().known().map(all -> all.get(wanted.name())),
              addresses);
      // Interfaces share cloned_interfaces: each comes behind the one before it.
      done.addAll(add(planning.plan(done)));
      soFar.putAll(planning.variables());
      interfaces.add(planning);
    }
    return done;
  }

  private SortedSet<StepId> planJails(SortedSet<StepId> needs) {
    List<PlannedStep> all = new ArrayList<>();
    LostAddresses lost = new LostAddresses(manifest, host);
    for (Jail jail : manifest.jails().values()) {
      Fragment fragment = planJail(archived.settled(jail), lost, needs);
      changes.addAll(fragment.changes());
      problems.addAll(fragment.problems());
      all.addAll(fragment.steps());
    }
    List<Fragment> removals =
        new ArrayList<>(AbsentJailPlanning.plan(manifest, foundJails, host.storage()));
    removals.addAll(vanished.plan());
    if (baseUpdate.isPresent()) {
      ForeignJails foreign = ForeignJails.of(manifest, foundJails.values(), vanished.going());
      if (stopForeign) {
        removals.removeIf(foreign::saysMoreThan);
        removals.addAll(foreign.brackets(needs));
      } else {
        baseUpdate.get().refusal(foreign.running()).ifPresent(problems::add);
      }
    }
    for (Fragment fragment : removals) {
      changes.addAll(fragment.changes());
      problems.addAll(fragment.problems());
      all.addAll(fragment.steps());
    }
    all = new StaleMounts(host.storage()).before(all, replacements.without(foundJails));
    all = new UnfinishedJails(manifest, host.storage(), vanished.going()).before(all, changes);
    if (baseUpdate.isPresent()) {
      all = new ArrayList<>(baseUpdate.get().among(all, needs));
    }
    problems.addAll(new AddressClashes(manifest, foundJails, host, vanished.going()).in(all));
    Fragment ordered =
        new Fragment(List.of(), JailOrder.of(all, addresses, manifest.jails()), List.of());
    return add(ordered);
  }

  private Fragment planJail(Jail jail, LostAddresses lost, SortedSet<StepId> needs) {
    Optional<JailReplacement> anew = replacements.of(jail);
    if (anew.isPresent()) {
      return anew.get().of(jail.origin()).plan(host.storage(), baseUpdate.isPresent(), needs);
    }
    SortedSet<CarriedAddress> gone =
        found(jail).map(known -> lost.of(jail, known)).orElse(new TreeSet<>());
    JailPlanning planning =
        new JailPlanning(jail, gone, sshd(jail), recordBefore(jail), baseUpdate.isPresent());
    Fragment planned =
        new BegunDeletions(host.storage())
            .before(jail, found(jail), needs, first -> planning.plan(found(jail), first));
    return found(jail).isPresent() ? FlavorDrift.in(planned, manifest, jail, host) : planned;
  }

  private void planLifecycles() {
    for (Jail jail : manifest.jails().values()) {
      Optional<JailRecord> recorded =
          recordBefore(jail)
              .filter(record -> renames(jail))
              .or(() -> host.storage().record(jail.name()));
      boolean wanted = manifest.protectedJails().contains(jail.name());
      add(JailLifecyclePlanning.behind(steps, jail.name(), wanted, recorded));
    }
  }

  private boolean renames(Jail jail) {
    return found(jail).filter(found -> !found.name().equals(jail.name())).isPresent();
  }

  /** What the host has on record of the jail under the name that it had before. */
  private Optional<JailRecord> recordBefore(Jail jail) {
    return jail.was().flatMap(host.storage()::record);
  }

  /** Whether sshd(8) is enabled in the jail's files, under whichever name it has now. */
  private boolean sshd(Jail jail) {
    return found(jail)
        .flatMap(found -> host.qjail().enablesSshd(found.name()).known())
        .orElse(false);
  }

  private SortedSet<StepId> planQjail(SortedSet<StepId> rc) {
    return manifest.qjail().isEmpty()
        ? new TreeSet<>()
        : add(new QjailPlanning(manifest.qjail().get(), host, rcConf, baseUpdate).plan(rc));
  }

  private SortedSet<StepId> planFlavors(SortedSet<StepId> qjail) {
    boolean baseComes =
        steps.stream().anyMatch(step -> step.step() instanceof QjailStep.InstallBase);
    SortedSet<StepId> done = new TreeSet<>();
    SortedSet<StepId> needs = new TreeSet<>(qjail);
    // The default flavor first: the others are copies of it.
    for (FlavorName name : FlavorPlanning.order(manifest)) {
      SortedSet<StepId> ids =
          add(
              FlavorPlanning.plan(
                  Objects.requireNonNull(manifest.flavors().get(name)), host, baseComes, needs));
      done.addAll(ids);
      if (name.equals(Flavor.DEFAULT)) {
        needs.addAll(ids);
      }
    }
    return done;
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
                    host.interfaces().known().orElse(new TreeMap<>()))
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
    InsidePlanning inside =
        replacements
            .of(jail)
            .map(anew -> anew.inside(host))
            .orElse(new InsidePlanning(jail, found(jail), host));
    inside.plan(needs, restarted).forEach(this::add);
  }

  private Optional<ObservedJail> found(Jail jail) {
    return Optional.ofNullable(foundJails.get(jail.name()));
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

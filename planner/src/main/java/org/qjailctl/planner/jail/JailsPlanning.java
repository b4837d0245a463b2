package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.base.BaseUpdate;
import org.qjailctl.planner.flavor.FlavorDrift;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.inside.InsidePlanning;
import org.qjailctl.planner.network.CarriedAddress;
import org.qjailctl.planner.network.JailAddresses;
import org.qjailctl.planner.network.LostAddresses;

/**
 * All jails of a host together: each jail's own steps, those of jails that go, and what these mean
 * for one another, such as addresses that are traded and a base system that all of them wait for.
 */
public final class JailsPlanning {

  private final Manifest manifest;
  private final HostState host;
  private final RenamedJails renamed;
  private final SortedMap<JailName, ObservedJail> foundJails;
  private final VanishedJails vanished;
  private final boolean stopForeign;
  private final Optional<BaseUpdate> baseUpdate;
  private final JailReplacements replacements;
  private final ArchivedFiles archived;
  private final JailAddresses addresses;

  /**
   * @param consent what the operator allows beyond the manifest
   * @param baseUpdate the update of the base system, where one is due
   */
  public JailsPlanning(
      Manifest manifest, HostState host, Consent consent, Optional<BaseUpdate> baseUpdate) {
    this.manifest = manifest;
    this.host = host;
    this.renamed = RenamedJails.of(manifest, host.qjail().jails().known().orElse(new TreeMap<>()));
    this.foundJails = renamed.jails();
    this.stopForeign = consent.stopForeign();
    this.baseUpdate = baseUpdate;
    this.vanished = new VanishedJails(manifest, host.storage(), foundJails, consent.prune());
    this.replacements = JailReplacements.of(manifest, foundJails, this::sshd, consent);
    this.archived = new ArchivedFiles(host.storage(), replacements);
    SortedSet<IpAddress> strangers = host.qjail().strangers().known().orElse(new TreeSet<>());
    this.addresses = new JailAddresses(manifest, foundJails, strangers, vanished.going());
  }

  /** What is wrong with the jails before a single step of them is thought of. */
  public List<Diagnostic> problems() {
    List<Diagnostic> problems = new ArrayList<>(renamed.problems());
    problems.addAll(replacements.refused().values());
    problems.addAll(archived.problems(manifest, foundJails));
    return problems;
  }

  /** The addresses that jails hold, now and by the manifest. */
  public JailAddresses addresses() {
    return addresses;
  }

  /** The steps of all jails, in an order in which none gets in the way of another. */
  public Fragment plan(SortedSet<StepId> needs) {
    LostAddresses lost = new LostAddresses(manifest, host);
    List<Fragment> parts = new ArrayList<>();
    for (Jail jail : manifest.jails().values()) {
      parts.add(planJail(archived.settled(jail), lost, needs));
    }
    Fragment all = Fragment.joined(parts).and(removals(needs));
    Fragment whole =
        new UnfinishedJails(manifest, host.storage(), vanished.going())
            .before(
                all.withSteps(
                    new StaleMounts(host.storage())
                        .before(all.steps(), replacements.without(foundJails))));
    List<PlannedStep> steps =
        baseUpdate.map(update -> update.among(whole.steps(), needs)).orElse(whole.steps());
    List<Diagnostic> problems = new ArrayList<>(whole.problems());
    problems.addAll(new AddressClashes(manifest, foundJails, host, vanished.going()).in(steps));
    return new Fragment(
        whole.changes(), JailOrder.of(steps, addresses, manifest.jails()), problems);
  }

  /** Jails that go, and those outside the manifest that an update of the base takes down. */
  private Fragment removals(SortedSet<StepId> needs) {
    List<Fragment> removals =
        new ArrayList<>(AbsentJailPlanning.plan(manifest, foundJails, host.storage()));
    removals.addAll(vanished.plan());
    List<Diagnostic> problems = new ArrayList<>();
    if (baseUpdate.isPresent()) {
      ForeignJails foreign = ForeignJails.of(manifest, foundJails.values(), vanished.going());
      if (stopForeign) {
        removals.removeIf(foreign::saysMoreThan);
        removals.addAll(foreign.brackets(needs));
      } else {
        baseUpdate.get().refusal(foreign.running()).ifPresent(problems::add);
      }
    }
    return Fragment.joined(removals).and(new Fragment(List.of(), List.of(), problems));
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

  /** What is noted on the host of jails that qjailctl made, behind {@code steps}. */
  public Fragment lifecycles(List<PlannedStep> steps) {
    List<Fragment> parts = new ArrayList<>();
    for (Jail jail : manifest.jails().values()) {
      Optional<JailRecord> recorded =
          recordBefore(jail)
              .filter(record -> renames(jail))
              .or(() -> host.storage().record(jail.name()));
      boolean wanted = manifest.protectedJails().contains(jail.name());
      parts.add(JailLifecyclePlanning.behind(steps, jail.name(), wanted, recorded));
    }
    return Fragment.joined(parts);
  }

  /** The planning of what runs inside of a jail, which may have to be made anew. */
  public InsidePlanning inside(Jail jail) {
    return replacements
        .of(jail)
        .map(anew -> anew.inside(host))
        .orElse(new InsidePlanning(jail, found(jail), host));
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

  private Optional<ObservedJail> found(Jail jail) {
    return Optional.ofNullable(foundJails.get(jail.name()));
  }
}

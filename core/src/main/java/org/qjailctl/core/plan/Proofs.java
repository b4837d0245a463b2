package org.qjailctl.core.plan;

import static org.qjailctl.core.plan.Proof.judge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostQuestion.Sysctls;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.PlaceQuestion.FileAt;
import org.qjailctl.core.observed.PlaceQuestion.Packages;
import org.qjailctl.core.observed.PlaceQuestion.RcConf;
import org.qjailctl.core.observed.PlaceQuestion.Service;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.QjailQuestion.FlavorFiles;
import org.qjailctl.core.observed.StorageState;

/** What proves each condition: what is asked, and what the answer means. */
final class Proofs {

  private Proofs() {}

  /** What proves {@code condition}. */
  static Proof of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> all) ->
          new Proof(all.stream().flatMap(one -> of(one).checks().stream()).toList());
      case Condition.RcVariablesAre(Place place, var values) ->
          judge(RcConf.of(place, values.keySet()), found -> RcVerdicts.are(values, found));
      case Condition.RcVariablesUnset(var names) ->
          judge(RcConf.of(Place.host(), names), found -> RcVerdicts.unset(names, found));
      case Condition.SysctlsAre(var values) ->
          judge(Sysctls.of(values.keySet()), found -> SysctlVerdicts.are(values, found));
      case Condition.SysctlsKept(var values) ->
          judge(Sysctls.of(values.keySet()), found -> SysctlVerdicts.kept(values, found));
      case Condition.InterfaceHas wanted ->
          judge(
              new HostQuestion.Interfaces(),
              found ->
                  InterfaceVerdicts.has(Optional.ofNullable(found.get(wanted.name())), wanted));
      case Condition.InterfaceLacks unwanted ->
          judge(
              new HostQuestion.Interfaces(),
              found ->
                  InterfaceVerdicts.lacks(
                      Optional.ofNullable(found.get(unwanted.name())),
                      unwanted.name(),
                      unwanted.addresses()));
      case Condition.PackageInstalled(Place place, PackageName name) ->
          version(place, name, Optional::isPresent, "the package " + name + " is not installed");
      case Condition.OfAccount account ->
          judge(
              new PlaceQuestion.Accounts(account.place()),
              found -> AccountVerdicts.of(account, found));
      case Condition.FileAbsent unwanted ->
          judge(
              new FileAt(unwanted.place(), unwanted.path()),
              found -> FileVerdicts.absent(unwanted.path(), found));
      case Condition.GuardSays wanted ->
          judge(
              new PlaceQuestion.Succeeds(wanted.place(), wanted.guard()),
              found ->
                  Verdict.when(found == wanted.success(), wanted.command() + " is still to do"));
      case Condition.PackageIs(Place place, PackageName name, String wanted) ->
          version(
              place,
              name,
              found -> found.equals(Optional.of(wanted)),
              "the package %s %s is not installed".formatted(name, wanted));
      case Condition.PackageAbsent(Place place, PackageName name) ->
          version(place, name, Optional::isEmpty, "the package " + name + " is installed");
      case Condition.ServiceStopped unwanted ->
          judge(
              new Service(unwanted.place(), unwanted.service()),
              found -> ServiceVerdicts.stopped(unwanted.service(), found));
      case Condition.QjailPresent present ->
          judge(
              new QjailQuestion.Version(),
              found -> Verdict.when(found.isPresent(), "qjail does not answer"));
      case Condition.FileIs wanted ->
          judge(
              new FileAt(wanted.place(), wanted.path()),
              found ->
                  FileVerdicts.regular(
                      wanted.path(), found, Optional.of(wanted.digest()), wanted.mode()));
      case Condition.FileExists wanted ->
          judge(
              new FileAt(wanted.place(), wanted.path()),
              found ->
                  FileVerdicts.regular(wanted.path(), found, Optional.empty(), Optional.empty()));
      case Condition.FileBelongs wanted ->
          judge(
              new FileAt(wanted.place(), wanted.path()),
              found -> FileVerdicts.belongs(wanted, found));
      case Condition.FileHasLine wanted ->
          judge(
              PlaceQuestion.Lines.of(wanted.place(), wanted.path(), wanted.line()),
              found ->
                  Verdict.when(
                      found.contains(wanted.line()),
                      wanted.path() + " lacks the line " + wanted.line()));
      case Condition.DirectoryIs wanted ->
          judge(
              new FileAt(wanted.place(), wanted.path()),
              found -> FileVerdicts.directory(wanted, found));
      case Condition.BaseInstalled installed ->
          judge(
              new QjailQuestion.BaseRelease(),
              found -> Verdict.when(found.isPresent(), "/usr/jails/sharedfs holds no base system"));
      case Condition.ZoneLaidOut(Zone zone) ->
          stored(StorageState::files, found -> StorageVerdicts.laidOut(zone, found));
      case Condition.BaseReleaseIs(String release) ->
          judge(
                  new QjailQuestion.BaseRelease(),
                  found ->
                      Verdict.when(
                          found.equals(Optional.of(release)),
                          "/usr/jails/sharedfs is of " + found.orElse("no release")))
              .and(
                  stored(
                      StorageState::baseUpdateBegun,
                      begun -> Verdict.when(!begun, "the update did not come to its end")));
      case Condition.TreeCopied(SharedTree tree) ->
          of(new Condition.FileExists(Place.host(), tree.inSharedfs().child(SharedTree.TOP)))
              .and(
                  stored(
                      StorageState::files,
                      found ->
                          Verdict.when(
                              !found.contains(tree.note()),
                              "the copying of " + tree.onHost() + " did not come to its end")));
      case Condition.FlavorExists wanted ->
          judge(
              FlavorFiles.of(wanted.name(), List.of()),
              found -> Verdict.when(found.isPresent(), "there is no flavor " + wanted.name()));
      case Condition.FlavorFileIs wanted ->
          judge(
              FlavorFiles.of(wanted.flavor(), List.of(wanted.path())),
              found ->
                  FileVerdicts.ofFlavor(
                      wanted,
                      found
                          .map(files -> files.getOrDefault(wanted.path(), new FileState.Absent()))
                          .orElse(new FileState.Absent())));
      case Condition.JailHas wanted ->
          jail(
              wanted.name(),
              found ->
                  found
                      .map(jail -> JailVerdicts.has(jail, wanted.settings()))
                      .orElse(new Verdict.Fails("qjail knows no jail " + wanted.name())));
      case Condition.JailUndefined(JailName name) ->
          jail(name, found -> Verdict.when(found.isEmpty(), "qjail still knows the jail " + name));
      case Condition.JailInImage wanted ->
          jail(
              wanted.name(),
              found ->
                  Verdict.when(
                      found.flatMap(ObservedJail::image).equals(Optional.of(wanted.size())),
                      "the jail " + wanted.name() + " does not live in such an image"));
      case Condition.JailRuns(JailName name) -> jail(name, found -> JailVerdicts.runs(name, found));
      case Condition.JailStopped(JailName name) -> stopped(name);
      case Condition.JailImageClosed(JailName name) ->
          stored(storage -> storage.imageOf(name), StorageVerdicts::closed);
      case Condition.JailUnmounted(JailName name) ->
          stored(storage -> storage.mountsOf(name), StorageVerdicts::unmounted);
      case Condition.JailArchived wanted ->
          judge(
              new HostQuestion.NewestArchive(wanted.name()),
              found -> StorageVerdicts.archived(wanted, found));
      case Condition.JailRecorded wanted ->
          stored(
              StorageState::records,
              found ->
                  Verdict.when(
                      wanted.record().equals(found.get(wanted.name())),
                      "the record of the jail "
                          + wanted.name()
                          + " is "
                          + found.get(wanted.name())));
      case Condition.JailRestored(JailName name) ->
          stored(StorageState::files, found -> StorageVerdicts.restored(name, found));
      case Condition.JailForgotten(JailName name) ->
          stored(
              StorageState::records,
              found ->
                  Verdict.when(
                      !found.containsKey(name), "the record of the jail " + name + " is there"));
      case Condition.ArchiveKept(JailName name) ->
          stored(
              storage -> storage.newestArchive(name),
              found -> Verdict.when(found.isPresent(), "there is no archive of the jail " + name));
      case Condition.DeletionGivenUp(JailName name) ->
          stored(
              storage -> storage.deletionBegun(name),
              begun -> Verdict.when(!begun, JailPaths.deleting(name) + " is still there"));
      case Condition.JailGone(JailName name) ->
          stored(StorageState::files, found -> StorageVerdicts.gone(name, found));
      case Condition.JailPutBack(JailName name) ->
          stored(StorageState::files, found -> StorageVerdicts.putBack(name, found));
      case Condition.ServiceRuns wanted ->
          judge(
              new Service(wanted.place(), wanted.service()),
              found -> ServiceVerdicts.runs(wanted.service(), found));
      case Condition.ServiceHasSeen wanted ->
          judge(
              new Service(wanted.place(), wanted.service(), wanted.files()),
              found -> ServiceVerdicts.hasSeen(wanted, found));
      case Condition.ClusterHas wanted ->
          judge(
              HostQuestion.Cluster.of(wanted.server(), wanted.part()),
              found -> ClusterVerdicts.has(wanted.part(), found));
      case Condition.PortAnswers wanted ->
          judge(
              new PlaceQuestion.Listens(wanted.place(), wanted.port()),
              found -> Verdict.when(found, "nothing listens on port " + wanted.port()));
      case Condition.PfIs(boolean enabled) ->
          pf(
              new HostQuestion.Pf(),
              PfState::enabled,
              found -> Verdict.when(found == enabled, found ? "pf filters" : "pf does not filter"));
      case Condition.PfRulesFileIs(String rules) ->
          pf(
              new HostQuestion.Pf(Optional.of(rules)),
              PfState::rulesFile,
              found ->
                  Verdict.when(
                      found.equals(Optional.of(rules)), PfAnchor.FILE + " holds other rules"));
      case Condition.PfHooked(String rules) ->
          pf(
              new HostQuestion.Pf(),
              PfState::pfConf,
              found ->
                  Verdict.when(
                      PfHooks.missing(found.orElse(""), rules).isEmpty(),
                      PfAnchor.PF_CONF + " does not load the anchor"));
      case Condition.PfLoaded(String rules) ->
          judge(new HostQuestion.Pf(Optional.of(rules)), found -> PfHooks.loaded(found, rules));
    };
  }

  private static Proof version(
      Place place, PackageName name, Predicate<Optional<String>> wanted, String otherwise) {
    return judge(
        Packages.of(place, List.of(name)),
        found -> Verdict.when(wanted.test(Optional.ofNullable(found.get(name))), otherwise));
  }

  private static <T> Proof stored(
      Function<StorageState, Fact<T>> part, Function<T, Verdict> judge) {
    return judge(new HostQuestion.Storage(), found -> Proof.verdict(part.apply(found), judge));
  }

  private static <T> Proof pf(
      HostQuestion.Pf question, Function<PfState, Fact<T>> part, Function<T, Verdict> judge) {
    return judge(question, found -> Proof.verdict(part.apply(found), judge));
  }

  private static Proof jail(JailName name, Function<Optional<ObservedJail>, Verdict> judge) {
    return judge(
        QjailQuestion.Jails.of(name),
        found -> judge.apply(Optional.ofNullable(found.jails().get(name))));
  }

  private static Proof stopped(JailName name) {
    return jail(
        name,
        found ->
            Verdict.when(
                !found.map(ObservedJail::runs).orElse(false), "the jail " + name + " still runs"));
  }
}

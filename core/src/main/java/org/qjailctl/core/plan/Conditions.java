package org.qjailctl.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;

/** Whether conditions hold on a host as it was found. */
public final class Conditions {

  private Conditions() {}

  /** Whether {@code condition} holds, as far as {@code state} tells. */
  public static Verdict check(Condition condition, HostState state) {
    return switch (condition) {
      case Condition.All(List<Condition> all) ->
          Verdict.all(all.stream().map(one -> check(one, state)).toList());
      case Condition.RcVariablesAre wanted ->
          judge(
              state.place(wanted.place()).rcConf(),
              found ->
                  Verdict.all(
                      wanted.values().entrySet().stream()
                          .map(
                              one ->
                                  sameVariable(
                                      one.getKey(), one.getValue(), found.get(one.getKey())))
                          .toList()));
      case Condition.RcVariablesUnset unwanted ->
          judge(
              state.place(Place.host()).rcConf(),
              found ->
                  Verdict.all(
                      unwanted.names().stream()
                          .map(
                              name ->
                                  Verdict.when(!found.containsKey(name), name + " is still set"))
                          .toList()));
      case Condition.SysctlsAre(var values) ->
          judge(state.sysctl(), found -> SysctlVerdicts.are(values, found));
      case Condition.SysctlsKept(var values) ->
          judge(state.sysctl(), found -> SysctlVerdicts.kept(values, found));
      case Condition.InterfaceHas wanted ->
          judge(
              state.interfaces(),
              found ->
                  InterfaceVerdicts.has(Optional.ofNullable(found.get(wanted.name())), wanted));
      case Condition.InterfaceLacks unwanted ->
          judge(
              state.interfaces(),
              found ->
                  InterfaceVerdicts.lacks(
                      Optional.ofNullable(found.get(unwanted.name())),
                      unwanted.name(),
                      unwanted.addresses()));
      case Condition.PackageInstalled wanted ->
          judge(
              state.place(wanted.place()).packages(),
              found ->
                  Verdict.when(
                      found.containsKey(wanted.name()),
                      "the package " + wanted.name() + " is not installed"));
      case Condition.OfAccount account ->
          judge(
              state.place(account.place()).accounts(), found -> AccountVerdicts.of(account, found));
      case Condition.FileAbsent unwanted ->
          judge(
              state.place(unwanted.place()).file(unwanted.path()),
              found -> FileVerdicts.absent(unwanted.path(), found));
      case Condition.GuardSays wanted ->
          judge(
              state.place(wanted.place()).guardSucceeds(wanted.guard()),
              found ->
                  Verdict.when(found == wanted.success(), wanted.command() + " is still to do"));
      case Condition.PackageIs wanted ->
          judge(
              state.place(wanted.place()).packages(),
              found ->
                  Verdict.when(
                      wanted.version().equals(found.get(wanted.name())),
                      "the package %s %s is not installed"
                          .formatted(wanted.name(), wanted.version())));
      case Condition.PackageAbsent unwanted ->
          judge(
              state.place(unwanted.place()).packages(),
              found ->
                  Verdict.when(
                      !found.containsKey(unwanted.name()),
                      "the package " + unwanted.name() + " is installed"));
      case Condition.ServiceStopped unwanted ->
          judge(
              state.place(unwanted.place()).service(unwanted.service()),
              found -> ServiceVerdicts.stopped(unwanted.service(), found));
      case Condition.QjailPresent present ->
          judge(
              state.qjail().version(),
              found -> Verdict.when(found.isPresent(), "qjail does not answer"));
      case Condition.FileIs wanted ->
          judge(
              state.place(wanted.place()).file(wanted.path()),
              found ->
                  FileVerdicts.regular(
                      wanted.path(), found, Optional.of(wanted.digest()), wanted.mode()));
      case Condition.FileExists wanted ->
          judge(
              state.place(wanted.place()).file(wanted.path()),
              found ->
                  FileVerdicts.regular(wanted.path(), found, Optional.empty(), Optional.empty()));
      case Condition.FileBelongs wanted ->
          judge(
              state.place(wanted.place()).file(wanted.path()),
              found -> FileVerdicts.belongs(wanted, found));
      case Condition.FileHasLine wanted ->
          judge(
              state.place(wanted.place()).linesOf(wanted.path()),
              found ->
                  Verdict.when(
                      found.contains(wanted.line()),
                      wanted.path() + " lacks the line " + wanted.line()));
      case Condition.DirectoryIs wanted ->
          judge(
              state.place(wanted.place()).file(wanted.path()),
              found -> FileVerdicts.directory(wanted, found));
      case Condition.BaseInstalled installed ->
          judge(
              state.qjail().baseRelease(),
              found -> Verdict.when(found.isPresent(), "/usr/jails/sharedfs holds no base system"));
      case Condition.ZoneLaidOut(Zone zone) ->
          judge(state.storage().files(), found -> StorageVerdicts.laidOut(zone, found));
      case Condition.BaseReleaseIs(String release) ->
          Verdict.all(
              List.of(
                  judge(
                      state.qjail().baseRelease(),
                      found ->
                          Verdict.when(
                              found.equals(Optional.of(release)),
                              "/usr/jails/sharedfs is of " + found.orElse("no release"))),
                  judge(
                      state.storage().baseUpdateBegun(),
                      begun -> Verdict.when(!begun, "the update did not come to its end"))));
      case Condition.TreeCopied(SharedTree tree) ->
          Verdict.all(
              List.of(
                  check(
                      new Condition.FileExists(
                          Place.host(), tree.inSharedfs().child(SharedTree.TOP)),
                      state),
                  judge(
                      state.storage().files(),
                      found ->
                          Verdict.when(
                              !found.contains(tree.note()),
                              "the copying of " + tree.onHost() + " did not come to its end"))));
      case Condition.FlavorExists wanted ->
          judge(
              state.qjail().flavor(wanted.name()),
              found -> Verdict.when(found.isPresent(), "there is no flavor " + wanted.name()));
      case Condition.FlavorFileIs wanted ->
          judge(
              state.qjail().flavor(wanted.flavor()),
              found ->
                  FileVerdicts.ofFlavor(
                      wanted,
                      found
                          .map(files -> files.getOrDefault(wanted.path(), new FileState.Absent()))
                          .orElse(new FileState.Absent())));
      case Condition.JailHas wanted ->
          judge(
              state.qjail().jail(wanted.name()),
              found ->
                  found
                      .map(jail -> JailVerdicts.has(jail, wanted.settings()))
                      .orElse(new Verdict.Fails("qjail knows no jail " + wanted.name())));
      case Condition.JailUndefined(JailName name) ->
          judge(
              state.qjail().jail(name),
              found -> Verdict.when(found.isEmpty(), "qjail still knows the jail " + name));
      case Condition.JailInImage wanted ->
          judge(
              state.qjail().jail(wanted.name()),
              found ->
                  Verdict.when(
                      found.flatMap(ObservedJail::image).equals(Optional.of(wanted.size())),
                      "the jail " + wanted.name() + " does not live in such an image"));
      case Condition.JailRuns(JailName name) -> 
          judge(state.qjail().jail(name), found -> JailVerdicts.runs(name, found));
      case Condition.JailStopped(JailName name) -> 
          judge(
              state.qjail().jail(name),
              found ->
                  Verdict.when(
                      !found.map(ObservedJail::runs).orElse(false),
                      "the jail " + name + " still runs"));
      case Condition.JailImageClosed(JailName name) ->
          judge(state.storage().imageOf(name), StorageVerdicts::closed);
      case Condition.JailUnmounted(JailName name) ->
          judge(state.storage().mountsOf(name), StorageVerdicts::unmounted);
      case Condition.JailArchived wanted ->
          judge(
              state.storage().checkedArchive(wanted.name()),
              found -> StorageVerdicts.archived(wanted, found));
      case Condition.JailRecorded wanted ->
          judge(
              state.storage().records(),
              found ->
                  Verdict.when(
                      wanted.record().equals(found.get(wanted.name())),
                      "the record of the jail "
                          + wanted.name()
                          + " is "
                          + found.get(wanted.name())));
      case Condition.JailRestored(JailName name) ->
          judge(state.storage().files(), found -> StorageVerdicts.restored(name, found));
      case Condition.JailForgotten(JailName name) ->
          judge(
              state.storage().records(),
              found ->
                  Verdict.when(
                      !found.containsKey(name), "the record of the jail " + name + " is there"));
      case Condition.ArchiveKept(JailName name) ->
          judge(
              state.storage().newestArchive(name),
              found -> Verdict.when(found.isPresent(), "there is no archive of the jail " + name));
      case Condition.DeletionGivenUp(JailName name) ->
          judge(
              state.storage().deletionBegun(name),
              begun -> Verdict.when(!begun, JailPaths.deleting(name) + " is still there"));
      case Condition.JailGone(JailName name) ->
          judge(state.storage().files(), found -> StorageVerdicts.gone(name, found));
      case Condition.JailPutBack(JailName name) ->
          judge(state.storage().files(), found -> StorageVerdicts.putBack(name, found));
      case Condition.ServiceRuns wanted ->
          judge(
              state.place(wanted.place()).service(wanted.service()),
              found -> ServiceVerdicts.runs(wanted.service(), found));
      case Condition.ServiceHasSeen wanted ->
          judge(
              state.place(wanted.place()).service(wanted.service()),
              found -> ServiceVerdicts.hasSeen(wanted, found));
      case Condition.ClusterHas wanted ->
          judge(
              state.cluster(wanted.server().jail()),
              found -> ClusterVerdicts.has(wanted.part(), found));
      case Condition.PortAnswers wanted ->
          judge(
              state.place(wanted.place()).portAnswers(wanted.port()),
              found -> Verdict.when(found, "nothing listens on port " + wanted.port()));
      case Condition.PfIs(boolean enabled) ->
          judge(
              state.pf().enabled(),
              found -> Verdict.when(found == enabled, found ? "pf filters" : "pf does not filter"));
      case Condition.PfRulesFileIs(String rules) ->
          judge(
              state.pf().rulesFile(),
              found ->
                  Verdict.when(
                      found.equals(Optional.of(rules)), PfAnchor.FILE + " holds other rules"));
      case Condition.PfHooked(String rules) ->
          judge(
              state.pf().pfConf(),
              found ->
                  Verdict.when(
                      PfHooks.missing(found.orElse(""), rules).isEmpty(),
                      PfAnchor.PF_CONF + " does not load the anchor"));
      case Condition.PfLoaded(String rules) -> PfHooks.loaded(state.pf(), rules);
    };
  }

  private static <T> Verdict judge(Fact<T> fact, Function<T, Verdict> judge) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> judge.apply(value);
      case Fact.Unknown<T>(String reason) -> new Verdict.CannotTell(reason);
    };
  }

  private static Verdict sameVariable(RcVariable name, String wanted, @Nullable String found) {
    return Verdict.when(
        wanted.equals(found),
        found == null ? name + " is not set" : name + " is \"" + found + "\"");
  }
}

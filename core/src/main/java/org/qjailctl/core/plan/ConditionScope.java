package org.qjailctl.core.plan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.observed.ClusterScope;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.observed.StorageScope;

/** What has to be read of a host to tell whether a condition holds. */
public final class ConditionScope {

  private ConditionScope() {}

  public static Scope of(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> all) ->
          all.stream().map(ConditionScope::of).reduce(Scope.NOTHING, Scope::and);
      case Condition.RcVariablesAre wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withRcVariables(wanted.values().keySet()));
      case Condition.RcVariablesUnset unwanted ->
          in(Place.host(), PlaceScope.NOTHING.withRcVariables(unwanted.names()));
      case Condition.SysctlsAre(var values) -> Scope.NOTHING.withSysctls(values.keySet());
      case Condition.SysctlsKept(var values) -> Scope.NOTHING.withSysctls(values.keySet());
      case Condition.InterfaceHas wanted -> Scope.NOTHING.withInterfaces();
      case Condition.InterfaceLacks unwanted -> Scope.NOTHING.withInterfaces();
      case Condition.PackageInstalled wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withPackages(Set.of(wanted.name())));
      case Condition.OfAccount account -> in(account.place(), PlaceScope.NOTHING.withAccounts());
      case Condition.FileAbsent unwanted ->
          in(unwanted.place(), PlaceScope.NOTHING.withFiles(Set.of(unwanted.path())));
      case Condition.GuardSays wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withGuards(Set.of(wanted.guard())));
      case Condition.PackageIs wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withPackages(Set.of(wanted.name())));
      case Condition.PackageAbsent unwanted ->
          in(unwanted.place(), PlaceScope.NOTHING.withPackages(Set.of(unwanted.name())));
      case Condition.ServiceStopped unwanted ->
          in(unwanted.place(), PlaceScope.NOTHING.withService(unwanted.service(), Set.of()));
      case Condition.QjailPresent present -> Scope.NOTHING.withQjail();
      case Condition.FileIs wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withFiles(Set.of(wanted.path())));
      case Condition.FileExists wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withFiles(Set.of(wanted.path())));
      case Condition.FileBelongs wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withFiles(Set.of(wanted.path())));
      case Condition.FileHasLine wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withLine(wanted.path(), wanted.line()));
      case Condition.DirectoryIs wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withFiles(Set.of(wanted.path())));
      case Condition.BaseInstalled installed -> Scope.NOTHING.withQjail();
      case Condition.ZoneLaidOut laid -> listed();
      case Condition.BaseReleaseIs wanted -> listed().withQjail();
      case Condition.TreeCopied(SharedTree tree) ->
          listed()
              .withPlace(
                  Place.host(),
                  PlaceScope.NOTHING.withFiles(Set.of(tree.inSharedfs().child(SharedTree.TOP))));
      case Condition.FlavorExists wanted -> Scope.NOTHING.withFlavor(wanted.name(), Set.of());
      case Condition.FlavorFileIs wanted ->
          Scope.NOTHING.withFlavor(wanted.flavor(), Set.of(wanted.path()));
      case Condition.JailHas wanted -> Scope.NOTHING.withJail(wanted.name());
      case Condition.JailUndefined(JailName name) -> Scope.NOTHING.withJail(name);
      case Condition.JailInImage wanted -> Scope.NOTHING.withJail(wanted.name());
      case Condition.JailRuns(JailName name) -> Scope.NOTHING.withJail(name);
      case Condition.JailStopped(JailName name) -> Scope.NOTHING.withJail(name);
      case Condition.JailImageClosed closed -> listed();
      case Condition.JailUnmounted unmounted -> listed();
      case Condition.JailArchived(JailName name, var after) ->
          Scope.NOTHING.withStorage(new StorageScope(false, new TreeSet<>(Set.of(name))));
      case Condition.JailRecorded recorded -> listed();
      case Condition.JailRestored(JailName name) -> listed();
      case Condition.JailForgotten forgotten -> listed();
      case Condition.ArchiveKept kept -> listed();
      case Condition.DeletionGivenUp given -> listed();
      case Condition.JailGone gone -> listed();
      case Condition.JailPutBack back -> listed();
      case Condition.ServiceRuns wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withService(wanted.service(), Set.of()));
      case Condition.ServiceHasSeen wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withService(wanted.service(), wanted.files()));
      case Condition.ClusterHas wanted ->
          Scope.NOTHING.withCluster(ClusterScope.of(wanted.server()).asking(wanted.part()));
      case Condition.PortAnswers wanted ->
          in(wanted.place(), PlaceScope.NOTHING.withPorts(Set.of(wanted.port())));
      case Condition.PfIs is -> Scope.NOTHING.withPf("");
      case Condition.PfRulesFileIs(String rules) -> Scope.NOTHING.withPf(rules);
      case Condition.PfHooked hooked -> Scope.NOTHING.withPf("");
      case Condition.PfLoaded(String rules) -> Scope.NOTHING.withPf(rules);
    };
  }

  private static Scope listed() {
    return Scope.NOTHING.withStorage(new StorageScope(true, new TreeSet<>()));
  }

  private static Scope in(Place place, PlaceScope scope) {
    return Scope.NOTHING.withPlace(place, scope);
  }
}

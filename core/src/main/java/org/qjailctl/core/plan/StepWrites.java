package org.qjailctl.core.plan;

import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;

/** What each step writes, so that steps that write the same never run at the same time. */
public final class StepWrites {
  private StepWrites() {}

  public static Set<Written> of(Step step) {
    return switch (step) {
      case HostStep host -> host(host);
      case QjailStep qjail -> qjail(qjail);
      case JailStep jail -> jail(jail);
      case PfStep pf -> Set.of(new Written.PacketFilter());
      case ProvisionStep provision -> provision(provision);
    };
  }

  /** Whether {@code one} and {@code other} may run at the same time. */
  public static boolean apart(Collection<Written> one, Collection<Written> other) {
    return one.stream().noneMatch(mine -> other.stream().anyMatch(mine::overlaps));
  }

  private static Set<Written> host(HostStep step) {
    return switch (step) {
      case HostStep.RemoveRcVariables remove -> Set.of(new Written.HostRcConf());
      case HostStep.SetSysctls set -> Set.of(new Written.Sysctls());
      case HostStep.KeepSysctls keep -> Set.of(new Written.Sysctls());
      case HostStep.CreateInterface create -> Set.of(new Written.Interfaces());
      case HostStep.AddAddresses add -> Set.of(new Written.Interfaces());
      case HostStep.RemoveAddresses remove -> Set.of(new Written.Interfaces());
    };
  }

  private static Set<Written> qjail(QjailStep step) {
    return switch (step) {
      case QjailStep.InstallPort port -> Set.of(new Written.HostPackages());
      case QjailStep.SetLogging logging -> Set.of(new Written.HostFiles());
      case QjailStep.FetchBase fetch -> Set.of(new Written.HostFiles());
      case QjailStep.InstallBase install -> Set.of(new Written.Base());
      case QjailStep.InstallZone install -> Set.of(new Written.Base());
      case QjailStep.UpdateBase update -> Set.of(new Written.Base());
      case QjailStep.CopyTree copy -> Set.of(new Written.Base());
      case QjailStep.CreateFlavor create -> Set.of(new Written.OneFlavor(create.name()));
      case QjailStep.WriteFlavorFile write -> Set.of(new Written.OneFlavor(write.flavor()));
    };
  }

  private static Set<Written> jail(JailStep step) {
    return switch (step) {
      case JailStep.CreateJail create ->
          create.jail().archive().isPresent()
              ? Set.of(new Written.OneJail(create.jail().name()), new Written.TempRestore())
              : Set.of(new Written.OneJail(create.jail().name()));
      case JailStep.ConfigureJail configure ->
          configure.settings().stream().anyMatch(JailSetting.OwnNetwork.class::isInstance)
              ? Set.of(new Written.OneJail(configure.name()), new Written.VnetCount())
              : Set.of(new Written.OneJail(configure.name()));
      case JailStep.RenameJail(JailName from, JailName to) ->
          Set.of(new Written.OneJail(from), new Written.OneJail(to));
      case JailStep.StartJail start -> Set.of(new Written.OneJail(start.name()));
      case JailStep.PutBackJail(JailName name) -> Set.of(new Written.OneJail(name));
      case JailStep.StopJail(JailName name, var image) -> Set.of(new Written.OneJail(name));
      case JailStep.UnmountJail unmount -> Set.of(new Written.OneJail(unmount.name()));
      case JailStep.ArchiveJail archive -> Set.of(new Written.OneJail(archive.name()));
      case JailStep.RestoreJail(var archive) -> Set.of(new Written.OneJail(archive.jail()));
      case JailStep.RecordJail note -> Set.of(new Written.OneJail(note.name()));
      case JailStep.ForgetJail(JailName name) -> Set.of(new Written.OneJail(name));
      case JailStep.DeleteJail(JailName name) -> Set.of(new Written.OneJail(name));
      case JailStep.KeepJail(JailName name) -> Set.of(new Written.OneJail(name));
      case JailStep.FinishDeletion(JailName name) -> Set.of(new Written.OneJail(name));
    };
  }

  private static Set<Written> provision(ProvisionStep step) {
    return switch (step) {
      case ProvisionStep.SetRcVariables set -> in(set.place(), Written.HostRcConf::new);
      case ProvisionStep.InstallPackage install -> in(install.place(), Written.HostPackages::new);
      case ProvisionStep.InstallVersion install -> in(install.place(), Written.HostPackages::new);
      case ProvisionStep.AddPackage add -> in(add.place(), Written.HostPackages::new);
      case ProvisionStep.MakeDirectory make -> in(make.place(), Written.HostFiles::new);
      case ProvisionStep.InitialiseCluster cluster -> Set.of(new Written.OneJail(cluster.jail()));
      case ProvisionStep.ChangeCluster change ->
          Set.of(new Written.OneJail(change.server().jail()));
      case ProvisionStep.WriteFile write -> in(write.place(), Written.HostFiles::new);
      case ProvisionStep.RemovePackage remove -> in(remove.place(), Written.HostPackages::new);
      case ProvisionStep.StopService stop -> in(stop.place(), Written.HostServices::new);
      case ProvisionStep.AddLine add -> in(add.place(), Written.HostFiles::new);
      case ProvisionStep.StartService start -> in(start.place(), Written.HostServices::new);
      case ProvisionStep.RestartService restart -> in(restart.place(), Written.HostServices::new);
      case ProvisionStep.SetGroup set -> in(set.place(), Written.HostAccounts::new);
      case ProvisionStep.RemoveGroup remove -> in(remove.place(), Written.HostAccounts::new);
      case ProvisionStep.SetUser set -> in(set.place(), Written.HostAccounts::new);
      case ProvisionStep.RemoveUser remove -> in(remove.place(), Written.HostAccounts::new);
      case ProvisionStep.RemoveFile remove -> in(remove.place(), Written.HostFiles::new);
      case ProvisionStep.RunCommand run -> in(run.place(), Written.HostFiles::new);
    };
  }

  private static Set<Written> in(Place place, Supplier<Written> onHost) {
    return switch (place) {
      case Place.OnHost host -> Set.of(onHost.get());
      case Place.InJail(JailName jail) -> Set.of(new Written.OneJail(jail));
    };
  }
}

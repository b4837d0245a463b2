package org.qjailctl.executors.lowering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.ClusterAddress;
import org.qjailctl.core.manifest.ClusterPart;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.plan.ProvisionStep;

/** What is done alike on the host and, by jexec(8), inside a jail. */
final class ProvisionLowering {

  private ProvisionLowering() {}

  static List<Operation> operations(ProvisionStep step) {
    return switch (step) {
      case ProvisionStep.SetRcVariables(Place place, var values) ->
          List.of(
              Argv.run(
                  place,
                  Argv.withFirst(
                      "sysrc",
                      values.entrySet().stream().map(ProvisionLowering::assignment).toList())));
      case ProvisionStep.InstallPackage(Place place, PackageName name) ->
          PackageLowering.install(place, name);
      case ProvisionStep.InstallVersion(Place place, PackageName name, String version) ->
          PackageLowering.install(place, name, version);
      case ProvisionStep.AddPackage add -> PackageLowering.add(add);
      case ProvisionStep.MakeDirectory(
              Place place,
              HostPath path,
              FileOwner owner,
              FileMode mode) ->
          List.of(Argv.run(place, makeDirectory(path, owner, mode)));
      case ProvisionStep.WriteFile write ->
          List.of(
              Argv.run(write.place(), List.of("mkdir", "-p", write.path().parent().value())),
              new Operation.WriteFile(
                  write.path(),
                  write.content(),
                  write.mode(),
                  write.expected(),
                  Optional.of(write.owner()),
                  write.place().confinement()));
      case ProvisionStep.RemovePackage(Place place, PackageName name) ->
          List.of(
              Argv.run(place, List.of("pkg", "delete", "-y", name.value())).within(Operation.LONG));
      case ProvisionStep.StopService(Place place, ServiceName service) ->
          ServiceLowering.stop(place, service);
      case ProvisionStep.AddLine(Place place, HostPath path, String line) ->
          List.of(
              Argv.run(place, List.of("sh", "-c", AddLineScript.TEXT, "sh", path.value(), line)));
      case ProvisionStep.InitialiseCluster(JailName jail, Postgresql postgresql) ->
          PostgresqlLowering.initialise(jail, postgresql);
      case ProvisionStep.ChangeCluster(ClusterAddress server, ClusterPart part) ->
          ClusterLowering.operations(server, part);
      case ProvisionStep.StartService(Place place, ServiceName service, var reads) ->
          ServiceLowering.start(place, service, reads);
      case ProvisionStep.RestartService(Place place, ServiceName service, var reads) ->
          ServiceLowering.restart(place, service, reads);
      case ProvisionStep.SetGroup set -> AccountLowering.group(set);
      case ProvisionStep.RemoveGroup(Place place, GroupName name) ->
          AccountLowering.remove(place, "group", name.value());
      case ProvisionStep.SetUser set -> AccountLowering.user(set);
      case ProvisionStep.RemoveUser(Place place, UserName name) ->
          AccountLowering.remove(place, "user", name.value());
      // Without -r: a folder in a file's place is refused.
      case ProvisionStep.RemoveFile(Place place, HostPath path) ->
          List.of(Argv.run(place, List.of("rm", "-f", path.value())));
      case ProvisionStep.RunCommand(Place place, GuardedCommand command) ->
          CommandLowering.run(place, command);
    };
  }

  private static String assignment(Map.Entry<RcVariable, String> variable) {
    return RcAssignment.of(variable.getKey(), variable.getValue());
  }

  /** install(1) makes missing folders above as well, root's and open to all. */
  static List<String> makeDirectory(HostPath path, FileOwner owner, FileMode mode) {
    return List.of(
        "install",
        "-d",
        "-o",
        owner.user(),
        "-g",
        owner.group(),
        "-m",
        mode.toString(),
        path.value());
  }
}

package org.qjailctl.executors.lowering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
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
          installPackage(place, name);
      case ProvisionStep.MakeDirectory(
              JailName jail,
              HostPath path,
              UserName owner,
              FileMode mode) ->
          List.of(
              Argv.run(
                  Place.jail(jail),
                  List.of(
                      "install",
                      "-d",
                      "-o",
                      owner.value(),
                      "-g",
                      owner.value(),
                      "-m",
                      mode.toString(),
                      path.value())));
      case ProvisionStep.InitialiseCluster(JailName jail, Postgresql postgresql) ->
          List.of(initialiseCluster(jail, postgresql));
      case ProvisionStep.StartService(JailName jail, ServiceName service) ->
          List.of(
              Operation.Run.of("jexec", "-l", jail.value(), "service", service.value(), "start")
                  .within(Argv.BOOT)
                  .unless("jexec", "-l", jail.value(), "service", service.value(), "onestatus"));
    };
  }

  private static String assignment(Map.Entry<RcVariable, String> variable) {
    return RcAssignment.of(variable.getKey(), variable.getValue());
  }

  private static List<Operation> installPackage(Place place, PackageName name) {
    Operation.Run bootstrap =
        new Operation.Run(
            Argv.in(place, List.of("pkg", "bootstrap", "-y")),
            Input.none(),
            Optional.of(Argv.in(place, List.of("pkg", "-N"))),
            Operation.LONG);
    Operation.Run install =
        Operation.Run.of(Argv.in(place, List.of("pkg", "install", "-y", name.value())))
            .within(Operation.LONG);
    return List.of(bootstrap, install);
  }

  private static Operation initialiseCluster(JailName jail, Postgresql postgresql) {
    String directory = postgresql.dataDirectory().value();
    return Operation.Run.of(
            "jexec",
            "-l",
            "-U",
            Postgresql.USER.value(),
            jail.value(),
            "initdb",
            "-A",
            postgresql.auth().toString(),
            "-E",
            postgresql.encoding(),
            "--pwfile=/dev/stdin",
            "-D",
            directory)
        .within(Operation.LONG)
        .reading(new Input.Secret(postgresql.password()))
        .unless("jexec", "-l", jail.value(), "test", "-e", directory + "/PG_VERSION");
  }
}

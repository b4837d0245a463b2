package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;

/** qjail(8) on one jail. */
final class JailLowering {

  private JailLowering() {}

  static List<Operation> operations(JailStep step) {
    return switch (step) {
      case JailStep.CreateJail(Jail jail) ->
          KeptJail.around(
              Stream.of(
                      jail.archive().map(origin -> archiveFits(jail, origin)).stream(),
                      Stream.of(createJail(jail)),
                      JailRemovalLowering.record(jail.name(), JailRecord.CREATED).stream())
                  .flatMap(operations -> operations)
                  .toList(),
              jail.name(),
              "create");
      case JailStep.ConfigureJail(JailName name, List<JailSetting> settings) ->
          Stream.concat(
                  RootFiles.checked(name, settings).stream(),
                  KeptJail.around(JailConfigLowering.operations(name, settings), name, "config")
                      .stream())
              .toList();
      case JailStep.RenameJail(JailName from, JailName to) ->
          KeptJail.around(
              List.of(Argv.qjail("config", from.zone(), "-n", to.value(), from.value())),
              from,
              "rename",
              to.value());
      case JailStep.StartJail(JailName name, boolean firstWithSsh) ->
          firstWithSsh
              ? KeptJail.around(List.of(startJail(name)), name, "start")
              : List.of(startJail(name));
      case JailStep.PutBackJail(JailName name) -> KeptJail.putBack(name);
      case JailStep.StopJail(JailName name, Optional<Mounted> image) ->
          Stream.concat(
                  Stream.of(Argv.qjail("stop", name.zone(), name.value()).within(Argv.BOOT)),
                  image.stream().flatMap(mounted -> close(name, mounted)))
              .toList();
      case JailStep.UnmountJail(JailName name, List<Mounted> mounts) ->
          mounts.stream().flatMap(mounted -> unmount(name, mounted)).toList();
      case JailStep.ArchiveJail(JailName name, var after) -> JailRemovalLowering.archive(name);
      case JailStep.DeleteJail(JailName name) -> JailRemovalLowering.delete(name);
      case JailStep.RestoreJail(var archive) -> JailRemovalLowering.restore(archive);
      case JailStep.RecordJail(JailName name, JailRecord record) ->
          JailRemovalLowering.record(name, record);
      case JailStep.ForgetJail(JailName name) ->
          List.of(Operation.Run.of("rm", "-f", JailPaths.record(name).value()));
      case JailStep.KeepJail(JailName name) ->
          List.of(Operation.Run.of("rm", "-f", JailPaths.deleting(name).value()));
      case JailStep.FinishDeletion(JailName name) -> JailRemovalLowering.finish(name);
    };
  }

  /** The link to an image's disk is what {@code qjail stop} would take away with it. */
  private static Stream<Operation> unmount(JailName name, Mounted mounted) {
    Operation unmount = Operation.Run.of("umount", mounted.point().value());
    return mounted
        .memoryDisk()
        .map(
            unit ->
                Stream.of(
                    unmount,
                    Operation.Run.of("mdconfig", "-d", "-u", unit),
                    Operation.Run.of("rm", "-f", JailPaths.root(name).value() + ".device")))
        .orElse(Stream.of(unmount));
  }

  /** The link to the image's disk tells whether {@code qjail stop} has left it. */
  private static Stream<Operation> close(JailName name, Mounted image) {
    String link = JailPaths.root(name).value() + ".device";
    return Stream.of(
            Operation.Run.of("umount", image.point().value()),
            Operation.Run.of("mdconfig", "-d", "-u", image.memoryDisk().orElseThrow()),
            Operation.Run.of("rm", "-f", link))
        .map(operation -> operation.unless("test", "!", "-L", link));
  }

  private static Operation startJail(JailName name) {
    return Argv.qjail("start", name.zone(), name.value()).within(Argv.BOOT);
  }

  /** One that was killed in this and left the jail whole is not repeated. */
  private static Operation createJail(Jail jail) {
    List<String> argv = new ArrayList<>(List.of("-n", jail.networkInterface().value()));
    if (!jail.ip4().isEmpty()) {
      argv.addAll(List.of("-4", commas(jail.ip4())));
    }
    if (!jail.ip6().isEmpty()) {
      argv.addAll(List.of("-6", commas(jail.ip6())));
    }
    jail.image().ifPresent(size -> argv.addAll(List.of("-i", size.toString())));
    argv.addAll(origin(jail.origin()));
    argv.add(jail.name().value());
    return unlessMade(jail, Argv.qjail("create", jail.name().zone(), argv.toArray(String[]::new)));
  }

  private static List<String> origin(JailOrigin origin) {
    return switch (origin) {
      case JailOrigin.FromFlavor(FlavorName flavor) ->
          flavor.equals(Flavor.DEFAULT) ? List.of() : List.of("-f", flavor.value());
      case JailOrigin.FromArchive archive -> List.of("-a", archive.toString());
    };
  }

  private static Operation archiveFits(Jail jail, JailOrigin.FromArchive origin) {
    return unlessMade(
        jail,
        Operation.Run.of(
            "sh",
            "-c",
            ArchiveFitScript.TEXT,
            "sh",
            jail.name().value(),
            origin.toString(),
            JailPaths.root(origin.jail()).value(),
            JailPaths.LOCAL.parent().value(),
            jail.name().zone().jails().value()));
  }

  private static Operation.Run unlessMade(Jail jail, Operation.Run run) {
    return run.within(Operation.LONG).unless("test", "-e", JailPaths.made(jail.name()).value());
  }

  private static String commas(List<? extends JailAddress<?>> addresses) {
    return addresses.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}

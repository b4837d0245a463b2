package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.plan.QjailStep;

/** qjail's base system and flavors. */
final class QjailLowering {

  private static final HostPath FLAVORS = HostPath.of("/usr/jails/flavors");

  private QjailLowering() {}

  static List<Operation> operations(QjailStep step) {
    return switch (step) {
      case QjailStep.InstallPort(PortName port) -> installPort(port);
      case QjailStep.SetLogging(boolean on) -> setLogging(on);
      case QjailStep.FetchBase(Base.Source.Url source) -> fetchBase(source);
      case QjailStep.InstallBase(Base.Source source) -> install(Zone.HOST, source);
      case QjailStep.InstallZone(Zone zone, Base.Source source) -> installZone(zone, source);
      case QjailStep.UpdateBase update -> BaseUpdateLowering.update(update.trees());
      case QjailStep.CopyTree(SharedTree tree) -> BaseUpdateLowering.copy(tree);
      case QjailStep.CreateFlavor(FlavorName name) -> createFlavor(name);
      case QjailStep.WriteFlavorFile write -> writeFlavorFile(write);
    };
  }

  /**
   * BATCH asks nobody for options, and FORCE_PKG_REGISTER installs over what an earlier make(1)
   * that was killed has registered (bsd.port.mk).
   */
  private static List<Operation> installPort(PortName port) {
    List<String> make =
        List.of(
            "make",
            "-C",
            port.folder().value(),
            "BATCH=yes",
            "FORCE_PKG_REGISTER=yes",
            "install",
            "clean");
    return PackageLowering.noted(
        PackageName.of(port.folder().name()), Operation.Run.of(make).within(Operation.LONG));
  }

  /**
   * qjail refuses to turn on a log that is on, and off one that is off. What rotates the log is
   * missing where qjail was killed between the two; the line is left when the log goes.
   */
  private static List<Operation> setLogging(boolean on) {
    String log = Qjail.LOG.value();
    if (!on) {
      return List.of(
          Operation.Run.of("qjail", "update", "-l", "off").unless("test", "!", "-e", log));
    }
    return List.of(
        Operation.Run.of("qjail", "update", "-l", "on").unless("test", "-f", log),
        Operation.Run.of(
            "sh", "-c", AddLineScript.TEXT, "sh", Qjail.ROTATION.value(), Qjail.ROTATION_LINE));
  }

  private static List<Operation> fetchBase(Base.Source.Url source) {
    return List.of(
        Operation.Run.of("mkdir", "-p", source.path().parent().value()),
        Operation.Run.of("fetch", "-o", source.path().value(), source.url())
            .within(Operation.LONG));
  }

  /** Cut short, the base system looks whole long before it is: the note tells. */
  private static List<Operation> install(Zone zone, Base.Source source) {
    HostPath note = zone.installing();
    return List.of(
        Operation.Run.of("mkdir", "-p", note.parent().value()),
        new Operation.WriteFile(
            note,
            Bytes.utf8("qjailctl lays out the jails' base system.\n"),
            FileMode.READABLE,
            new Operation.Expected.Anything()),
        Argv.qjail("install", zone, source(source)).within(Operation.LONG),
        Operation.Run.of("rm", "-f", note.value()));
  }

  /**
   * qjail sets the number of the last vnet jail back to 0 whatever it lays out, and would give
   * later jails the numbers of earlier ones (it looks for the file qjail.vnetctl as if that were a
   * folder): the file is kept meanwhile.
   */
  private static List<Operation> installZone(Zone zone, Base.Source source) {
    String counter = "/usr/local/etc/qjail.vnetctl";
    String kept = JailPaths.NOTES.child("vnetctl").value();
    List<Operation> all = new ArrayList<>();
    all.add(Operation.Run.of("mkdir", "-p", JailPaths.NOTES.value()));
    all.add(Operation.Run.of("cp", "-p", counter, kept + ".new").unless("test", "-f", kept));
    all.add(Operation.Run.of("mv", kept + ".new", kept).unless("test", "-f", kept));
    List<Operation> install = install(zone, source);
    all.addAll(install.subList(0, install.size() - 1));
    all.add(Operation.Run.of("cp", "-p", kept, counter));
    all.add(Operation.Run.of("rm", "-f", kept));
    all.add(install.getLast());
    return all;
  }

  /** Without -f qjail fetches the host's release itself, by ftp(1). */
  private static String[] source(Base.Source source) {
    return switch (source) {
      case Base.Source.Verified file -> new String[] {"-f", file.path().parent().value()};
      case Base.Source.Release(Optional<String> host) ->
          host.map(name -> new String[] {"-h", name}).orElse(new String[0]);
    };
  }

  private static List<Operation> createFlavor(FlavorName name) {
    // Copied beside and renamed, so that a copy that is cut short never looks like a flavor.
    String unfinished = FLAVORS.child(".qjailctl-" + name).value();
    return List.of(
        Operation.Run.of("rm", "-rf", unfinished),
        Operation.Run.of("cp", "-Rp", FLAVORS.child(Flavor.DEFAULT.value()).value(), unfinished),
        Operation.Run.of("mv", unfinished, FLAVORS.child(name.value()).value()));
  }

  private static List<Operation> writeFlavorFile(QjailStep.WriteFlavorFile write) {
    FileContent file = write.content();
    HostPath path = write.path().under(FLAVORS.child(write.flavor().value()));
    return List.of(
        Operation.Run.of("mkdir", "-p", path.parent().value()),
        new Operation.WriteFile(
            path,
            file.content(),
            file.mode(),
            write.expected(),
            Optional.of(file.owner()),
            Confinement.none()));
  }
}

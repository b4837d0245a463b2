package org.qjailctl.schema.binding;

import java.util.Optional;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The section {@code qjail}. */
final class QjailBinding {

  private static final PackageName PACKAGE = PackageName.of("qjail");

  private static final Form<PortName> PORT =
      Form.of(PortName::parse, ManifestCode.BAD_PORT_NAME, "Write sysutils/qjail.");

  private QjailBinding() {}

  static Optional<Qjail> read(Section top) {
    return top.section(
        "qjail",
        qjail ->
            new Qjail(
                program(qjail),
                qjail.flag("enable").map(Placed::value).orElse(true),
                qjail.flag("logging").map(Placed::value),
                qjail.section("base", BaseBinding::read).flatMap(base -> base),
                ZoneBinding.declared(qjail)));
  }

  private static Qjail.Program program(Section qjail) {
    Optional<Placed<PackageName>> name = qjail.form("package", Forms.PACKAGE);
    Optional<Placed<PortName>> port = qjail.form("port", PORT);
    if (qjail.has("package")) {
      port.ifPresent(
          both ->
              qjail
                  .reading()
                  .problems()
                  .report(
                      ManifestCode.PACKAGE_AND_PORT,
                      both.place(),
                      "qjail is installed once, from a package or from a port.",
                      "Keep either package or port."));
    }
    return port.<Qjail.Program>map(one -> new Qjail.Program.FromPort(one.value()))
        .orElseGet(() -> new Qjail.Program.FromPackage(name.map(Placed::value).orElse(PACKAGE)));
  }
}

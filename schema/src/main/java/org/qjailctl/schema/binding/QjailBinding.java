package org.qjailctl.schema.binding;

import java.util.Optional;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.schema.problem.Placed;

/** The section {@code qjail}. */
final class QjailBinding {

  private static final PackageName PACKAGE = PackageName.of("qjail");

  private QjailBinding() {}

  static Optional<Qjail> read(Section top) {
    return top.section(
        "qjail",
        qjail ->
            new Qjail(
                qjail.form("package", Forms.PACKAGE).map(Placed::value).orElse(PACKAGE),
                qjail.flag("enable").map(Placed::value).orElse(true),
                qjail.section("base", BaseBinding::read).flatMap(base -> base)));
  }
}

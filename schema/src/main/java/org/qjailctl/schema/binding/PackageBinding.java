package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.WantedPackage;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** One of {@code packages}: whether it is there, in which version, from which file. */
final class PackageBinding {

  private static final Form<String> VERSION =
      Forms.pattern(
          "[0-9A-Za-z][0-9A-Za-z._+,~]*",
          "a version is letters, digits, dots, commas, pluses and underscores",
          ManifestCode.BAD_PACKAGE_VERSION,
          "Write it as `pkg query %v NAME` prints it, such as 1.24.0_14,3.");

  private static final Form<HostPath> FILE =
      Form.of(
          HostPath::parse,
          ManifestCode.BAD_PATH,
          "Write the file's whole path there, such as /root/nginx-1.24.0.pkg.");

  private PackageBinding() {}

  static WantedPackage read(Placed<PackageName> name, Section one) {
    boolean absent =
        one.word("state", List.of(Presence.values())).map(Placed::value).orElse(Presence.PRESENT)
            == Presence.ABSENT;
    Optional<String> version = one.form("version", VERSION).map(Placed::value);
    Optional<HostPath> file = one.form("file", FILE).map(Placed::value);
    if (absent && (one.has("version") || one.has("file"))) {
      one.reading()
          .problems()
          .report(
              ManifestCode.SAID_OF_ABSENT,
              name.place(),
              name.value() + " is to go, so version and file mean nothing.",
              "Take them or `state: absent` out.");
    }
    return absent ? new WantedPackage.Absent() : new WantedPackage.Present(version, file);
  }
}

package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailOrigin;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** The keys {@code flavor} and {@code archive} of a jail: what its files are made of. */
final class OriginBinding {

  private static final String ARCHIVE = "archive";

  private static final Form<JailOrigin.FromArchive> FORM =
      Form.of(
          JailOrigin.FromArchive::parse,
          ManifestCode.BAD_ARCHIVE,
          "Write an archive's name, such as web@202611232120.33.tar, or a jail's for its newest.");

  private OriginBinding() {}

  static JailOrigin read(Section jail, JailDefaults defaults, References references) {
    Optional<Placed<FlavorName>> own = jail.form("flavor", Forms.FLAVOR_NAME);
    own.ifPresent(references::checkFlavor);
    Optional<Placed<JailOrigin.FromArchive>> archive = jail.form(ARCHIVE, FORM);
    archive.ifPresent(written -> reportUnfit(jail, written));
    return archive
        .<JailOrigin>map(Placed::value)
        .orElseGet(
            () ->
                new JailOrigin.FromFlavor(
                    own.map(Placed::value).or(defaults::flavor).orElse(Flavor.DEFAULT)));
  }

  private static void reportUnfit(Section jail, Placed<JailOrigin.FromArchive> archive) {
    for (String key : List.of("flavor", "flavor-files")) {
      if (jail.has(key)) {
        jail.reading()
            .problems()
            .report(
                ManifestCode.ARCHIVE_UNFIT,
                archive.place(),
                "A jail that is made of an archive has no flavor: qjail refuses the two together.",
                "Leave out archive or " + key + "; `provision` puts files into the jail.");
      }
    }
  }

  /** The folder in which qjail unpacks archives, and which it removes, would be such a jail's. */
  static void reportTempRestore(List<WrittenJail> jails, Problems problems) {
    boolean unpacks =
        jails.stream()
            .anyMatch(one -> one.jail().filter(jail -> jail.archive().isPresent()).isPresent());
    JailName name = JailName.of(JailPaths.TEMP_RESTORE.name());
    for (WrittenJail one : jails) {
      if (unpacks && one.names().contains(name)) {
        problems.report(
            ManifestCode.ARCHIVE_UNFIT,
            one.key().place(),
            "qjail unpacks the archives that jails are made of in "
                + JailPaths.TEMP_RESTORE
                + ", and removes all that is in there.",
            "Give the jail another name; `was: " + name + "` renames it.");
      }
    }
  }
}

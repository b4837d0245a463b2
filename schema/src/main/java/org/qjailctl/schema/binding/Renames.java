package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** Whether each {@code was} says clearly which jail gets which name. */
final class Renames {

  private Renames() {}

  static void report(List<WrittenJail> written, Set<JailName> absent, Problems problems) {
    Set<JailName> names = new TreeSet<>(absent);
    written.forEach(jail -> names.addAll(jail.names()));
    Map<JailName, JailName> heirs = new HashMap<>();
    for (WrittenJail jail : written) {
      if (jail.was().isEmpty()) {
        continue;
      }
      Placed<JailName> was = jail.was().get();
      JailName heir = heirs.putIfAbsent(was.value(), jail.key().value());
      if (jail.replicas().isPresent()) {
        report(was, "One jail cannot become " + jail.replicas().get().value() + ".", problems);
      } else if (names.contains(was.value())) {
        report(was, was.value() + " is a jail of this manifest itself.", problems);
      } else if (heir != null) {
        report(was, "The jail " + was.value() + " becomes " + heir + " already.", problems);
      }
    }
  }

  private static void report(Placed<JailName> was, String detail, Problems problems) {
    problems.report(
        ManifestCode.RENAME_UNCLEAR,
        was.place(),
        detail,
        "Name one jail that this one was called before, and that the manifest does not describe.");
  }
}

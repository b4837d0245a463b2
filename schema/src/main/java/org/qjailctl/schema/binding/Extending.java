package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.schema.binding.FlavorsBinding.WrittenFlavor;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/** Flavors that extend others: the parent's files first, a flavor's own instead of those. */
final class Extending {

  /** Each flavor has the files of all before it, so long lines would grow without measure. */
  private static final int MOST = 10;

  private final Map<FlavorName, WrittenFlavor> written = new TreeMap<>();
  private final Set<String> names;
  private final Problems problems;

  private Extending(List<WrittenFlavor> all, Set<String> names, Problems problems) {
    all.forEach(one -> written.put(one.flavor().name(), one));
    this.names = names;
    this.problems = problems;
  }

  /**
   * The flavors with the files of those that they extend.
   *
   * @param names of all flavors, those with problems of their own included
   */
  static List<Flavor> resolved(List<WrittenFlavor> all, Set<String> names, Problems problems) {
    Extending extending = new Extending(all, names, problems);
    return extending.written.values().stream().map(extending::whole).toList();
  }

  private Flavor whole(WrittenFlavor one) {
    one.parent().ifPresent(this::check);
    Set<FlavorName> path = new LinkedHashSet<>();
    List<WrittenFlavor> line = new ArrayList<>();
    Optional<WrittenFlavor> next = Optional.of(one);
    while (next.isPresent() && path.size() < MOST && path.add(next.get().flavor().name())) {
      line.addFirst(next.get());
      next = next.get().parent().flatMap(name -> Optional.ofNullable(written.get(name.value())));
    }
    if (next.isPresent() && next.get().flavor().name().equals(one.flavor().name())) {
      reportCycle(one, path);
    } else if (path.size() == MOST && next.isPresent()) {
      problems.report(
          ManifestCode.FLAVOR_DEPTH,
          one.parent().orElseThrow().place(),
          "More than " + MOST + " flavors stand behind one another.",
          "Let it extend one that is nearer to the first.");
    }
    SortedMap<HostPath, FileContent> files = new TreeMap<>();
    line.forEach(flavor -> files.putAll(flavor.flavor().files()));
    return new Flavor(one.flavor().name(), files);
  }

  /** Every flavor is made as a copy of the shipped default one, described or not. */
  private void check(Placed<FlavorName> parent) {
    String name = parent.value().value();
    if (!names.contains(name) && !parent.value().equals(Flavor.DEFAULT)) {
      problems.report(
          ManifestCode.UNKNOWN_PARENT,
          parent.place(),
          "The manifest describes no flavor " + Quoted.of(name) + ".",
          Nearest.remedy(name, names, "Describe it below flavors."));
    }
  }

  private void reportCycle(WrittenFlavor one, Set<FlavorName> path) {
    List<String> cycle = new ArrayList<>(path.stream().map(FlavorName::value).toList());
    cycle.add(one.flavor().name().value());
    problems.report(
        ManifestCode.FLAVOR_CYCLE,
        one.parent().orElseThrow().place(),
        "None of them has its files first: " + String.join(" extends ", cycle) + ".",
        "Take one of these extends out.");
  }
}

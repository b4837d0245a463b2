package org.qjailctl.planner.flavor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/** One flavor: the folder, and the files that the manifest puts into it. */
public final class FlavorPlanning {

  private FlavorPlanning() {}

  static ResourceAddress address(Flavor flavor) {
    return ResourceAddress.of(ResourceAddress.Kind.FLAVOR, flavor.name().value());
  }

  /**
   * All flavors of the manifest, the default one first: the others are copies of it.
   *
   * @param baseComes whether the base system, and the default flavor with it, is installed by this
   *     plan
   */
  public static Fragment all(
      Manifest manifest, HostState host, boolean baseComes, SortedSet<StepId> needs) {
    List<Fragment> parts = new ArrayList<>();
    SortedSet<StepId> before = new TreeSet<>(needs);
    for (Flavor flavor : inOrder(manifest)) {
      Fragment planned = plan(flavor, host, baseComes, before);
      parts.add(planned);
      if (flavor.name().equals(Flavor.DEFAULT)) {
        before.addAll(planned.stepIds());
      }
    }
    return Fragment.joined(parts);
  }

  private static List<Flavor> inOrder(Manifest manifest) {
    return manifest.flavors().values().stream()
        .sorted(
            Comparator.comparing((Flavor flavor) -> !flavor.name().equals(Flavor.DEFAULT))
                .thenComparing(Flavor::name))
        .toList();
  }

  private static Fragment plan(
      Flavor wanted, HostState host, boolean baseComes, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(address(wanted), needs);
    List<AttributeChange> attributes = new ArrayList<>();
    Optional<SortedMap<HostPath, FileState>> found =
        baseComes
            ? Optional.empty()
            : host.qjail().flavor(wanted.name()).known().orElse(Optional.empty());
    boolean shipped = wanted.name().equals(Flavor.DEFAULT);
    boolean missing = found.isEmpty() && !shipped;
    if (missing) {
      chain.add(
          "create",
          new QjailStep.CreateFlavor(wanted.name()),
          new Condition.FlavorExists(wanted.name()),
          Impact.LIVE);
    }
    for (Map.Entry<HostPath, FileContent> file : wanted.files().entrySet()) {
      FileState now =
          found.orElse(new TreeMap<>()).getOrDefault(file.getKey(), new FileState.Absent());
      planFile(wanted, file.getKey(), file.getValue(), now, found.isPresent(), chain, attributes);
    }
    Action action = chain.isEmpty() ? Action.UNCHANGED : missing ? Action.CREATE : Action.UPDATE;
    List<String> reasons =
        action == Action.UPDATE && found.isPresent()
            ? List.of(
                "jails that exist keep what they have: qjail copies a flavor when it creates a"
                    + " jail")
            : List.of();
    int count = wanted.files().size();
    Change change =
        new Change(
            address(wanted),
            action,
            Impact.LIVE,
            count + (count == 1 ? " file" : " files"),
            attributes,
            reasons,
            List.of());
    return new Fragment(List.of(change), chain.steps(), List.of());
  }

  private static void planFile(
      Flavor flavor,
      HostPath path,
      FileContent wanted,
      FileState now,
      boolean known,
      Fragment.Chain chain,
      List<AttributeChange> attributes) {
    Optional<Operation.Expected> replaces =
        switch (now) {
          case FileState.Absent absent ->
              Optional.of(
                  known ? new Operation.Expected.Absent() : new Operation.Expected.Anything());
          case FileState.Regular file ->
              FlavorDrift.same(file, wanted)
                  ? Optional.empty()
                  : Optional.of(new Operation.Expected.Content(file.digest()));
          // The write refuses these in its own words, and says what stands in the way.
          case FileState.Directory directory -> Optional.of(new Operation.Expected.Absent());
          case FileState.Other other -> Optional.of(new Operation.Expected.Absent());
        };
    if (replaces.isEmpty()) {
      return;
    }
    attributes.add(
        new AttributeChange(
            path.value(),
            describe(now, wanted),
            Optional.of(
                wanted.content().size()
                    + " bytes, mode "
                    + wanted.mode()
                    + ", sha256 "
                    + wanted.content().sha256().brief()
                    + "..."
                    + owner(
                        wanted.owner().equals(FileOwner.ROOT) ? "" : wanted.owner().toString()))));
    chain.add(
        "write " + path,
        new QjailStep.WriteFlavorFile(flavor.name(), path, wanted, replaces.get()),
        new Condition.FlavorFileIs(
            flavor.name(), path, wanted.content().sha256(), wanted.mode(), wanted.owner()),
        Impact.LIVE);
  }

  private static String owner(String name) {
    return name.isEmpty() ? "" : ", owner " + name;
  }

  private static Optional<String> describe(FileState now, FileContent wanted) {
    return switch (now) {
      case FileState.Absent absent -> Optional.empty();
      case FileState.Regular file ->
          Optional.of(
              "mode "
                  + file.mode()
                  + ", sha256 "
                  + file.digest().brief()
                  + "..."
                  + owner(
                      FlavorDrift.isOwned(file, wanted) ? "" : file.owner() + ":" + file.group()));
      case FileState.Directory directory -> Optional.of("a folder");
      case FileState.Other(String kind) -> Optional.of(kind);
    };
  }
}

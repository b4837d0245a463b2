package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * The jails that would have to be made anew: those that the operator agrees to lose, and a refusal
 * for each of the others.
 */
public record JailReplacements(
    SortedMap<JailName, JailReplacement> agreed, SortedMap<JailName, Diagnostic> refused) {

  /**
   * Those of the manifest's jails that are there and cannot be changed in place.
   *
   * @param found by the names that they are to have
   * @param sshd whether a jail's files enable sshd(8)
   */
  public static JailReplacements of(
      Manifest manifest,
      SortedMap<JailName, ObservedJail> found,
      Predicate<Jail> sshd,
      Consent consent) {
    SortedMap<JailName, JailReplacement> agreed = new TreeMap<>();
    SortedMap<JailName, Diagnostic> refused = new TreeMap<>();
    for (Jail wanted : manifest.jails().values()) {
      ObservedJail jail = found.get(wanted.name());
      List<String> why =
          jail == null ? List.of() : JailAnew.reasons(wanted, jail, sshd.test(wanted));
      if (jail == null || why.isEmpty()) {
        continue;
      }
      Optional<Diagnostic> refusal = refusal(manifest, wanted, jail, why, consent);
      if (refusal.isPresent()) {
        refused.put(wanted.name(), refusal.get());
      } else {
        agreed.put(wanted.name(), JailReplacement.of(wanted, jail, why, sshd.test(wanted)));
      }
    }
    return new JailReplacements(agreed, refused);
  }

  /** That of {@code jail}, when it is agreed to. */
  public Optional<JailReplacement> of(Jail jail) {
    return Optional.ofNullable(agreed.get(jail.name()));
  }

  /** The jails of {@code found} that are not made anew. */
  public SortedMap<JailName, ObservedJail> without(SortedMap<JailName, ObservedJail> found) {
    SortedMap<JailName, ObservedJail> kept = new TreeMap<>(found);
    kept.keySet().removeAll(agreed.keySet());
    return kept;
  }

  private static Optional<Diagnostic> refusal(
      Manifest manifest, Jail wanted, ObservedJail found, List<String> why, Consent consent) {
    boolean consented = consent.replace().contains(ResourceAddress.of(wanted.name()));
    List<String> remedies = new ArrayList<>();
    if (manifest.protectedJails().contains(wanted.name())) {
      remedies.add(
          "The manifest protects the jail: nothing replaces it as long as lifecycle.prevent-destroy"
              + " stands there. Describe it as it is, or take that line out first.");
    } else if (!found.name().equals(wanted.name())) {
      remedies.add(
          "It is to be renamed as well: apply the rename first, and what else is to change after"
              + " it.");
    } else if (wanted.archive().isPresent() && !wanted.name().zone().equals(found.name().zone())) {
      remedies.add(
          "It is to move to another zone, and qjail looks for archives in that one: take `archive`"
              + " out of the jail, and carry its files over by hand.");
    } else if (!consented) {
      remedies.add(
          "Describe the jail as it is, or let it be made anew with `--allow-replace '"
              + ResourceAddress.of(wanted.name())
              + "'`: it is archived and the archive is read to its end, then it is deleted and"
              + " created as described, "
              + (wanted.archive().isPresent()
                  ? "of the archive that its key archive names."
                  : "without its data; with `archive: "
                      + wanted.name()
                      + "` it is made of that archive."));
    }
    return remedies.isEmpty()
        ? Optional.empty()
        : Optional.of(
            PlanCode.JAIL_ANEW.about(
                ResourceAddress.of(wanted.name()),
                "qjail cannot change it in place: " + String.join("; ", why) + ".",
                remedies.getFirst()));
  }
}

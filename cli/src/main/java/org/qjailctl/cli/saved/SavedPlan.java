package org.qjailctl.cli.saved;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.cli.engine.Asking;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;

/**
 * A plan that was approved: what it was made from, and what it does, as fingerprints. None of it is
 * carried out from here: it is planned again, and compared.
 *
 * @param manifest the manifest's absolute path
 * @param address where the host is, as it was typed
 * @param hostName what the host calls itself; empty when it did not say
 * @param guardsAsked whether the manifest's guards were asked when it was made
 * @param manifestFingerprint of what the manifest says, however it is written
 * @param facts of what was seen of the host, by names for people
 * @param steps of each step, by its id
 */
public record SavedPlan(
    Path manifest,
    String address,
    String hostName,
    Consent consent,
    boolean guardsAsked,
    String manifestFingerprint,
    SortedMap<String, String> facts,
    SortedMap<String, String> steps) {

  public SavedPlan {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    steps = Collections.unmodifiableSortedMap(new TreeMap<>(steps));
  }

  /** {@code plan}, made from {@code manifest} and {@code seen}. */
  public static SavedPlan of(
      Path file,
      String address,
      Consent consent,
      boolean guardsAsked,
      Manifest manifest,
      HostState seen,
      Plan plan) {
    SortedMap<String, String> steps = new TreeMap<>();
    plan.steps().forEach(step -> steps.put(step.id().toString(), Fingerprint.of(step)));
    return new SavedPlan(
        file.toAbsolutePath().normalize(),
        address,
        seen.system().known().map(SystemFacts::hostName).orElse(""),
        consent,
        guardsAsked,
        Fingerprint.of(manifest),
        HostFingerprints.of(seen),
        steps);
  }

  /**
   * What may be run before an apply's question: a saved plan is held to what was known when it was
   * made.
   *
   * @param otherwise of a plan that was not saved
   */
  public static Asking asking(Optional<SavedPlan> saved, Asking otherwise) {
    return saved.map(plan -> plan.guardsAsked() ? Asking.GUARDS : Asking.NOTHING).orElse(otherwise);
  }

  /** Whether {@code now}, planned again, is of the host that this was made for. */
  public boolean isOfHost(SavedPlan now) {
    return hostName.equals(now.hostName);
  }

  /**
   * What makes this plan stale, a clause each; nothing while planning again gives the same steps.
   * Facts that changed and matter to none of them are no reason.
   */
  public List<String> staleness(SavedPlan now) {
    List<String> reasons = new ArrayList<>();
    if (!manifestFingerprint.equals(now.manifestFingerprint)) {
      reasons.add("the manifest says something else");
    }
    if (steps.equals(now.steps)) {
      return reasons;
    }
    differences(facts, now.facts)
        .forEach((name, how) -> reasons.add(name + " " + how + " on the host"));
    differences(steps, now.steps).forEach((id, how) -> reasons.add("the step `" + id + "` " + how));
    return reasons;
  }

  private static SortedMap<String, String> differences(
      SortedMap<String, String> before, SortedMap<String, String> now) {
    SortedMap<String, String> all = new TreeMap<>();
    before.forEach(
        (name, fingerprint) -> {
          if (!now.containsKey(name)) {
            all.put(name, "is gone");
          } else if (!fingerprint.equals(now.get(name))) {
            all.put(name, "changed");
          }
        });
    now.keySet().stream()
        .filter(name -> !before.containsKey(name))
        .forEach(name -> all.put(name, "is new"));
    return all;
  }
}

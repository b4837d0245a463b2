package org.qjailctl.planner.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/** Where the base system comes from that a host is to have, and whether it can come from there. */
record BaseSource(Base.Source source, HostState host) {

  static Condition fileIs(Base.Source.Verified file) {
    return new Condition.FileIs(Place.host(), file.path(), file.sha256(), Optional.empty());
  }

  /** In words for people. */
  String words() {
    return switch (source) {
      case Base.Source.File file -> file.path() + ", sha256 " + file.sha256().brief() + "...";
      case Base.Source.Url url -> url.url() + ", sha256 " + url.sha256().brief() + "...";
      case Base.Source.Release release -> release().orElse("release") + " from " + release.host();
    };
  }

  List<String> warnings() {
    return switch (source) {
      case Base.Source.Verified file -> List.of();
      case Base.Source.Release release ->
          List.of(
              "qjail fetches it by ftp, which the host has to reach, and nothing is held against a"
                  + " digest");
    };
  }

  /** Adds the fetching of its file, where it has to be fetched before qjail is called. */
  void fetch(Fragment.Chain chain) {
    if (source instanceof Base.Source.Url url
        && !(fileIs(url).verdict(host) instanceof Verdict.Holds)) {
      chain.add("fetch base", new QjailStep.FetchBase(url), fileIs(url), Impact.LIVE);
    }
  }

  Optional<Diagnostic> problem() {
    return switch (source) {
      case Base.Source.File file ->
          fileIs(file).verdict(host) instanceof Verdict.Fails(String found)
              ? Optional.of(otherFile(file, found))
              : Optional.empty();
      case Base.Source.Url url -> Optional.empty();
      case Base.Source.Release wanted ->
          release().isPresent() ? Optional.empty() : Optional.of(noRelease());
    };
  }

  private static Diagnostic otherFile(Base.Source.File file, String found) {
    return PlanCode.BASE_FILE.about(
        QjailPlanning.ADDRESS,
        found + "; the manifest wants the digest " + file.sha256() + ".",
        "Put the release's base.txz there, or correct qjail.base in the manifest (the release's"
            + " MANIFEST file lists the digest).");
  }

  /** qjail knows the servers' folders of releases only (qjail 5.0, install). */
  private Diagnostic noRelease() {
    return PlanCode.BASE_NO_RELEASE.about(
        QjailPlanning.ADDRESS,
        "The host runs "
            + host.system().known().map(SystemFacts::release).orElse("an unknown system")
            + "; qjail install fetches the base system of a -RELEASE only.",
        "Name a base.txz in qjail.base: source: file:///root/base.txz with its sha256.");
  }

  private Optional<String> release() {
    return host.system()
        .known()
        .map(facts -> facts.release().replaceFirst("-p[0-9]+$", ""))
        .filter(release -> release.matches("[0-9]+\\.[0-9]+-RELEASE"));
  }
}

package org.qjailctl.executors.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ZonedJail;

/** The jails of qjail's zones, by {@link ZonesScript}. */
final class ZonesReading {

  private static final String WHAT = "listing the jails of zones";

  private static final Pattern DEFINITION =
      Pattern.compile(
          Pattern.quote(JailPaths.LOCAL.value())
              + "\\.([A-Za-z0-9_-]+)/([^/.]+)(\\.man|\\.norun)?");

  private ZonesReading() {}

  /** None of them runs, as far as this tells. */
  static Reading<Fact<SortedMap<JailName, ZonedJail>>> of() {
    return Reading.of(
        Operation.Run.of("sh", "-c", ZonesScript.TEXT, "sh", JailPaths.LOCAL.value()),
        ZonesReading::read);
  }

  static SortedMap<JailName, ZonedJail> with(
      Map<JailName, ZonedJail> jails, Set<JailName> running) {
    SortedMap<JailName, ZonedJail> all = new TreeMap<>(jails);
    all.replaceAll(
        (name, jail) -> new ZonedJail(name, jail.zone(), jail.boot(), running.contains(name)));
    return all;
  }

  private static Fact<SortedMap<JailName, ZonedJail>> read(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(WHAT, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    List<String> lines = outcome.stdout().utf8().lines().toList();
    if (!outcome.good() || lines.isEmpty() || !lines.getLast().equals("end")) {
      return Fact.unknown(Trouble.ended(WHAT, outcome));
    }
    SortedMap<JailName, ZonedJail> jails = new TreeMap<>();
    for (String line : lines) {
      Matcher path = DEFINITION.matcher(line);
      if (path.matches()) {
        JailName.parse(path.group(2))
            .toOptional()
            .ifPresent(
                name ->
                    jails.put(
                        name, new ZonedJail(name, path.group(1), boot(path.group(3)), false)));
      }
    }
    return Fact.known(jails);
  }

  private static BootPolicy boot(@Nullable String suffix) {
    String written = suffix == null ? "" : suffix;
    return Arrays.stream(BootPolicy.values())
        .filter(policy -> JailPaths.suffix(policy).equals(written))
        .findFirst()
        .orElse(BootPolicy.AUTO);
  }
}

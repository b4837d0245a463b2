package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.executors.simulated.pf.WrittenRules;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Interfaces;
import org.qjailctl.executors.simulated.world.NetworkInterface;
import org.qjailctl.executors.simulated.world.PacketFilter;

/**
 * The packet filter. Its filter rules are not read from a host: they are taken for what pf.conf(5)
 * loads, with one rule more where the host loaded others than it has.
 */
final class SeededPf {

  private static final Pattern TRANSLATION = Pattern.compile("(no )?(nat|rdr|binat)\\b.*");
  private static final String ANOTHER_RULE = "block drop quick inet from 192.0.2.1 to any";

  private SeededPf() {}

  static void lay(FileView host, PfState seen) throws FileRefused {
    Optional<String> pfConf = seen.pfConf().known().flatMap(text -> text);
    if (pfConf.isPresent()) {
      host.write(PfAnchor.PF_CONF.value(), pfConf.get());
      host.changeMode(PfAnchor.PF_CONF.value(), seen.pfConfMode());
    }
    Optional<String> rules = seen.rulesFile().known().flatMap(text -> text);
    if (rules.isPresent()) {
      host.makeFolders(PfAnchor.FILE.parent().value());
      host.write(PfAnchor.FILE.value(), rules.get());
    }
  }

  /** Whether the module must be there, for pf filters or has rules. */
  static boolean loaded(PfState seen) {
    return seen.enabled().known().orElse(false)
        || !seen.mainTranslation().known().orElse(List.of()).isEmpty()
        || !seen.anchorRules().known().orElse(List.of()).isEmpty();
  }

  static PacketFilter.State state(PfState seen, List<NetworkInterface> interfaces) {
    if (!loaded(seen)) {
      return PacketFilter.State.NONE;
    }
    Map<Boolean, List<String>> anchor =
        seen.anchorRules().known().orElse(List.of()).stream()
            .collect(Collectors.partitioningBy(rule -> TRANSLATION.matcher(rule).matches()));
    PacketFilter.State state =
        new PacketFilter.State(
            seen.enabled().known().orElse(false), 0, main(seen, interfaces), Map.of());
    return state.with(
        PfAnchor.NAME,
        PacketFilter.Ruleset.NONE
            .withTranslation(anchor.getOrDefault(true, List.of()))
            .withFilter(anchor.getOrDefault(false, List.of())));
  }

  private static PacketFilter.Ruleset main(PfState seen, List<NetworkInterface> interfaces) {
    PacketFilter.Ruleset written =
        WrittenRules.of(
            seen.pfConf().known().flatMap(text -> text).orElse(""), new Interfaces(interfaces));
    PacketFilter.Ruleset loaded =
        written.withTranslation(seen.mainTranslation().known().orElse(written.translation()));
    if (seen.mainAsWritten().equals(Fact.known(false))) {
      List<String> filter = new ArrayList<>(loaded.filter());
      filter.add(ANOTHER_RULE);
      return loaded.withFilter(filter);
    }
    return loaded;
  }
}

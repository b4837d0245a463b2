package org.qjailctl.executors.simulated.seeding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.PacketFilter;

/** The packet filter: its files, and its rules as pfctl(8) printed them. */
final class SeededPf {

  private static final Pattern TRANSLATION = Pattern.compile("(no )?(nat|rdr|binat)\\b.*");

  private SeededPf() {}

  static void lay(FileView host, PfState seen) throws FileRefused {
    Optional<String> pfConf = seen.pfConf().known().flatMap(text -> text);
    if (pfConf.isPresent()) {
      host.write(PfAnchor.PF_CONF.value(), Content.of(Bytes.latin1(pfConf.get())));
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
        || !seen.mainRules().known().orElse(List.of()).isEmpty()
        || !seen.anchorRules().known().orElse(List.of()).isEmpty();
  }

  static PacketFilter.State state(PfState seen) {
    if (!loaded(seen)) {
      return PacketFilter.State.NONE;
    }
    List<String> anchor = seen.anchorRules().known().orElse(List.of());
    return new PacketFilter.State(
            seen.enabled().known().orElse(false),
            0,
            ruleset(seen.mainRules().known().orElse(List.of())),
            Map.of())
        .with(PfAnchor.NAME, ruleset(anchor).withTables(tables(anchor)));
  }

  private static PacketFilter.Ruleset ruleset(List<String> lines) {
    return PacketFilter.Ruleset.NONE
        .withTranslation(only(lines, line -> TRANSLATION.matcher(line).matches()))
        .withFilter(
            only(lines, line -> !TRANSLATION.matcher(line).matches() && !line.startsWith("<")));
  }

  /** Behind the rules the contents of tables were read: {@code <name> address}. */
  private static List<String> tables(List<String> lines) {
    SortedMap<String, SortedSet<String>> contents = new TreeMap<>();
    for (String line : only(lines, one -> one.startsWith("<") && one.contains("> "))) {
      int end = line.indexOf('>') + 1;
      contents
          .computeIfAbsent(line.substring(0, end), name -> new TreeSet<>())
          .add(line.substring(end).strip());
    }
    return contents.entrySet().stream()
        .map(table -> "table " + table.getKey() + " { " + String.join(" ", table.getValue()) + " }")
        .toList();
  }

  private static List<String> only(List<String> lines, Predicate<String> kind) {
    return lines.stream().filter(kind).toList();
  }
}

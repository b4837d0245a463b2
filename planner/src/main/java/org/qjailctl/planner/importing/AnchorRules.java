package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.PfMacroName;
import org.qjailctl.core.manifest.PfRulesText;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;

/** Reads the anchor's rule file back: the lines that {@link PfAnchor} writes. */
final class AnchorRules {

  private static final Pattern MACRO = Pattern.compile("([A-Za-z][A-Za-z0-9_]*) = \"(.*)\"");

  private static final Pattern TABLE =
      Pattern.compile("table <([A-Za-z0-9_-]+)> persist( \\{ ?(.*) ?\\})?");

  private static final Pattern NAT =
      Pattern.compile("nat pass on (\\S+) (inet6?) from ((?:! )?\\S+) to ((?:! )?\\S+) -> (\\S+)");

  private static final Pattern RDR =
      Pattern.compile(
          "rdr pass on (\\S+) inet6? proto (tcp|udp) from ((?:! )?\\S+) to ((?:! )?\\S+) port"
              + " ([0-9:]+) -> (\\S+?)(?: port ([0-9]{1,5})(?::\\*)?)?");

  private final SortedMap<PfMacroName, String> macros = new TreeMap<>();
  private final SortedMap<PfTableName, Pf.Table> tables = new TreeMap<>();
  private final List<Pf.Nat> nat = new ArrayList<>();
  private final List<Pf.Redirect> rdr = new ArrayList<>();
  private final List<String> translation = new ArrayList<>();
  private final List<String> filter = new ArrayList<>();
  private boolean raw;

  private AnchorRules() {}

  /** The rules; empty when {@code file} is not the very text that is written for them. */
  static Optional<Pf> parse(String file) {
    AnchorRules read = new AnchorRules();
    try {
      file.lines().forEach(read::line);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    Pf.Raw raw = new Pf.Raw(read.translation, read.filter);
    Pf found = new Pf(true, read.macros, read.tables, read.nat, read.rdr, raw);
    return PfAnchor.rules(found).equals(file) ? Optional.of(found) : Optional.empty();
  }

  private void line(String line) {
    Matcher macro = MACRO.matcher(line);
    Matcher table = TABLE.matcher(line);
    Matcher natRule = NAT.matcher(line);
    Matcher rdrRule = RDR.matcher(line);
    if (line.startsWith("#")) {
      raw = line.equals(PfAnchor.RAW);
    } else if (raw) {
      translation.add(line);
    } else if (macro.matches()) {
      macros.put(new PfMacroName(macro.group(1)), macro.group(2));
    } else if (table.matches()) {
      tables.put(new PfTableName(table.group(1)), new Pf.Table(addresses(table)));
    } else if (natRule.matches()) {
      nat.add(nat(natRule));
    } else if (rdrRule.matches()) {
      rdr.add(rdr(rdrRule));
    } else if (PfRulesText.isFilter(line)) {
      filter.add(line);
    }
  }

  private static Optional<SortedSet<String>> addresses(Matcher table) {
    return Optional.ofNullable(table.group(3))
        .map(
            text ->
                new TreeSet<>(
                    List.of(text.strip().split(" ")).stream()
                        .filter(word -> !word.isEmpty())
                        .toList()));
  }

  private static Pf.Nat nat(Matcher line) {
    return new Pf.Nat(
        new InterfaceName(line.group(1)),
        line.group(2).equals("inet") ? IpFamily.INET : IpFamily.INET6,
        new PfHost(line.group(3)),
        new PfHost(line.group(4)),
        new PfHost(line.group(5)));
  }

  private static Pf.Redirect rdr(Matcher line) {
    PortRange port = PortRange.parse(line.group(5)).orThrow();
    Optional<String> toPort = Optional.ofNullable(line.group(7));
    return new Pf.Redirect(
        new InterfaceName(line.group(1)),
        line.group(2).equals("tcp") ? Pf.Protocol.TCP : Pf.Protocol.UDP,
        new PfHost(line.group(3)),
        new PfHost(line.group(4)),
        port,
        IpAddress.parse(line.group(6)).orThrow(),
        toPort.map(Integer::parseInt).map(Port::new).orElse(port.first()),
        Optional.empty());
  }
}

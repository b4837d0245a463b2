package org.qjailctl.schema.binding;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfMacroName;
import org.qjailctl.core.manifest.PfTableName;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** Tables and macros of the section {@code pf}. */
final class PfTablesBinding {

  private static final Form<PfTableName> TABLE =
      Form.of(
          PfTableName::parse, ManifestCode.BAD_PF_TABLE, "Choose another name, such as clients.");

  private static final Form<PfMacroName> MACRO =
      Form.of(PfMacroName::parse, ManifestCode.BAD_PF_MACRO, "Choose another name, such as ext.");

  private static final Form<String> ADDRESS =
      Form.of(
          PfTablesBinding::address,
          ManifestCode.BAD_PF_TABLE,
          "Write an address or a network, such as 10.0.0.0/8, with \"!\" before one that does not"
              + " belong.");

  /** pfctl(8) ends a value at its quote, and looks for no macros in it. */
  private static final Form<String> VALUE =
      Form.of(
          text ->
              text.isBlank() || !text.matches("[^\\p{Cntrl}\"\\\\$]*")
                  ? Parsed.refused("a macro's value is one line without \", $ and \\")
                  : Parsed.ok(text),
          ManifestCode.BAD_PF_MACRO,
          "Write what stands between the quotes in pf.conf(5); vars may be put together.");

  private PfTablesBinding() {}

  static SortedMap<PfMacroName, String> macros(Section pf) {
    SortedMap<PfMacroName, String> all = new TreeMap<>();
    pf.named("macros", MACRO, (name, node) -> macro(pf, name, node))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Optional<Map.Entry<PfMacroName, String>> macro(
      Section pf, Placed<PfMacroName> name, YamlNode node) {
    Reading reading = pf.reading();
    return reading
        .text(node)
        .flatMap(text -> VALUE.read(text, reading.problems()))
        .map(value -> Map.entry(name.value(), value.value()));
  }

  static SortedMap<PfTableName, Pf.Table> tables(Section pf) {
    SortedMap<PfTableName, Pf.Table> all = new TreeMap<>();
    pf.sections(
            "tables", TABLE, (name, table) -> Optional.of(Map.entry(name.value(), table(table))))
        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }

  private static Pf.Table table(Section table) {
    if (!table.has("addresses")) {
      return new Pf.Table(Optional.empty());
    }
    SortedSet<String> addresses = new TreeSet<>();
    for (YamlNode item : table.items("addresses")) {
      table
          .reading()
          .text(item)
          .flatMap(text -> ADDRESS.read(text, table.reading().problems()))
          .ifPresent(address -> addresses.add(address.value()));
    }
    return new Pf.Table(Optional.of(addresses));
  }

  private static Parsed<String> address(String text) {
    boolean not = text.startsWith("!");
    return IpNetwork.parse(not ? text.substring(1).stripLeading() : text)
        .map(network -> (not ? "!" : "") + network);
  }
}

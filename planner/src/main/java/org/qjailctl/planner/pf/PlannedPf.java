package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.PfFiles;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.core.pf.evaluation.Ruleset;
import org.qjailctl.core.plan.PfHooks;

/** pf's rules and a host's interfaces: as they are, as a manifest makes them, and after a boot. */
public final class PlannedPf {

  private final Optional<Manifest> manifest;
  private final SortedMap<InterfaceName, ObservedInterface> interfaces;
  private final PfState found;

  public PlannedPf(Optional<Manifest> manifest, HostState host) {
    this(manifest, host.pf(), host.interfaces().known().orElse(new TreeMap<>()));
  }

  private PlannedPf(
      Optional<Manifest> manifest,
      PfState found,
      SortedMap<InterfaceName, ObservedInterface> interfaces) {
    this.manifest = manifest;
    this.found = found;
    this.interfaces = interfaces;
  }

  /** What the manifest alone says, of a host that nobody has asked. */
  public static PlannedPf of(Manifest manifest) {
    return new PlannedPf(Optional.of(manifest), PfState.notProbed(), new TreeMap<>());
  }

  /** The interfaces with the addresses that they have. */
  public Links linksNow() {
    Map<String, List<InterfaceAddress>> all = new LinkedHashMap<>();
    interfaces
        .values()
        .forEach(one -> all.put(one.name().value(), new ArrayList<>(one.addresses())));
    return links(all);
  }

  /** The same with the addresses that the manifest gives to interfaces and to jails. */
  public Links linksAfter() {
    Map<String, List<InterfaceAddress>> all = new LinkedHashMap<>();
    linksNow().all().forEach(one -> all.put(one.name(), new ArrayList<>(one.addresses())));
    manifest.ifPresent(wanted -> give(wanted, all));
    return links(all);
  }

  private static void give(Manifest wanted, Map<String, List<InterfaceAddress>> all) {
    wanted
        .interfaces()
        .forEach((name, one) -> one.addresses().forEach(each -> add(all, name.value(), each)));
    for (Jail jail : wanted.jails().values()) {
      jail.ip4()
          .forEach(one -> add(all, one.on(jail.networkInterface()).value(), single(one.address())));
      jail.ip6()
          .forEach(one -> add(all, one.on(jail.networkInterface()).value(), single(one.address())));
    }
  }

  private static InterfaceAddress single(IpAddress address) {
    return new InterfaceAddress(address, address.bits());
  }

  private static void add(
      Map<String, List<InterfaceAddress>> all, String name, InterfaceAddress address) {
    List<InterfaceAddress> own = all.computeIfAbsent(name, made -> new ArrayList<>());
    if (own.stream().noneMatch(one -> one.address().equals(address.address()))) {
      own.add(address);
    }
  }

  /** The same as pf finds them at boot, before DHCP has given interfaces their addresses. */
  public Links linksAtBoot(SortedMap<RcVariable, String> rcConf) {
    Map<String, List<InterfaceAddress>> all = new LinkedHashMap<>();
    for (Links.Link link : linksAfter().all()) {
      String set = rcConf.getOrDefault(RcVariable.of("ifconfig_" + link.name()), "");
      boolean later = set.toLowerCase(Locale.ROOT).contains("dhcp");
      all.put(link.name(), later ? List.of() : link.addresses());
    }
    return links(all);
  }

  private static Links links(Map<String, List<InterfaceAddress>> all) {
    return new Links(
        all.entrySet().stream().map(one -> new Links.Link(one.getKey(), one.getValue())).toList());
  }

  /** The rules that are loaded; none where pf does not filter. */
  public Ruleset running() {
    if (!found.enabled().known().orElse(false)) {
      return Ruleset.NONE;
    }
    Links links = linksNow();
    Ruleset main = parsed(found.mainRules().known().orElse(List.of()), "pfctl -sr", links);
    Ruleset anchor =
        parsed(
            found.anchorRules().known().orElse(List.of()).stream()
                .filter(line -> !line.startsWith("<"))
                .toList(),
            "pfctl -a " + PfAnchor.NAME + " -sr",
            links);
    return withContents(main.skipping(written(links)), false)
        .with(PfAnchor.NAME, anchorContents(anchor));
  }

  private Ruleset anchorContents(Ruleset anchor) {
    Ruleset all = anchor;
    Map<String, List<String>> contents = contents(found.anchorRules().known().orElse(List.of()));
    for (Map.Entry<String, List<String>> table : contents.entrySet()) {
      all = all.with(table.getKey(), Optional.of(table.getValue()));
    }
    return all;
  }

  /** The main rules as the file has them, by pfctl where it takes the file. */
  private Ruleset written(Links links) {
    return found
        .mainWritten()
        .known()
        .map(lines -> parsed(lines, PfAnchor.PF_CONF.value(), links))
        .orElseGet(
            () ->
                Ruleset.of(
                    PfText.main(
                            found.pfConf().known().orElse(Optional.empty()).orElse("") + "\n",
                            PfAnchor.PF_CONF.value())
                        .parse(links, PfFiles.NONE)));
  }

  /**
   * The rules once the manifest's are loaded.
   *
   * @param wholeFile whether /etc/pf.conf is loaded, not the anchor alone
   * @param boots whether this is at boot, when programs have put nothing into tables yet
   */
  public Ruleset after(boolean wholeFile, boolean boots, Links links) {
    String rules = manifest.flatMap(Manifest::pf).map(PfAnchor::rules).orElse("");
    Ruleset written = written(links);
    Ruleset main =
        wholeFile
            ? written
            : parsed(found.mainRules().known().orElse(List.of()), "pfctl -sr", links)
                .skipping(written);
    if (wholeFile && manifest.flatMap(Manifest::pf).isPresent()) {
      List<String> missing =
          PfHooks.missing(found.pfConf().known().orElse(Optional.empty()).orElse(""), rules);
      main =
          main.and(
              parsed(
                  missing.stream().filter(line -> !line.startsWith("load ")).toList(),
                  PfAnchor.PF_CONF.value(),
                  links));
    }
    Ruleset anchor =
        Ruleset.of(
            new PfText(rules, PfAnchor.FILE.value(), PfAnchor.NAME).parse(links, PfFiles.NONE));
    return withContents(main, boots).with(PfAnchor.NAME, anchor);
  }

  private static Ruleset parsed(List<String> lines, String name, Links links) {
    return Ruleset.of(lines, name, links);
  }

  /** What is in tables whose rules do not say it: what was seen, or at boot what files say. */
  private Ruleset withContents(Ruleset rules, boolean boots) {
    List<String> seen = found.tables().known().orElse(List.of());
    Map<String, List<String>> contents = contents(seen);
    Ruleset all = rules;
    for (Map.Entry<String, Optional<List<String>>> table : rules.tables().entrySet()) {
      if (table.getValue().isEmpty()) {
        Optional<List<String>> said = filled(table.getKey(), seen);
        all =
            all.with(
                table.getKey(),
                said.or(
                    () ->
                        boots
                            ? Optional.of(List.of())
                            : Optional.ofNullable(contents.get(table.getKey()))));
      }
    }
    for (Map.Entry<String, List<String>> table : contents.entrySet()) {
      if (!boots && !all.tables().containsKey(table.getKey())) {
        all = all.with(table.getKey(), Optional.of(table.getValue()));
      }
    }
    return all;
  }

  /** What the files say that fill a table. */
  private Optional<List<String>> filled(String table, List<String> seen) {
    List<String> all = new ArrayList<>();
    boolean any = false;
    String start = "table <" + table + ">";
    for (String line : found.mainWritten().known().orElse(List.of())) {
      if (line.startsWith(start) && line.contains(" file \"")) {
        String file = line.replaceFirst(".* file \"([^\"]*)\".*", "$1");
        any = true;
        seen.stream()
            .filter(one -> one.startsWith(file + ": "))
            .map(one -> one.substring(file.length() + 2).replaceFirst("#.*", "").strip())
            .filter(one -> !one.isEmpty())
            .forEach(all::add);
      }
    }
    return any ? Optional.of(all) : Optional.empty();
  }

  private static Map<String, List<String>> contents(List<String> lines) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String line : lines) {
      int end = line.indexOf('>');
      if (line.startsWith("<") && end > 0) {
        List<String> own = all.computeIfAbsent(line.substring(1, end), made -> new ArrayList<>());
        if (line.length() > end + 1) {
          own.add(line.substring(end + 1).strip());
        }
      }
    }
    return all;
  }
}

package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.observed.ObservedJail;

/** The keys of one jail. A new key of the manifest is a method here, and a line in the list. */
final class JailPieces {

  private static final List<BiFunction<Survey, ObservedJail, List<Item>>> PIECES =
      List.of(
          JailPieces::zone,
          JailPieces::networkInterface,
          JailPieces::ip4,
          JailPieces::ip6,
          JailPieces::image,
          JailPieces::ssh,
          JailPieces::vnet,
          JailPieces::parameters,
          JailPieces::boot,
          JailPieces::state,
          JailPieces::lifecycle);

  private JailPieces() {}

  static Draft of(Survey survey, ObservedJail jail) {
    List<Item> items = new ArrayList<>();
    PIECES.forEach(piece -> items.addAll(piece.apply(survey, jail)));
    return new Draft(items);
  }

  private static List<Item> networkInterface(Survey survey, ObservedJail jail) {
    return jail.vnet().isPresent()
        ? List.of()
        : List.of(new Item.Entry("interface", new Value.Text(jail.networkInterface())));
  }

  private static List<Item> zone(Survey survey, ObservedJail jail) {
    return jail.name().zone().name().stream()
        .<Item>map(zone -> new Item.Entry("zone", new Value.Text(zone)))
        .toList();
  }

  private static List<Item> image(Survey survey, ObservedJail jail) {
    return jail.image().stream()
        .<Item>map(size -> new Item.Entry("image", new Value.Text(size.toString())))
        .toList();
  }

  /** Only while its next start makes the user: afterwards nothing in the definition tells. */
  private static List<Item> ssh(Survey survey, ObservedJail jail) {
    return jail.sshPending() ? Draft.EMPTY.flag("ssh", true).items() : List.of();
  }

  private static List<Item> vnet(Survey survey, ObservedJail jail) {
    return jail.vnet().stream()
        .<Item>map(
            vnet ->
                new Item.Section(
                    "vnet",
                    new Draft(
                        List.of(
                            new Item.Entry(
                                "interface", new Value.Text(vnet.networkInterface().value())),
                            new Item.Entry(
                                "firewall", new Value.Text(vnet.firewall().toString()))))))
        .toList();
  }

  private static List<Item> ip4(Survey survey, ObservedJail jail) {
    return addresses("ip4", jail.ip4());
  }

  private static List<Item> ip6(Survey survey, ObservedJail jail) {
    return addresses("ip6", jail.ip6());
  }

  private static List<Item> addresses(String key, List<String> addresses) {
    return addresses.isEmpty()
        ? List.of()
        : List.of(new Item.Entry(key, new Value.Texts(addresses)));
  }

  private static List<Item> parameters(Survey survey, ObservedJail jail) {
    Draft draft = Draft.EMPTY;
    for (var parameter : jail.parameters().entrySet()) {
      if (parameter.getKey() == JailParameter.DEVFS_RULESET && setByVnet(jail)) {
        continue;
      }
      String name = parameter.getKey().jailName();
      draft =
          switch (parameter.getValue()) {
            case ParameterValue.On on -> draft.flag(name, true);
            case ParameterValue.Numeric(int number) -> draft.number(name, number);
          };
    }
    return draft.items().isEmpty() ? List.of() : List.of(new Item.Section("parameters", draft));
  }

  /** qjail config -v sets a rule set where pf or ipf runs in the jail. */
  private static boolean setByVnet(ObservedJail jail) {
    return jail.vnet()
        .map(Vnet::firewall)
        .filter(firewall -> firewall == Vnet.Firewall.PF || firewall == Vnet.Firewall.IPF)
        .isPresent();
  }

  private static List<Item> boot(Survey survey, ObservedJail jail) {
    return jail.boot() == BootPolicy.AUTO
        ? List.of()
        : List.of(new Item.Entry("boot", new Value.Text(jail.boot().toString())));
  }

  /** What qjailctl noted on the host, so that it outlives a manifest. */
  private static List<Item> lifecycle(Survey survey, ObservedJail jail) {
    boolean kept =
        survey.host().storage().record(jail.name()).filter(JailRecord::preventDestroy).isPresent();
    return kept
        ? List.of(new Item.Section("lifecycle", Draft.EMPTY.flag("prevent-destroy", true)))
        : List.of();
  }

  /** Said where it is not what the start-up policy stands for anyway. */
  private static List<Item> state(Survey survey, ObservedJail jail) {
    boolean usual =
        switch (jail.boot()) {
          case AUTO -> jail.runs();
          case NORUN -> true;
          case MANUAL -> false;
        };
    JailState state = jail.runs() ? JailState.RUNNING : JailState.STOPPED;
    return usual ? List.of() : List.of(new Item.Entry("state", new Value.Text(state.toString())));
  }
}

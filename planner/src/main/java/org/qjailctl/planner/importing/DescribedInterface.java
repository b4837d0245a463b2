package org.qjailctl.planner.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;

/**
 * An interface as the manifest describes it.
 *
 * <p>A cloned one is described wholly. Where that would change something, because it carries what
 * rc.conf does not know of, it is described as one that is only added to, and to which nothing is.
 *
 * @param aliases the alias variables that the description stands for, by their numbers
 */
record DescribedInterface(
    InterfaceName name,
    boolean cloned,
    SortedMap<Integer, String> aliases,
    Optional<String> remark) {

  private static final String PATH = "interfaces.";
  private static final RcVariable CLONED_INTERFACES = RcVariable.of("cloned_interfaces");

  /** The interfaces that stand in the manifest. */
  static List<DescribedInterface> all(Survey survey, Pieces pieces) {
    List<DescribedInterface> all = new ArrayList<>();
    if (survey.jailsUnknown().isPresent()) {
      return all;
    }
    SortedSet<InterfaceName> cloned = cloned(survey);
    SortedSet<InterfaceName> names = new TreeSet<>(cloned);
    names.addAll(loopbacksOfJails(survey));
    known(survey).keySet().stream()
        .filter(name -> !aliases(survey, name).isEmpty())
        .forEach(names::add);
    for (InterfaceName name : names) {
      if (pieces.reasonFor(PATH + name).isEmpty()) {
        all.add(of(survey, name, cloned.contains(name), pieces));
      }
    }
    return all;
  }

  private static DescribedInterface of(
      Survey survey, InterfaceName name, boolean cloned, Pieces pieces) {
    SortedMap<Integer, String> aliases = aliases(survey, name);
    boolean understood =
        aliases.values().stream().allMatch(text -> Alias.parse(text).toOptional().isPresent());
    Optional<String> remark =
        understood
            ? pieces.reasonFor(PATH + name + Pieces.WHOLE)
            : Optional.of("Not all its aliases in rc.conf are of a form that a manifest has.");
    return remark.isEmpty()
        ? new DescribedInterface(name, cloned, aliases, remark)
        : new DescribedInterface(name, false, new TreeMap<>(), remark);
  }

  private static SortedMap<InterfaceName, ObservedInterface> known(Survey survey) {
    return survey.host().interfaces().known().orElse(new TreeMap<>());
  }

  private static SortedSet<InterfaceName> cloned(Survey survey) {
    SortedSet<InterfaceName> names = new TreeSet<>();
    Arrays.stream(survey.rcVariable(CLONED_INTERFACES).orElse("").strip().split("\\s+"))
        .flatMap(word -> InterfaceName.parse(word).toOptional().stream())
        .forEach(names::add);
    return names;
  }

  /** A jail's loopback has to be described, whoever made it. */
  private static List<InterfaceName> loopbacksOfJails(Survey survey) {
    return survey.jails().stream()
        .map(ObservedJail::networkInterface)
        .filter(name -> name.matches("lo[1-9][0-9]*"))
        .flatMap(name -> InterfaceName.parse(name).toOptional().stream())
        .filter(known(survey)::containsKey)
        .toList();
  }

  private static String prefix(InterfaceName name) {
    return "ifconfig_" + name.value().replace('.', '_') + "_alias";
  }

  private static SortedMap<Integer, String> aliases(Survey survey, InterfaceName name) {
    SortedMap<Integer, String> found = new TreeMap<>();
    String prefix = prefix(name);
    for (Map.Entry<RcVariable, String> one : survey.rcConf().entrySet()) {
      String variable = one.getKey().value();
      if (variable.startsWith(prefix)
          && variable.substring(prefix.length()).matches("0|[1-9][0-9]{0,8}")) {
        found.put(Integer.valueOf(variable.substring(prefix.length())), one.getValue());
      }
    }
    return found;
  }

  /** Whether this description stands for the variable of rc.conf(5). */
  boolean saysVariable(String variable) {
    return aliases.keySet().stream().anyMatch(number -> variable.equals(prefix(name) + number));
  }

  /** Whether the section rc.conf may not set the variable. */
  boolean ownsVariable(String variable) {
    return variable.startsWith(prefix(name))
        && variable.substring(prefix(name).length()).matches("es|[0-9]+");
  }

  static Draft draft(List<DescribedInterface> interfaces, Pieces pieces) {
    Draft draft = Draft.EMPTY;
    for (DescribedInterface one : interfaces) {
      draft = draft.with(one.items());
    }
    return draft.with(pieces.leftOutBelow(PATH));
  }

  private List<Item> items() {
    List<Item> items = new ArrayList<>();
    remark.ifPresent(text -> items.add(new Item.Comment(text)));
    Draft draft = Draft.EMPTY.flag("clone", cloned);
    items.add(
        new Item.Section(
            name.value(),
            aliases.isEmpty()
                ? draft
                : draft.texts(
                    "aliases",
                    aliases.values().stream()
                        .map(text -> Alias.parse(text).orThrow().toString())
                        .toList())));
    return items;
  }
}

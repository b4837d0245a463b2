package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.NetworkInterface;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.planner.fragment.RcNames;

/**
 * The numbered {@code ifconfig_IF_aliasN} variables that an interface's aliases need.
 *
 * <p>What {@code ifconfig_IF} or {@code ifconfig_IF_aliases} declares already needs none, and of
 * two ways to write the same addresses one is as good as the other. A variable whose alias is
 * wanted stays where it is, whatever its number: a gap in the numbers does no harm on FreeBSD 13
 * (recorded). A variable that is not wanted is written over or taken out, on cloned interfaces
 * only: those of others may be the operator's own.
 *
 * @param set variables to set
 * @param remove variables to take out
 */
record AliasVariables(SortedMap<RcVariable, String> set, SortedSet<RcVariable> remove) {

  static AliasVariables of(NetworkInterface wanted, SortedMap<RcVariable, String> rcConf) {
    String prefix = RcNames.aliasPrefix(wanted.name()).value();
    List<Alias> missing = new ArrayList<>(wanted.aliases());
    missing.removeIf(new OtherAddresses(wanted.name(), rcConf)::declares);
    SortedMap<Integer, RcVariable> used = new TreeMap<>();
    SortedMap<Integer, RcVariable> unwanted = new TreeMap<>();
    for (Map.Entry<RcVariable, String> entry : rcConf.entrySet()) {
      String name = entry.getKey().value();
      if (!name.startsWith(prefix)
          || !name.substring(prefix.length()).matches("0|[1-9][0-9]{0,8}")) {
        continue;
      }
      int number = Integer.parseInt(name.substring(prefix.length()));
      used.put(number, entry.getKey());
      if (!takeFrom(missing, entry.getValue()) && wanted.cloned()) {
        unwanted.put(number, entry.getKey());
      }
    }
    SortedMap<RcVariable, String> set = new TreeMap<>();
    int free = 0;
    for (Alias alias : missing) {
      RcVariable variable;
      if (!unwanted.isEmpty()) {
        variable = unwanted.remove(unwanted.firstKey());
      } else {
        while (used.containsKey(free)) {
          free++;
        }
        variable = RcVariable.of(prefix + free);
        used.put(free, variable);
      }
      set.put(variable, alias.explicit().toString());
    }
    return new AliasVariables(set, new TreeSet<>(unwanted.values()));
  }

  /** The addresses of all alias variables that rc.conf has for an interface, numbered or not. */
  static Set<IpAddress> addresses(InterfaceName name, SortedMap<RcVariable, String> rcConf) {
    String prefix = RcNames.aliasPrefix(name).value();
    Set<IpAddress> all = new HashSet<>();
    rcConf.forEach(
        (variable, value) -> {
          if (variable.value().startsWith(prefix)) {
            for (String alias : value.strip().split("\\s+(?=inet)", -1)) {
              Alias.parse(alias)
                  .toOptional()
                  .ifPresent(found -> found.addresses().forEach(one -> all.add(one.address())));
            }
          }
        });
    return all;
  }

  /** Takes the alias that {@code written} stands for out of those that are missing. */
  private static boolean takeFrom(List<Alias> missing, String written) {
    Optional<Alias> same =
        Alias.parse(written)
            .toOptional()
            .flatMap(
                alias ->
                    missing.stream()
                        .filter(one -> one.addresses().equals(alias.addresses()))
                        .findFirst());
    same.ifPresent(missing::remove);
    return same.isPresent();
  }
}

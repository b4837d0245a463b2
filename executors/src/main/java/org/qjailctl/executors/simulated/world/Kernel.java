package org.qjailctl.executors.simulated.world;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kernel's modules and sysctl(8) variables; the host's name is {@code kern.hostname} as on a
 * real one.
 */
public final class Kernel {

  private final Pulse pulse;

  private final Set<String> modules;
  private final Map<String, String> variables;
  private final Map<String, String> oids;

  Kernel(
      Collection<String> modules,
      Map<String, String> variables,
      Map<String, String> oids,
      Pulse pulse) {
    this.oids = Map.copyOf(oids);
    this.pulse = pulse;
    this.modules = new LinkedHashSet<>(modules);
    this.variables = new TreeMap<>(variables);
  }

  /** The modules in the order in which they were loaded, named without {@code .ko}. */
  public List<String> modules() {
    return List.copyOf(modules);
  }

  public boolean hasModule(String name) {
    return modules.contains(name);
  }

  public void load(String module) {
    pulse.beat();
    modules.add(module);
  }

  public void unload(String module) {
    pulse.beat();
    modules.remove(module);
  }

  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  public void set(String name, String value) {
    pulse.beat();
    variables.put(name, value);
  }

  /** What kind of variable it is. */
  public Oid oid(String name) {
    return Optional.ofNullable(oids.get(name))
        .map(Oid::of)
        .or(() -> StockOids.kind(name))
        .orElseGet(() -> Oid.like(variables.getOrDefault(name, "")));
  }

  /** The kinds of variables that a stock kernel does not have, as flags. */
  Map<String, String> oids() {
    return oids;
  }

  /** The names of all variables, in order. */
  public List<String> names() {
    return List.copyOf(variables.keySet());
  }

  public String hostname() {
    return variables.getOrDefault("kern.hostname", "");
  }
}

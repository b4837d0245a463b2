package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * Jails that are to start with an address that a jail which nobody stops runs with. On whichever
 * interfaces they are, the kernel lets two jails share an address only where neither has another
 * one of that family (kern_jail_set in kern_jail.c; recorded: IPv4 addresses clash); qjail start
 * then fails and exits 0.
 */
public final class AddressClashes {

  /** What is said of a jail that qjail does not know. */
  private static final String STRANGER = "A jail that qjail does not know";

  private final Manifest manifest;
  private final SortedMap<JailName, Collection<IpAddress>> staying = new TreeMap<>();
  private final Set<IpAddress> strangers;

  /**
   * @param found under the names that they are to have
   * @param going the jails that the plan deletes though the manifest does not mention them
   */
  public AddressClashes(
      Manifest manifest,
      SortedMap<JailName, ObservedJail> found,
      HostState host,
      Set<JailName> going) {
    this.manifest = manifest;
    this.strangers = host.qjail().strangers().known().orElse(new TreeSet<>());
    for (Map.Entry<JailName, ObservedJail> entry : found.entrySet()) {
      JailName name = entry.getKey();
      boolean stays =
          !manifest.jails().containsKey(name)
              && !manifest.absentJails().containsKey(name)
              && !going.contains(name);
      if (stays && entry.getValue().vnet().isEmpty()) {
        entry.getValue().running().ifPresent(now -> staying.put(name, now.addresses()));
      }
    }
  }

  /** One of each jail that {@code steps} would start in vain. */
  public List<Diagnostic> in(List<PlannedStep> steps) {
    List<Diagnostic> problems = new ArrayList<>();
    for (PlannedStep step : steps) {
      if (step.step() instanceof JailStep.StartJail) {
        Optional.ofNullable(manifest.jails().get(JailOrder.jailOf(step)))
            .filter(jail -> jail.vnet().isEmpty())
            .flatMap(this::problem)
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<Diagnostic> problem(Jail jail) {
    List<? extends IpAddress> wanted = jail.addresses().stream().map(JailAddress::address).toList();
    for (IpAddress address : wanted) {
      for (Map.Entry<JailName, Collection<IpAddress>> other : staying.entrySet()) {
        boolean both = other.getValue().contains(address);
        if (both && (severalLike(address, wanted) || severalLike(address, other.getValue()))) {
          return Optional.of(problem(jail, address, "The jail " + other.getKey()));
        }
      }
      if (strangers.contains(address) && severalLike(address, wanted)) {
        return Optional.of(problem(jail, address, STRANGER));
      }
    }
    return Optional.empty();
  }

  /** Whether there is more than one of the family of {@code address}. */
  private static boolean severalLike(IpAddress address, Collection<? extends IpAddress> all) {
    return all.stream().filter(one -> one.getClass().equals(address.getClass())).count() > 1;
  }

  private static Diagnostic problem(Jail jail, IpAddress address, String holder) {
    return PlanCode.ADDRESS_TAKEN.about(
        ResourceAddress.of(jail.name()),
        holder
            + " runs with "
            + address
            + ", and the manifest does not stop it. The kernel lets two jails share an address only"
            + " where neither has another one of its family: the jail would not start.",
        "Give "
            + jail.name()
            + " another address, or stop the other jail; in the manifest that is `state: stopped`"
            + " or `state: absent` under its name.");
  }
}

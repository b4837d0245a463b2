package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.SysctlConf;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * Kernel variables: first the running kernel, which refuses what it does not like, then
 * /etc/sysctl.conf, so that no boot meets a value that was never tried.
 */
public final class SysctlPlanning {

  static final ResourceAddress ADDRESS = ResourceAddress.of(ResourceAddress.Kind.SYSCTL, "");

  /**
   * Those of the network stack may cut connections: what is let in, how segments are cut and routes
   * are learnt (IPv6 forwarding alone stops a host from learning its router). Forwarding of IPv4
   * and the number of routing tables change nothing for the host's own connections.
   */
  private static final Pattern NETWORK =
      Pattern.compile("net\\.(?!inet\\.ip\\.forwarding$|fibs$).+");

  private final SortedMap<SysctlName, String> wanted;
  private final SysctlState found;

  public SysctlPlanning(SortedMap<SysctlName, String> wanted, SysctlState found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** Why the host cannot have what is wanted; empty when it can. */
  public List<Diagnostic> problems() {
    List<Diagnostic> problems = new ArrayList<>();
    wanted.forEach((name, value) -> problem(name, value).ifPresent(problems::add));
    return problems;
  }

  private Optional<Diagnostic> problem(SysctlName name, String value) {
    Optional<ObservedSysctl> there = found.variable(name);
    if (there.isEmpty()) {
      return Optional.of(
          PlanCode.NO_SYSCTL.about(
              subject(name),
              "The kernel has no variable of this name.",
              "Check it with sysctl -aN; variables of a kernel module are there once it is loaded"
                  + " (kldload, and kld_list in rc.conf for the next boot)."));
    }
    return fixed(name, value, there.get())
        .or(() -> misread(name, value, there.get()))
        .or(() -> overridden(name, value, there.get()));
  }

  private static Optional<Diagnostic> fixed(SysctlName name, String value, ObservedSysctl there) {
    if (there.writable() || there.type() == SysctlType.NODE || there.shows(value)) {
      return Optional.empty();
    }
    String reads = there.value().map(now -> " It reads " + now + ".").orElse("");
    return Optional.of(
        there.tunable()
            ? PlanCode.SYSCTL_FIXED.about(
                subject(name),
                "It is read by the loader only, and cannot be set while the system runs." + reads,
                "Put "
                    + name
                    + "=\""
                    + value
                    + "\" into /boot/loader.conf and boot; then it may stand here, or be taken"
                    + " out.")
            : PlanCode.SYSCTL_FIXED.about(
                subject(name), "The kernel lets nobody set it." + reads, "Take it out."));
  }

  private static Optional<Diagnostic> misread(SysctlName name, String value, ObservedSysctl there) {
    if (there.takes(value)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (there.type()) {
          case NODE ->
              PlanCode.SYSCTL_VALUE.about(
                  subject(name),
                  "It is a branch of variables and has no value of its own.",
                  "Name the variable below it that is meant; sysctl " + name + " lists them.");
          case OPAQUE ->
              PlanCode.SYSCTL_VALUE.about(
                  subject(name),
                  "It holds a structure, which sysctl(8) cannot set.",
                  "Take it out.");
          default ->
              PlanCode.SYSCTL_VALUE.about(
                  subject(name),
                  "It is of type "
                      + there.type()
                      + ", and "
                      + value
                      + " is none, or does not fit into it.",
                  "Write a number as sysctl -n "
                      + name
                      + " prints it: "
                      + there.value().orElse("1")
                      + " now.");
        });
  }

  private Optional<Diagnostic> overridden(SysctlName name, String value, ObservedSysctl there) {
    return found
        .local()
        .flatMap(text -> SysctlConf.value(text, name))
        .filter(local -> !there.means(local, value))
        .map(
            local ->
                PlanCode.SYSCTL_LOCAL.about(
                    subject(name),
                    SysctlConf.LOCAL
                        + " sets it to "
                        + local
                        + ", and is read behind "
                        + SysctlConf.PATH
                        + ": the next boot would undo what is wanted.",
                    "Take the line out of " + SysctlConf.LOCAL + "."));
  }

  /**
   * Plans what {@code manifest} has of them; its problems are known to be none.
   *
   * @param rcConf as it was found
   */
  public static Fragment plan(
      Manifest manifest, HostState host, SortedMap<RcVariable, String> rcConf) {
    if (manifest.sysctl().isEmpty()) {
      return new Fragment(List.of(), List.of(), List.of());
    }
    SortedMap<RcVariable, String> after = new TreeMap<>(rcConf);
    after.putAll(manifest.rcConf());
    return new SysctlPlanning(manifest.sysctl(), host.sysctl().known().orElseThrow()).plan(after);
  }

  private Fragment plan(SortedMap<RcVariable, String> rcConf) {
    SortedMap<SysctlName, String> toSet = new TreeMap<>();
    SortedMap<SysctlName, String> toKeep = new TreeMap<>();
    List<AttributeChange> attributes = new ArrayList<>();
    for (Map.Entry<SysctlName, String> one : wanted.entrySet()) {
      ObservedSysctl there = found.variable(one.getKey()).orElseThrow();
      Optional<String> kept = kept(one.getKey());
      boolean runs = there.shows(one.getValue());
      if (!runs) {
        toSet.put(one.getKey(), one.getValue());
        attributes.add(
            new AttributeChange(one.getKey().value(), there.value(), Optional.of(one.getValue())));
      }
      // What cannot be set is as it is wanted by the loader, which needs no line here.
      if (there.writable() && kept.filter(now -> there.means(now, one.getValue())).isEmpty()) {
        toKeep.put(one.getKey(), one.getValue());
        if (runs) {
          attributes.add(
              new AttributeChange(one.getKey() + " at boot", kept, Optional.of(one.getValue())));
        }
      }
    }
    Impact impact =
        toSet.keySet().stream().anyMatch(name -> NETWORK.matcher(name.value()).matches())
            ? Impact.NETWORK
            : Impact.LIVE;
    Fragment.Chain chain = new Fragment.Chain(ADDRESS, new TreeSet<>());
    if (!toSet.isEmpty()) {
      chain.add(
          "set variables", new HostStep.SetSysctls(toSet), new Condition.SysctlsAre(toSet), impact);
    }
    if (!toKeep.isEmpty()) {
      chain.add("keep variables", keep(toKeep), new Condition.SysctlsKept(toKeep), Impact.LIVE);
    }
    Change change =
        new Change(
            ADDRESS,
            chain.isEmpty() ? Action.UNCHANGED : Action.UPDATE,
            impact,
            wanted.size() + (wanted.size() == 1 ? " kernel variable" : " kernel variables"),
            attributes,
            List.of(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), RoutingSysctls.warnings(wanted, rcConf));
  }

  private Optional<String> kept(SysctlName name) {
    return found.conf().flatMap(text -> SysctlConf.value(text, name));
  }

  private HostStep keep(SortedMap<SysctlName, String> values) {
    String text = found.conf().orElse("");
    for (Map.Entry<SysctlName, String> one : values.entrySet()) {
      text = SysctlConf.with(text, one.getKey(), one.getValue());
    }
    Operation.Expected expected =
        found
            .conf()
            .<Operation.Expected>map(
                before -> new Operation.Expected.Content(Bytes.utf8(before).sha256()))
            .orElse(new Operation.Expected.Absent());
    return new HostStep.KeepSysctls(text, found.confMode(), expected);
  }

  private static String subject(SysctlName name) {
    return "sysctl." + name;
  }
}

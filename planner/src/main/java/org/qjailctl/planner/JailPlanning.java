package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;

/**
 * One jail: its definition, whether it runs, whether it starts at boot.
 *
 * <p>qjail configures a stopped jail only, so everything that changes is bracketed in one stop and
 * one start.
 */
final class JailPlanning {

  /**
   * The switches that a running jail is asked for. {@code allow.mount.zfs} is not among them: it
   * exists only where the zfs module is loaded, as those of nullfs and tmpfs do (vfs_register in
   * vfs_init.c).
   */
  private static final Set<JailParameter> SEEN_RUNNING =
      Set.of(
          JailParameter.ALLOW_SYSVIPC,
          JailParameter.ALLOW_RAW_SOCKETS,
          JailParameter.ALLOW_QUOTAS,
          JailParameter.ALLOW_MOUNT_NULLFS,
          JailParameter.ALLOW_MOUNT_TMPFS);

  private final Jail wanted;
  private final List<IpAddress> lost;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param lost the addresses that the running jail has and its interface no longer carries
   */
  JailPlanning(Jail wanted, List<IpAddress> lost) {
    this.wanted = wanted;
    this.lost = lost;
  }

  static ResourceAddress address(Jail jail) {
    return ResourceAddress.of(ResourceAddress.Kind.JAIL, jail.name().value());
  }

  Fragment plan(Optional<ObservedJail> found, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(address(wanted), needs);
    if (found.isEmpty()) {
      create(chain);
    } else if (found.get().vnet()) {
      problems.add(
          PlanCode.VNET_JAIL.about(
              address(wanted),
              "qjail gave it a network of its own (vnet), which a manifest does not describe.",
              "Take the jail out of the manifest, which leaves it as it is, or make it anew without vnet: qjail config -V does not work."));
    } else {
      change(found.get(), chain);
    }
    boolean stops =
        chain.steps().stream().anyMatch(step -> step.step() instanceof JailStep.StopJail);
    Action action =
        found.isEmpty() ? Action.CREATE : chain.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
    Change change =
        new Change(
            address(wanted),
            action,
            stops ? Impact.RESTART : Impact.LIVE,
            title(found),
            attributes,
            reasons,
            warnings());
    return new Fragment(List.of(change), chain.steps(), problems);
  }

  private String title(Optional<ObservedJail> found) {
    String flavor = wanted.flavor().equals(Flavor.DEFAULT) ? "" : ", flavor " + wanted.flavor();
    return "%s %s%s, %s, boot %s"
        .formatted(
            wanted.networkInterface(),
            list(allAddresses()),
            flavor,
            runsAfter(found) ? JailState.RUNNING : JailState.STOPPED,
            wanted.boot());
  }

  private boolean runsAfter(Optional<ObservedJail> found) {
    return switch (wanted.state()) {
      case RUNNING -> true;
      case STOPPED -> false;
      case UNMANAGED -> found.map(ObservedJail::runs).orElse(false);
    };
  }

  private List<IpAddress> allAddresses() {
    return Stream.<IpAddress>concat(wanted.ip4().stream(), wanted.ip6().stream()).toList();
  }

  private void create(Fragment.Chain chain) {
    wanted
        .parameters()
        .forEach(
            (parameter, value) ->
                attributes.add(AttributeChange.set(parameter.jailName(), value.toString())));
    chain.add(
        "create",
        new JailStep.CreateJail(wanted),
        new Condition.All(
            List.of(
                new Condition.JailHas(wanted.name(), createdWith()),
                new Condition.JailRecorded(wanted.name(), JailRecord.CREATED))),
        Impact.LIVE);
    List<JailSetting> settings = JailSettings.ofNewJail(wanted);
    if (!settings.isEmpty()) {
      configure(settings, chain);
    }
    if (wanted.state() == JailState.RUNNING) {
      start(chain);
    }
  }

  private List<JailSetting> createdWith() {
    List<JailSetting> settings = new ArrayList<>();
    settings.add(new JailSetting.OnInterface(wanted.networkInterface()));
    if (!wanted.ip4().isEmpty()) {
      settings.add(new JailSetting.Addresses(List.copyOf(wanted.ip4())));
    }
    if (!wanted.ip6().isEmpty()) {
      settings.add(new JailSetting.Addresses(List.copyOf(wanted.ip6())));
    }
    return settings;
  }

  private void change(ObservedJail found, Fragment.Chain chain) {
    refuseToEmpty("ip4", wanted.ip4(), found.ip4());
    refuseToEmpty("ip6", wanted.ip6(), found.ip6());
    List<JailSetting> differences = JailSettings.differences(wanted, found);
    differences.forEach(setting -> describe(setting, found));
    if (found.boot() != wanted.boot()) {
      attributes.add(AttributeChange.of("boot", found.boot().toString(), wanted.boot().toString()));
    }
    List<JailSetting> settings = JailSettings.bracketed(differences, found.boot(), wanted.boot());
    boolean runsOtherwise =
        settings.isEmpty() && wanted.state() != JailState.STOPPED && runsOtherwise(found);
    boolean runsAfter = runsAfter(Optional.of(found));
    boolean stop = found.runs() && (!settings.isEmpty() || runsOtherwise || !runsAfter);
    if (stop) {
      chain.add(
          "stop",
          new JailStep.StopJail(wanted.name()),
          new Condition.JailStopped(wanted.name()),
          Impact.RESTART);
    }
    if (!settings.isEmpty()) {
      configure(settings, chain);
    }
    if (runsAfter && (stop || !found.runs())) {
      start(chain);
    }
    if (found.runs() != runsAfter) {
      attributes.add(
          AttributeChange.of(
              "state", found.runs() ? "running" : "stopped", runsAfter ? "running" : "stopped"));
    }
  }

  private void refuseToEmpty(
      String family, List<? extends IpAddress> wantedOnes, List<String> found) {
    if (wantedOnes.isEmpty() && !found.isEmpty()) {
      problems.add(
          PlanCode.LAST_ADDRESS.about(
              address(wanted),
              "The jail has the "
                  + family
                  + " addresses "
                  + found
                  + ", the manifest gives it none.",
              "Keep one "
                  + family
                  + " address in the manifest, or make the jail anew under another name."));
    }
  }

  /** Whether the running jail differs from its own definition, which needs no change. */
  private boolean runsOtherwise(ObservedJail found) {
    if (found.running().isEmpty()) {
      return false;
    }
    ObservedJail.Running running = found.running().get();
    boolean otherwise = false;
    for (JailParameter parameter : SEEN_RUNNING.stream().sorted().toList()) {
      boolean on = wanted.parameters().get(parameter) instanceof ParameterValue.On;
      if (on != running.switches().contains(parameter)) {
        reasons.add(
            "it runs with "
                + parameter
                + (on ? " off" : " on")
                + ", its definition says otherwise");
        otherwise = true;
      }
    }
    if (!new TreeSet<>(allAddresses()).equals(running.addresses())) {
      reasons.add(
          "it runs with the addresses " + running.addresses() + ", its definition says otherwise");
      otherwise = true;
    }
    if (!lost.isEmpty()) {
      reasons.add("it runs, and " + wanted.networkInterface() + " has lost its " + list(lost));
      otherwise = true;
    }
    return otherwise;
  }

  private void describe(JailSetting setting, ObservedJail found) {
    attributes.add(
        switch (setting) {
          case JailSetting.Parameter(JailParameter parameter, Optional<ParameterValue> value) -> {
            String off = parameter.kind() == JailParameter.Kind.SWITCH ? "off" : "default";
            Optional<ParameterValue> before =
                Optional.ofNullable(found.parameters().get(parameter));
            yield AttributeChange.of(
                parameter.jailName(),
                before.map(Object::toString).orElse(off),
                value.map(Object::toString).orElse(off));
          }
          case JailSetting.Addresses addresses -> {
            boolean four = addresses.addresses().get(0).bits() == 32;
            yield AttributeChange.of(
                four ? "ip4" : "ip6",
                String.join(", ", four ? found.ip4() : found.ip6()),
                list(addresses.addresses()));
          }
          case JailSetting.OnInterface(var name) ->
              AttributeChange.of("interface", found.networkInterface(), name.value());
          case JailSetting.Boot(BootPolicy from, BootPolicy to) ->
              AttributeChange.of("boot", from.toString(), to.toString());
        });
  }

  private void configure(List<JailSetting> settings, Fragment.Chain chain) {
    chain.add(
        "configure",
        new JailStep.ConfigureJail(wanted.name(), settings),
        new Condition.JailHas(wanted.name(), JailSettings.lasting(settings)),
        Impact.LIVE);
  }

  private void start(Fragment.Chain chain) {
    chain.add(
        "start",
        new JailStep.StartJail(wanted.name()),
        new Condition.JailRuns(wanted.name()),
        Impact.LIVE);
  }

  private List<String> warnings() {
    return wanted.parameters().containsKey(JailParameter.ALLOW_RAW_SOCKETS)
            && attributes.stream().anyMatch(a -> a.name().equals("allow.raw_sockets"))
        ? List.of("raw sockets let the jail forge packets; only ping and the like need them")
        : List.of();
  }

  private static String list(List<? extends IpAddress> addresses) {
    return addresses.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}

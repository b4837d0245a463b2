package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
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
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.network.CarriedAddress;

/**
 * One jail: its definition, whether it runs, whether it starts at boot.
 *
 * <p>qjail configures a stopped jail only, so everything that changes is bracketed in one stop and
 * one start.
 */
public final class JailPlanning {

  private final Jail wanted;
  private final SortedSet<CarriedAddress> lost;
  private final boolean sshd;
  private final Optional<JailRecord> recordBefore;
  private final boolean baseUpdated;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param lost the addresses that the running jail has and its interfaces no longer carry
   * @param sshd whether sshd(8) is enabled in the files of the jail that is there
   * @param recordBefore what the host has on record under the name that the jail had before
   * @param baseUpdated whether the jails' base system is updated, for which every jail goes down
   */
  public JailPlanning(
      Jail wanted,
      SortedSet<CarriedAddress> lost,
      boolean sshd,
      Optional<JailRecord> recordBefore,
      boolean baseUpdated) {
    this.baseUpdated = baseUpdated;
    this.wanted = wanted;
    this.lost = lost;
    this.sshd = sshd;
    this.recordBefore = recordBefore;
  }

  public Fragment plan(Optional<ObservedJail> found, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(ResourceAddress.of(wanted.name()), needs);
    if (found.isEmpty()) {
      create(chain);
    } else {
      change(found.get(), chain);
    }
    if (recordBefore.isPresent()) {
      wanted.was().ifPresent(was -> forget(was, chain));
    }
    boolean stops =
        chain.steps().stream().anyMatch(step -> step.step() instanceof JailStep.StopJail);
    Action action =
        found.isEmpty() ? Action.CREATE : chain.isEmpty() ? Action.UNCHANGED : Action.UPDATE;
    Change change =
        new Change(
            ResourceAddress.of(wanted.name()),
            action,
            stops ? Impact.RESTART : Impact.LIVE,
            JailWords.title(wanted, runsAfter(found)),
            attributes,
            reasons,
            JailWords.warnings(wanted, attributes));
    return new Fragment(List.of(change), chain.steps(), problems);
  }

  private boolean runsAfter(Optional<ObservedJail> found) {
    return switch (wanted.state()) {
      case RUNNING -> true;
      case STOPPED -> false;
      case UNMANAGED -> found.map(ObservedJail::runs).orElse(false);
    };
  }

  private void create(Fragment.Chain chain) {
    wanted
        .parameters()
        .forEach(
            (parameter, value) ->
                attributes.add(AttributeChange.set(parameter.jailName(), value.toString())));
    if (wanted.ssh()) {
      attributes.add(AttributeChange.set("ssh", "user " + wanted.name()));
    }
    wanted.vnet().ifPresent(vnet -> attributes.add(AttributeChange.set("vnet", vnet.toString())));
    wanted
        .archive()
        .ifPresent(origin -> attributes.add(AttributeChange.set("files", JailWords.files(origin))));
    chain.add("create", new JailStep.CreateJail(wanted), created(), Impact.LIVE);
    List<JailSetting> settings = JailSettings.ofNewJail(wanted);
    if (!settings.isEmpty()) {
      configure(settings, chain);
    }
    if (wanted.state() == JailState.RUNNING) {
      start(chain, false);
    }
  }

  private Condition created() {
    Condition defined = new Condition.JailHas(wanted.name(), createdWith());
    return wanted
        .image()
        .<Condition>map(
            size ->
                new Condition.All(List.of(defined, new Condition.JailInImage(wanted.name(), size))))
        .orElse(defined);
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
    List<JailSetting> differences = JailSettings.differences(wanted, found, sshd);
    differences.forEach(setting -> attributes.add(JailWords.attribute(wanted, setting, found)));
    if (found.boot() != wanted.boot()) {
      attributes.add(AttributeChange.of("boot", found.boot().toString(), wanted.boot().toString()));
    }
    boolean rename = !found.name().equals(wanted.name());
    // A rename wants the status lifted as a setting does; it comes before them all.
    BootPolicy from = rename ? BootPolicy.AUTO : found.boot();
    List<JailSetting> settings = JailSettings.bracketed(differences, from, wanted.boot());
    boolean changes = rename || !settings.isEmpty();
    if (!changes && wanted.state() != JailState.STOPPED) {
      reasons.addAll(RunningDrift.reasons(found, lost));
    }
    boolean runsOtherwise = !reasons.isEmpty();
    boolean runsAfter = runsAfter(Optional.of(found));
    if (baseUpdated && found.runs()) {
      reasons.add("the jails' base system is updated");
    }
    boolean stop = found.runs() && (changes || runsOtherwise || !runsAfter || baseUpdated);
    if (stop) {
      chain.add(
          "stop",
          new JailStep.StopJail(found.name()),
          new Condition.JailStopped(found.name()),
          Impact.RESTART);
    }
    if (rename) {
      rename(found, chain);
    }
    if (!settings.isEmpty()) {
      configure(settings, chain);
    }
    if (runsAfter && (stop || !found.runs())) {
      start(chain, found.sshPending());
    }
    if (found.runs() != runsAfter) {
      attributes.add(
          AttributeChange.of(
              "state", found.runs() ? "running" : "stopped", runsAfter ? "running" : "stopped"));
    }
  }

  private void rename(ObservedJail found, Fragment.Chain chain) {
    attributes.add(0, AttributeChange.of("name", found.name().value(), wanted.name().value()));
    reasons.add(
        "archives of "
            + found.name()
            + " keep that name: what is in them lies below /usr/jails/"
            + found.name());
    if (found.boot() != BootPolicy.AUTO) {
      JailSetting lifted = new JailSetting.Boot(found.boot(), BootPolicy.AUTO);
      chain.add(
          "lift " + found.boot(),
          new JailStep.ConfigureJail(found.name(), List.of(lifted)),
          new Condition.JailHas(found.name(), List.of(lifted)),
          Impact.LIVE);
    }
    recordBefore.ifPresent(
        record ->
            chain.add(
                "record",
                new JailStep.RecordJail(wanted.name(), record),
                new Condition.JailRecorded(wanted.name(), record),
                Impact.LIVE));
    chain.add(
        "rename",
        new JailStep.RenameJail(found.name(), wanted.name()),
        new Condition.All(
            List.of(
                new Condition.JailHas(wanted.name(), List.of()),
                new Condition.JailUndefined(found.name()))),
        Impact.LIVE);
  }

  /** What was noted of it under its old name would be taken for that of another jail. */
  private static void forget(JailName was, Fragment.Chain chain) {
    chain.add(
        "forget " + was,
        new JailStep.ForgetJail(was),
        new Condition.JailForgotten(was),
        Impact.LIVE);
  }

  private void configure(List<JailSetting> settings, Fragment.Chain chain) {
    chain.add(
        "configure",
        new JailStep.ConfigureJail(wanted.name(), settings),
        new Condition.JailHas(wanted.name(), JailSettings.lasting(settings)),
        Impact.LIVE);
  }

  /**
   * @param pending whether the jail was told before to make its ssh user as it starts
   */
  private void start(Fragment.Chain chain, boolean pending) {
    boolean told =
        chain.steps().stream()
            .anyMatch(
                step ->
                    step.step() instanceof JailStep.ConfigureJail configure
                        && configure.settings().contains(new JailSetting.SshUser()));
    chain.add(
        "start",
        new JailStep.StartJail(wanted.name(), pending || told),
        new Condition.JailRuns(wanted.name()),
        wanted.vnet().isPresent() ? Impact.NETWORK : Impact.LIVE);
  }
}

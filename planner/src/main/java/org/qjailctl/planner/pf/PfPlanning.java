package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PfHooks;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.planner.fragment.RcNames;

/**
 * The packet filter: qjailctl's anchor, the hooks that load it, and whether pf runs.
 *
 * <p>Whether rules have to be loaded is told by comparing what pf has loaded with what it would
 * make of the wanted rules now, both in pfctl's own form; never by what happened earlier.
 */
public final class PfPlanning {

  static final ResourceAddress ADDRESS = ResourceAddress.of(ResourceAddress.Kind.PF, "");

  private final Pf wanted;
  private final PfState found;
  private final SortedMap<RcVariable, String> rcConf;
  private final PlannedPf planned;
  private final boolean lockOut;
  private final String rules;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * What is to be planned.
   *
   * @param planned pf's rules before and after
   * @param lockOut whether the operator agreed to be locked out
   */
  public PfPlanning(
      Pf wanted,
      PfState found,
      SortedMap<RcVariable, String> rcConf,
      PlannedPf planned,
      boolean lockOut) {
    this.planned = planned;
    this.lockOut = lockOut;
    this.wanted = wanted;
    this.found = found;
    this.rcConf = rcConf;
    this.rules = PfAnchor.rules(wanted);
  }

  /**
   * The anchor's rules, the hooks in pf.conf, and pf itself, enabled and loaded.
   *
   * @param interfacesCome whether this plan makes an interface, so that pf may refuse now what it
   *     will let through then
   */
  public Fragment plan(boolean interfacesCome, SortedSet<StepId> needs) {
    String loaded = rcConf.getOrDefault(RcNames.PF_RULES, PfAnchor.PF_CONF.value());
    if (!loaded.equals(PfAnchor.PF_CONF.value())) {
      return Fragment.problem(
          PlanCode.PF_RULES_ELSEWHERE.about(
              ADDRESS,
              "rc.conf sets pf_rules to \""
                  + loaded
                  + "\"; qjailctl brings its anchor in through "
                  + PfAnchor.PF_CONF
                  + ", which pf would not read.",
              "Move the rules to " + PfAnchor.PF_CONF + " and run sysrc -x pf_rules."));
    }
    if (found.wantedRules() instanceof Fact.Unknown<List<String>>(String reason)
        && !interfacesCome) {
      return Fragment.problem(
          PlanCode.PF_REFUSES.about(
              ADDRESS,
              reason + ".",
              "Correct the rule in the manifest; an interface that a rule names without parentheses"
                  + " must be there and have an address."));
    }
    Fragment.Chain chain = new Fragment.Chain(ADDRESS, needs);
    Optional<String> rulesFile = found.rulesFile().known().orElse(Optional.empty());
    if (!rulesFile.equals(Optional.of(rules))) {
      attributes.add(
          new AttributeChange(
              PfAnchor.FILE.value(),
              rulesFile.map(PfPlanning::ruleCount),
              Optional.of(ruleCount(rules))));
      chain.add(
          "write rules",
          new PfStep.WritePfRules(rules, expected(rulesFile)),
          new Condition.PfRulesFileIs(rules),
          Impact.LIVE);
    }
    planHooks(chain);
    planEnable(chain);
    planLoad(chain);
    new PfConfCheck(wanted, found, interfacesCome).of(chain.steps()).ifPresent(problems::add);
    problems.addAll(
        new PfLockOut(planned, found.operator().known().orElse(Optional.empty()), rcConf)
            .of(chain.steps(), wanted.enable(), lockOut));
    List<Change> changes = new ArrayList<>();
    boolean firstTime = rulesFile.isEmpty() && !chain.isEmpty();
    changes.add(
        new Change(
            ADDRESS,
            chain.isEmpty() ? Action.UNCHANGED : firstTime ? Action.CREATE : Action.UPDATE,
            chain.steps().stream().anyMatch(step -> step.impact() == Impact.NETWORK)
                ? Impact.NETWORK
                : Impact.LIVE,
            "anchor " + PfAnchor.NAME + (wanted.enable() ? ", enabled" : ", not enabled"),
            attributes,
            List.of(),
            List.of()));
    changes.addAll(new PfRuleChanges(wanted, rulesFile.orElse("")).changes());
    return new Fragment(changes, chain.steps(), problems);
  }

  private void planHooks(Fragment.Chain chain) {
    Optional<String> pfConf = found.pfConf().known().orElse(Optional.empty());
    List<String> missing = PfHooks.missing(pfConf.orElse(""), rules);
    if (missing.isEmpty()) {
      return;
    }
    attributes.add(
        new AttributeChange(
            PfAnchor.PF_CONF.value(),
            pfConf.map(text -> missing.size() == 1 ? "without it" : "without them"),
            Optional.of(String.join("; ", missing))));
    chain.add(
        "hook anchor",
        new PfStep.HookPf(
            pfConf.map(Bytes::latin1),
            PfHooks.insertion(pfConf.orElse(""), rules),
            found.pfConfMode()),
        new Condition.PfHooked(rules),
        Impact.LIVE);
  }

  private void planEnable(Fragment.Chain chain) {
    Optional<String> now = Optional.ofNullable(rcConf.get(RcNames.PF_ENABLE));
    if (now.map(RcNames::isYes).orElse(false) == wanted.enable()) {
      return;
    }
    SortedMap<RcVariable, String> set = new TreeMap<>();
    set.put(RcNames.PF_ENABLE, RcNames.yesOrNo(wanted.enable()));
    attributes.add(
        new AttributeChange("pf_enable", now, Optional.of(RcNames.yesOrNo(wanted.enable()))));
    chain.add(
        wanted.enable() ? "enable" : "disable",
        new ProvisionStep.SetRcVariables(Place.host(), set),
        new Condition.RcVariablesAre(Place.host(), set),
        Impact.LIVE);
  }

  private void planLoad(Fragment.Chain chain) {
    boolean enabled = found.enabled().known().orElse(false);
    Condition loaded =
        new Condition.All(List.of(new Condition.PfIs(true), new Condition.PfLoaded(rules)));
    if (!wanted.enable()) {
      if (enabled) {
        attributes.add(AttributeChange.of("pf", "running", "stopped"));
        chain.add("stop", new PfStep.StopPf(), new Condition.PfIs(false), Impact.NETWORK);
      }
    } else if (!enabled) {
      attributes.add(AttributeChange.of("pf", "stopped", "running"));
      warnOfOtherRules();
      chain.add("start", new PfStep.StartPf(), loaded, Impact.NETWORK);
    } else if (!found
        .mainRules()
        .known()
        .map(main -> PfHooks.consults(main, rules))
        .orElse(false)) {
      attributes.add(
          AttributeChange.of(
              "loaded rules", "without the anchor", PfAnchor.PF_CONF + " loaded anew"));
      chain.add("reload", new PfStep.ReloadPf(), loaded, Impact.NETWORK);
    } else if (found.wantedRules().known().isEmpty()
        || !found.anchorRules().known().equals(found.wantedRules().known())) {
      attributes.add(
          AttributeChange.of("loaded rules", "not those of the manifest", "anchor loaded anew"));
      chain.add("load anchor", new PfStep.LoadPfAnchor(), loaded, Impact.NETWORK);
    }
  }

  private void warnOfOtherRules() {
    long others =
        found
            .pfConf()
            .known()
            .orElse(Optional.empty())
            .orElse("")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !PfAnchor.isHook(line))
            .count();
    if (others > 0) {
      problems.add(
          PlanCode.PF_OTHER_RULES.about(
              ADDRESS,
              PfAnchor.PF_CONF
                  + " has "
                  + count((int) others, "line")
                  + " of its own, which pf loads as it starts.",
              "Check with pfctl -nvf "
                  + PfAnchor.PF_CONF
                  + " that they let your own connection through."));
    }
  }

  private static Operation.Expected expected(Optional<String> now) {
    return now.<Operation.Expected>map(
            text -> new Operation.Expected.Content(Bytes.utf8(text).sha256()))
        .orElse(new Operation.Expected.Absent());
  }

  private static String ruleCount(String text) {
    return count((int) text.lines().filter(PfRuleChanges::isRule).count(), "rule");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

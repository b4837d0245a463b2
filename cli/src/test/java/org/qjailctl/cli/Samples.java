package org.qjailctl.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.SystemFacts;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.ResourceAddress.Kind;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;

/** Hand-made hosts and plans. */
public final class Samples {

  public static final JailName POSTGRES = JailName.of("postgres");

  private static final ResourceAddress JAIL = ResourceAddress.of(Kind.JAIL, "postgres");

  private Samples() {}

  /** A FreeBSD host with one stopped and one running jail. */
  public static HostState state() {
    SortedMap<JailName, ObservedJail> jails = new TreeMap<>();
    jails.put(JailName.of("jail1"), jail("jail1", "192.168.1.1", BootPolicy.MANUAL, false));
    jails.put(POSTGRES, jail("postgres", "192.168.1.3", BootPolicy.AUTO, true));
    return HostState.UNSEEN
        .knowing(
            new HostQuestion.HostSystem(),
            new SystemFacts("db1", "FreeBSD", "13.2-RELEASE", "amd64", 0))
        .knowing(new QjailQuestion.Version(), Optional.of("5.0"))
        .knowing(new QjailQuestion.BaseRelease(), Optional.of("13.2-RELEASE"))
        .knowing(new QjailQuestion.Jails(), new FoundJails(jails, new TreeSet<>()));
  }

  private static ObservedJail jail(String name, String address, BootPolicy boot, boolean runs) {
    return new ObservedJail(
        JailName.of(name),
        "lo1",
        List.of(address),
        List.of(),
        new TreeMap<>(),
        boot,
        Optional.empty(),
        false,
        Optional.empty(),
        runs
            ? Optional.of(new ObservedJail.Running(1, new TreeSet<>(), new TreeSet<>()))
            : Optional.empty());
  }

  /** Nothing to do. */
  public static Plan empty() {
    return new Plan("db1", List.of(), List.of(), List.of());
  }

  /** An interface is made, a jail is configured and gets a PostgreSQL server, pf redirects. */
  public static Plan postgresql() {
    return new Plan(
        "db1",
        List.of(
            change(
                ResourceAddress.of(Kind.INTERFACE, "lo1"),
                Action.CREATE,
                Impact.NETWORK,
                "cloned; inet 192.168.1.0-9 (10 addresses)",
                List.of(),
                List.of()),
            change(
                ResourceAddress.of(Kind.JAIL, "jail1"),
                Action.UNCHANGED,
                Impact.LIVE,
                "",
                List.of(),
                List.of()),
            change(
                JAIL,
                Action.UPDATE,
                Impact.RESTART,
                "",
                List.of(
                    AttributeChange.of("allow.sysvipc", "off", "on"),
                    AttributeChange.of("boot", "manual", "auto")),
                List.of()),
            change(
                JAIL.part("postgresql"),
                Action.CREATE,
                Impact.LIVE,
                "version 15",
                List.of(AttributeChange.set("password", "(secret pg-superuser)")),
                List.of()),
            change(
                ResourceAddress.of(Kind.PF, ""),
                Action.UPDATE,
                Impact.NETWORK,
                "",
                List.of(
                    AttributeChange.of(
                        "rules", "nat one\nold\n", "nat one\nrdr em0 tcp 5432 -> postgres\n")),
                List.of("opens a database to everyone on em0"))),
        List.of(
            step("stop", new JailStep.StopJail(POSTGRES), Impact.RESTART),
            step("start", new JailStep.StartJail(POSTGRES), Impact.LIVE, "stop"),
            step(
                "initdb",
                new ProvisionStep.InitialiseCluster(POSTGRES, cluster()),
                Impact.LIVE,
                "start")),
        List.of());
  }

  /** A plan that must not be carried out. */
  public static Plan refused() {
    return new Plan(
        "db1",
        List.of(),
        List.of(),
        List.of(
            new Diagnostic(
                new Code("QJ2002"),
                Severity.ERROR,
                Optional.empty(),
                "",
                "not root",
                "Operations run as the user with id 1001.",
                "Log in as root.")));
  }

  private static Postgresql cluster() {
    return new Postgresql(
        15, Postgresql.AuthenticationMethod.SCRAM_SHA_256, "UTF8", new SecretName("pg-superuser"));
  }

  private static Change change(
      ResourceAddress resource,
      Action action,
      Impact impact,
      String title,
      List<AttributeChange> attributes,
      List<String> warnings) {
    return new Change(resource, action, impact, title, attributes, List.of(), warnings);
  }

  /** A step on the jail postgres. */
  public static PlannedStep step(String verb, Step step, Impact impact, String... after) {
    SortedSet<StepId> needed = new TreeSet<>();
    Set.of(after).forEach(earlier -> needed.add(new StepId(JAIL, earlier)));
    return new PlannedStep(
        new StepId(JAIL, verb), step, needed, new Condition.JailRuns(POSTGRES), impact);
  }
}

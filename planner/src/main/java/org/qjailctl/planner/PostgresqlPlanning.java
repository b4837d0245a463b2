package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Conditions;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;

/**
 * A PostgreSQL server inside a jail: package, start at boot, data directory, cluster, running
 * server.
 *
 * <p>The inside of a jail that does not run cannot be seen, so all is planned for one that is to be
 * started; each step does nothing where its work is done already.
 */
final class PostgresqlPlanning {

  private static final FileMode DATA_DIRECTORY_MODE = new FileMode(0700);

  private final Jail jail;
  private final Postgresql wanted;
  private final HostState host;
  private final Place place;
  private final Fragment.Chain chain;
  private final List<AttributeChange> attributes = new ArrayList<>();

  PostgresqlPlanning(Jail jail, Postgresql wanted, HostState host, SortedSet<StepId> needs) {
    this.jail = jail;
    this.wanted = wanted;
    this.host = host;
    this.place = Place.jail(jail.name());
    this.chain = new Fragment.Chain(address(jail), needs);
  }

  static ResourceAddress address(Jail jail) {
    return JailPlanning.address(jail).part("postgresql");
  }

  /** The file by which a data directory shows that initdb(1) has finished with it. */
  static HostPath versionFile(Postgresql postgresql) {
    return postgresql.dataDirectory().child("PG_VERSION");
  }

  /**
   * @param visible whether the jail runs now, so that its inside was probed
   * @param restarted whether this plan starts the jail
   */
  Fragment plan(boolean exists, boolean visible, boolean restarted) {
    Condition cluster = new Condition.FileExists(place, versionFile(wanted));
    boolean initialised = visible && holds(cluster);
    step(
        "install package",
        "package",
        wanted.serverPackage().value(),
        new ProvisionStep.InstallPackage(place, wanted.serverPackage()),
        new Condition.PackageInstalled(place, wanted.serverPackage()));
    SortedMap<RcVariable, String> enable = new TreeMap<>();
    enable.put(RcNames.POSTGRESQL_ENABLE, "YES");
    step(
        "enable",
        enabledNow(),
        "postgresql_enable",
        "YES",
        new ProvisionStep.SetRcVariables(place, enable),
        new Condition.RcVariablesAre(place, enable));
    step(
        "make data directory",
        dataDirectoryNow(),
        "data directory",
        wanted.dataDirectory() + ", mode " + DATA_DIRECTORY_MODE + ", owner " + Postgresql.USER,
        new ProvisionStep.MakeDirectory(
            jail.name(), wanted.dataDirectory(), Postgresql.USER, DATA_DIRECTORY_MODE),
        new Condition.DirectoryIs(
            place, wanted.dataDirectory(), Postgresql.USER, DATA_DIRECTORY_MODE));
    if (!initialised) {
      attributes.add(AttributeChange.set("password", "(secret " + wanted.password() + ")"));
    }
    step(
        "initialise cluster",
        "cluster",
        wanted.auth() + ", " + wanted.encoding(),
        new ProvisionStep.InitialiseCluster(jail.name(), wanted),
        cluster);
    start(restarted, initialised);
    return new Fragment(List.of(change(exists, visible, initialised)), chain.steps(), List.of());
  }

  private void start(boolean restarted, boolean initialised) {
    Condition runs =
        new Condition.All(
            List.of(
                new Condition.ServiceRuns(place, Postgresql.SERVICE),
                new Condition.PortAnswers(place, Postgresql.PORT)));
    boolean running = holds(runs);
    if (running && !restarted) {
      return;
    }
    if (!running) {
      String up = "running, port " + Postgresql.PORT;
      attributes.add(
          initialised
              ? AttributeChange.of("service", "stopped", up)
              : AttributeChange.set("service", up));
    }
    chain.add(
        "start",
        new ProvisionStep.StartService(jail.name(), Postgresql.SERVICE),
        runs,
        Impact.LIVE);
  }

  private Optional<String> enabledNow() {
    return host.place(place).rcConf().known().map(all -> all.get(RcNames.POSTGRESQL_ENABLE));
  }

  private Optional<String> dataDirectoryNow() {
    return host.place(place)
        .file(wanted.dataDirectory())
        .known()
        .flatMap(
            found ->
                switch (found) {
                  case FileState.Absent absent -> Optional.empty();
                  case FileState.Directory(FileMode mode, String owner) ->
                      Optional.of("mode " + mode + ", owner " + owner);
                  case FileState.Regular file -> Optional.of("a file");
                  case FileState.Other(String kind) -> Optional.of(kind);
                });
  }

  private void step(String verb, String attribute, String value, Step step, Condition condition) {
    step(verb, Optional.empty(), attribute, value, step, condition);
  }

  private void step(
      String verb,
      Optional<String> before,
      String attribute,
      String value,
      Step step,
      Condition condition) {
    if (!holds(condition)) {
      attributes.add(new AttributeChange(attribute, before, Optional.of(value)));
      chain.add(verb, step, condition, Impact.LIVE);
    }
  }

  private boolean holds(Condition condition) {
    return Conditions.check(condition, host) instanceof Verdict.Holds;
  }

  private Change change(boolean exists, boolean visible, boolean initialised) {
    boolean onlyVerified = attributes.isEmpty();
    boolean unseen = exists && !visible;
    Action action =
        onlyVerified ? Action.UNCHANGED : initialised || unseen ? Action.UPDATE : Action.CREATE;
    List<String> reasons =
        unseen
            ? List.of("the jail is stopped: what it lacks shows, and is done, once it runs")
            : List.of();
    return new Change(
        address(jail),
        action,
        Impact.LIVE,
        "version " + wanted.version() + ", " + wanted.auth() + ", " + wanted.encoding(),
        unseen ? List.of() : attributes,
        reasons,
        List.of());
  }
}

package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlFiles;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.RcNames;

/**
 * A PostgreSQL server inside a jail: package, start at boot, data directory, cluster, running
 * server.
 *
 * <p>The inside of a jail that does not run cannot be seen, so all is planned for one that is to be
 * started; each step does nothing where its work is done already.
 */
public final class PostgresqlPlanning {

  private static final FileMode DATA_DIRECTORY_MODE = new FileMode(0700);

  private final Jail jail;
  private final Postgresql wanted;
  private final HostState host;
  private final Place place;
  private final Fragment.Chain chain;
  private final ClusterPlanning cluster;
  private final List<AttributeChange> attributes = new ArrayList<>();

  public PostgresqlPlanning(Jail jail, Postgresql wanted, HostState host, SortedSet<StepId> needs) {
    this.jail = jail;
    this.wanted = wanted;
    this.host = host;
    this.place = Place.jail(jail.name());
    this.cluster = new ClusterPlanning(jail, wanted, host);
    this.chain = new Fragment.Chain(address(jail), needs);
  }

  static ResourceAddress address(Jail jail) {
    return ResourceAddress.of(jail.name()).part("postgresql");
  }

  /** The files that the plan depends on. */
  public static SortedSet<HostPath> lookedAt(Postgresql postgresql) {
    SortedSet<HostPath> files = new TreeSet<>(readAtStart(postgresql));
    files.addAll(
        List.of(
            postgresql.data(), postgresql.versionFile(), PostgresqlCluster.control(postgresql)));
    return files;
  }

  /** qjailctl's own files among those that the server reads when it starts. */
  public static SortedSet<HostPath> readAtStart(Postgresql postgresql) {
    PostgresqlFiles files = new PostgresqlFiles(postgresql);
    SortedSet<HostPath> read = new TreeSet<>();
    if (files.wanted()) {
      read.add(files.settings());
    }
    if (files.hbaWanted()) {
      read.add(files.hba());
    }
    return read;
  }

  /**
   * @param visible whether the jail runs now, so that its inside was probed
   * @param restarted whether this plan starts the jail
   */
  Fragment plan(boolean exists, boolean visible, boolean restarted) {
    List<Diagnostic> problems =
        new ArrayList<>(PostgresqlCluster.problems(jail.name(), wanted, host.place(place)));
    problems.addAll(cluster.problems());
    if (problems.stream().anyMatch(Diagnostic::isError)) {
      return new Fragment(List.of(), List.of(), problems);
    }
    Condition made = new Condition.FileExists(place, wanted.versionFile());
    boolean initialised = holds(made);
    step(
        "install package",
        "package",
        wanted.serverPackage().value(),
        new ProvisionStep.InstallPackage(place, wanted.serverPackage()),
        new Condition.PackageInstalled(place, wanted.serverPackage()));
    if (wanted.needsContrib()) {
      step(
          "install contrib package",
          "package",
          wanted.contribPackage().value(),
          new ProvisionStep.InstallPackage(place, wanted.contribPackage()),
          new Condition.PackageInstalled(place, wanted.contribPackage()));
    }
    SortedMap<RcVariable, String> enable = new TreeMap<>();
    enable.put(RcNames.POSTGRESQL_ENABLE, "YES");
    wanted.dataDirectory().ifPresent(data -> enable.put(RcNames.POSTGRESQL_DATA, data.value()));
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
        wanted.data() + ", mode " + DATA_DIRECTORY_MODE + ", owner " + Postgresql.USER,
        new ProvisionStep.MakeDirectory(
            place, wanted.data(), Postgresql.OWNER, DATA_DIRECTORY_MODE),
        new Condition.DirectoryIs(place, wanted.data(), Postgresql.OWNER, DATA_DIRECTORY_MODE));
    if (!initialised) {
      attributes.add(AttributeChange.set("password", "(secret " + wanted.password() + ")"));
    }
    step(
        "initialise cluster",
        "cluster",
        wanted.auth() + ", " + wanted.encoding(),
        new ProvisionStep.InitialiseCluster(jail.name(), wanted),
        made);
    boolean configured = configure();
    start(restarted, initialised, configured);
    cluster.plan(chain, attributes, initialised);
    return new Fragment(List.of(change(exists, visible, initialised)), chain.steps(), problems);
  }

  /** qjailctl's own configuration files; whether there is something to do to them. */
  private boolean configure() {
    PostgresqlFiles files = new PostgresqlFiles(wanted);
    if (!files.wanted()) {
      return false;
    }
    int before = attributes.size();
    if (files.hbaWanted()) {
      write("pg_hba", hba(), files.hba(), files.hbaText());
    }
    write("settings", settings(), files.settings(), files.settingsText());
    step(
        "include settings",
        files.main().name(),
        PostgresqlFiles.INCLUDE,
        new ProvisionStep.AddLine(place, files.main(), PostgresqlFiles.INCLUDE),
        new Condition.FileHasLine(place, files.main(), PostgresqlFiles.INCLUDE));
    return attributes.size() > before;
  }

  private String hba() {
    List<String> lines = new ArrayList<>();
    if (!wanted.parts().isEmpty()) {
      lines.add("postgres by peer");
    }
    if (!wanted.hba().isEmpty()) {
      int count = wanted.hba().size();
      lines.add(count + (count == 1 ? " line" : " lines"));
    }
    return String.join(", ", lines);
  }

  private String settings() {
    String own =
        wanted.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " = " + setting.getValue())
            .collect(Collectors.joining(", "));
    return own.isEmpty() ? "hba_file" : own;
  }

  private void write(String attribute, String value, HostPath path, Bytes content) {
    step(
        "write " + path.name(),
        attribute,
        value,
        new ProvisionStep.WriteFile(
            place,
            path,
            content,
            FileMode.PRIVATE,
            Postgresql.OWNER,
            new Operation.Expected.Anything()),
        new Condition.FileBelongs(
            place, path, content.sha256(), FileMode.PRIVATE, Postgresql.OWNER));
  }

  private void start(boolean restarted, boolean initialised, boolean configured) {
    Condition runs = new Condition.ServiceRuns(place, Postgresql.SERVICE);
    Condition answers = new Condition.PortAnswers(place, wanted.port());
    SortedSet<HostPath> read = readAtStart(wanted);
    Condition hasSeen = new Condition.ServiceHasSeen(place, Postgresql.SERVICE, read);
    Condition up = new Condition.All(List.of(runs, hasSeen, answers));
    if (!restarted && !configured && holds(up)) {
      return;
    }
    boolean running = holds(runs);
    String after = "running, port " + wanted.port();
    // In a jail that starts anew, rc(8) starts the server before this plan writes its files.
    boolean early = running || (restarted && initialised);
    boolean again = early && (configured || (running && !holds(hasSeen)));
    if (!running) {
      attributes.add(
          initialised
              ? AttributeChange.of("service", "stopped", after)
              : AttributeChange.set("service", after));
    } else if (again) {
      attributes.add(AttributeChange.of("service", "running", "restarted"));
    } else if (!holds(up)) {
      attributes.add(AttributeChange.set("service", after));
    }
    chain.add(
        again ? "restart" : "start",
        again
            ? new ProvisionStep.RestartService(place, Postgresql.SERVICE, read)
            : new ProvisionStep.StartService(place, Postgresql.SERVICE, read),
        up,
        Impact.LIVE);
  }

  private Optional<String> enabledNow() {
    return host.place(place).rcConf().known().map(all -> all.get(RcNames.POSTGRESQL_ENABLE));
  }

  private Optional<String> dataDirectoryNow() {
    return host.place(place)
        .file(wanted.data())
        .known()
        .flatMap(
            found ->
                switch (found) {
                  case FileState.Absent absent -> Optional.empty();
                  case FileState.Directory(FileMode mode, String owner, String group) ->
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
    return condition.verdict(host) instanceof Verdict.Holds;
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

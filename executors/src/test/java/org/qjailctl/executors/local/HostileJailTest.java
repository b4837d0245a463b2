package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.GuardedCommand;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlFiles;
import org.qjailctl.core.manifest.PostgresqlName;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;

/**
 * A jail whose root expects qjailctl: every path that it looks at, or writes, leads to the host,
 * and every program that it runs there lies. Nothing of the host is told, written or run.
 */
final class HostileJailTest {

  private static final String TOLD = "of-the-host";
  private static final List<String> LURED =
      List.of(
          "etc/passwd",
          "etc/master.passwd",
          "etc/group",
          "etc/rc.conf",
          "etc/defaults",
          "home/deploy/.ssh/authorized_keys",
          "root/.ssh",
          "usr/local/etc/cron.d",
          "usr/local/etc/nginx",
          "var/cron/tabs",
          "var/db/pkg",
          "var/db/postgres",
          "var/run/nginx.pid");

  private static final HostPath RC_CONF = HostPath.of("/etc/rc.conf");
  private static final HostPath CRON = HostPath.of("/usr/local/etc/cron.d/qjailctl_x");
  private static final HostPath KEYS = HostPath.of("/home/deploy/.ssh/authorized_keys");
  private static final HostPath SITE = HostPath.of("/usr/local/etc/nginx/nginx.conf");
  private static final HostPath MADE = HostPath.of("/var/cron/tabs/made");
  private static final Guard GUARD =
      new Guard(List.of("sh", "-c", "cat /var/cron/tabs/kept"), Optional.empty());
  private static final Postgresql SERVER =
      new Postgresql(
          15,
          Postgresql.AuthenticationMethod.SCRAM_SHA_256,
          "UTF8",
          new SecretName("pg-superuser"));

  @TempDir static Path tools;
  @TempDir Path folder;

  private static Optional<ChrootJails> jails = Optional.empty();

  private Path outside = Path.of("");
  private Host host = host(ConnectionOptions.DEFAULTS);

  @BeforeAll
  static void makeTools() throws Exception {
    jails = Optional.of(ChrootJails.in(tools));
  }

  private static Host host(ConnectionOptions options) {
    return new LocalHost(LocalHostTest.withTools("dash", tools), options, Secrets.none());
  }

  @BeforeEach
  void makeTheHostsFolder() throws Exception {
    outside = Files.createDirectory(folder.resolve("outside"));
    for (String file : List.of("kept", "passwd", "nginx.conf", "qjailctl_x", "rc.conf", "made")) {
      Files.writeString(outside.resolve(file), TOLD + ":*:0:0:" + TOLD + ":/:/bin/sh\n");
    }
  }

  @AfterEach
  void leave() throws Exception {
    host.close();
    for (ProcessHandle left : living()) {
      left.destroyForcibly();
    }
  }

  /** What lives in this test's jails. */
  private List<ProcessHandle> living() throws Exception {
    List<ProcessHandle> inside = new ArrayList<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      Path root = Path.of("/proc", Long.toString(process.pid()), "root");
      // readlink(1): who has ended meanwhile is nowhere.
      Process asked = new ProcessBuilder("readlink", root.toString()).start();
      String at = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (at.startsWith(folder.toString())) {
        inside.add(process);
      }
    }
    return inside;
  }

  /** The jail, and how its links are written. */
  private Place.InJail given(String name, boolean relative) throws Exception {
    Path root = folder.resolve(name);
    if (name.equals("running")) {
      jails.orElseThrow().running(root);
    } else {
      ChrootJails.stopped(root);
    }
    for (String lure : LURED) {
      Path link = root.resolve(lure);
      Path parent = Objects.requireNonNull(link.getParent());
      Files.createDirectories(parent);
      boolean file = lure.endsWith("passwd") || lure.endsWith("group") || lure.endsWith("keys");
      Path target = file || lure.endsWith(".conf") ? outside.resolve("passwd") : outside;
      Files.createSymbolicLink(link, relative ? parent.relativize(target) : target);
    }
    return new Place.InJail(JailName.of(name));
  }

  /** Every question that is asked inside a jail. */
  private static Questions everything(Place.InJail jail) {
    Questions files =
        Questions.NONE.with(
            Stream.of(
                    CRON,
                    KEYS,
                    SITE,
                    MADE,
                    HostPath.of("/etc/passwd"),
                    HostPath.of("/root/.ssh"),
                    SERVER.data(),
                    SERVER.versionFile())
                .map(path -> new PlaceQuestion.FileAt(jail, path))
                .toList());
    return files.with(
        new PlaceQuestion.RcConf(
            jail,
            new TreeSet<>(Set.of(RcVariable.of("postgresql_data"))),
            new TreeSet<>(Set.of(RcVariable.of("ifconfig_")))),
        PlaceQuestion.Packages.of(jail, Set.of(PackageName.of("nginx"))),
        PlaceQuestion.Lines.of(jail, SITE, TOLD),
        new PlaceQuestion.Service(jail, ServiceName.of("nginx"), new TreeSet<>(Set.of(SITE))),
        new PlaceQuestion.Listens(jail, new Port(80)),
        new PlaceQuestion.Accounts(jail),
        new PlaceQuestion.Succeeds(jail, GUARD),
        new QjailQuestion.EnablesSshd(jail.jail()),
        new HostQuestion.Cluster(
            SERVER.address(jail.jail()),
            new TreeMap<>(),
            new TreeSet<>(Set.of(PostgresqlName.of("shop")))));
  }

  /** Jails stand below /usr/jails for the product, and in this test's folder. */
  private List<Operation> moved(List<Operation> operations) {
    return operations.stream().map(this::moved).toList();
  }

  private Operation moved(Operation operation) {
    return switch (operation) {
      case Operation.Run run -> run;
      case Operation.ReadFile(HostPath path, long most, Confinement within) ->
          new Operation.ReadFile(path, most, moved(within));
      case Operation.ListTree(HostPath path, int depth, var told, Confinement within) ->
          new Operation.ListTree(path, depth, told, moved(within));
      case Operation.WriteFile(
              HostPath path,
              Bytes content,
              FileMode mode,
              var expected,
              var owner,
              Confinement within) ->
          new Operation.WriteFile(path, content, mode, expected, owner, moved(within));
    };
  }

  private Confinement moved(Confinement within) {
    assertThat(within).as("all of it is confined").isInstanceOf(Confinement.InJail.class);
    String jail = ((Confinement.InJail) within).jail();
    return new Confinement.InJail(jail, HostPath.of(folder.resolve(jail).toString()));
  }

  private HostState probed(Place.InJail jail) throws Exception {
    return probed(everything(jail));
  }

  private HostState probed(Questions questions) throws Exception {
    Probe probe = Probe.of(questions);
    return probe.read(host.run(Batch.all(moved(operations(probe.batch())))));
  }

  private static List<Operation> operations(Batch batch) {
    return batch.items().stream().map(Batch.Item::operation).toList();
  }

  private void assertHostUntouched() throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.list(outside)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(contents)
        .hasSize(6)
        .allSatisfy((name, content) -> assertThat(content).startsWith(TOLD).endsWith("/bin/sh\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"running", "running relative", "stopped", "stopped relative"})
  void noProbeTellsAnythingOfTheHost(String kind) throws Exception {
    Place.InJail jail = given(kind.split(" ")[0], kind.endsWith("relative"));

    HostState seen = probed(jail);

    assertThat(seen.toString()).doesNotContain(TOLD);
    HostState held =
        probed(
            Questions.of(
                new PlaceQuestion.ChosenPackages(jail),
                new PlaceQuestion.WholeRcConf(jail),
                new PlaceQuestion.Text(jail, RC_CONF)));
    assertThat(held.answer(new PlaceQuestion.Text(jail, RC_CONF)).known()).isEmpty();
    assertThat(held.toString()).contains(jail.jail().value()).doesNotContain(TOLD);
    assertThat(seen.place(jail).accounts().known()).isEmpty();
    assertHostUntouched();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noStepChangesAnythingOfTheHost(boolean relative) throws Exception {
    Place.InJail jail = given("running", relative);
    GuardedCommand command =
        new GuardedCommand(
            "make",
            List.of("sh", "-c", "echo owned > /var/cron/tabs/made"),
            Optional.empty(),
            new Guard(List.of("test", "-e", MADE.value()), Optional.empty()),
            true,
            Optional.of(MADE),
            new TreeSet<>(),
            false);
    List<ProvisionStep> steps = new ArrayList<>();
    PostgresqlFiles cluster = new PostgresqlFiles(SERVER);
    for (HostPath path :
        List.of(
            CRON,
            KEYS,
            SITE,
            MADE,
            HostPath.of("/etc/passwd"),
            HostPath.of("/etc/rc.conf"),
            HostPath.of("/var/db/pkg/x"),
            SERVER.data(),
            cluster.main(),
            cluster.settings(),
            cluster.hba())) {
      steps.add(
          new ProvisionStep.WriteFile(
              jail,
              path,
              Bytes.utf8("owned\n"),
              FileMode.READABLE,
              new FileOwner("root", "root"),
              new Operation.Expected.Anything()));
      steps.add(new ProvisionStep.AddLine(jail, path, "owned"));
      steps.add(new ProvisionStep.RemoveFile(jail, path));
      steps.add(
          new ProvisionStep.MakeDirectory(
              jail, path, new FileOwner("root", "root"), new FileMode(0777)));
    }
    steps.add(new ProvisionStep.RunCommand(jail, command));
    steps.add(new ProvisionStep.InitialiseCluster(jail.jail(), SERVER));
    steps.add(
        new ProvisionStep.SetRcVariables(
            jail, new TreeMap<>(Map.of(RcVariable.of("x"), "$(echo owned)"))));
    steps.add(
        new ProvisionStep.SetUser(
            jail,
            UserName.of("deploy"),
            new WantedUser.Present(
                Optional.of(2000),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            ProvisionStep.Seen.NOTHING));

    for (ProvisionStep step : steps) {
      List<Operation> operations =
          Lowering.operations(step).stream()
              .map(one -> one instanceof Operation.Run run ? withoutSecret(run) : moved(one))
              .toList();
      host.run(Batch.all(operations));
    }

    assertHostUntouched();
  }

  /** initdb would be given the superuser's password. */
  private static Operation withoutSecret(Operation.Run run) {
    assertThat(run.argv().getFirst()).isEqualTo("jexec");
    return Operation.Run.of(run.argv()).unless(run.unless().orElse(List.of("false")));
  }

  @Test
  void anRcConfThatWantsToBeRunRunsInItsJailAlone() throws Exception {
    Place.InJail jail = given("running", false);
    Path root = folder.resolve("running");
    Files.delete(root.resolve("etc/rc.conf"));
    Files.delete(root.resolve("etc/defaults"));
    String canary = "echo x > " + folder.resolve("canary") + "; echo x > /canary";
    Files.createDirectory(root.resolve("etc/defaults"));
    Files.writeString(
        root.resolve("etc/defaults/rc.conf"), "source_rc_confs() { . /etc/rc.conf; }\n");
    Files.writeString(
        root.resolve("etc/rc.conf"), "postgresql_data=\"$(" + canary + ")/data\"\n" + canary);

    PlaceState inside = probed(jail).place(jail);

    assertThat(inside.rcConf().known().orElseThrow())
        .containsEntry(RcVariable.of("postgresql_data"), "/data");
    assertThat(root.resolve("canary")).exists();
    assertThat(folder.resolve("canary")).doesNotExist();
  }

  @Test
  void aProgramThatPrintsForEverIsEndedAndSaysSo() throws Exception {
    Place.InJail jail = given("running", false);
    program("usr/local/sbin/pkg", "while :; do head -c 1000000 /bin/sh; done");

    PlaceState inside = probed(jail).place(jail);

    assertThat(inside.packages().toString())
        .contains("pkg query in the jail running ended with exit status")
        .contains("it printed more than 67108864 bytes, the most taken");
  }

  @Test
  void aProgramThatNeverEndsIsEndedAndSaysSo() throws Exception {
    host.close();
    host = host(ConnectionOptions.DEFAULTS.stepTimeout(Duration.ofSeconds(2)));
    Place.InJail jail = given("running", false);
    program("bin/service", "trap '' TERM; while :; do sleep 601; done");
    program("usr/local/sbin/pkg", "echo nginx 1; (sleep 600 &) ; echo other 2");

    PlaceState inside = probed(jail).place(jail);

    assertThat(inside.service(ServiceName.of("nginx")).toString())
        .contains("asking for the service nginx in the jail running did not end in time");
    assertThat(inside.packages().known().orElseThrow())
        .containsExactly(Map.entry(PackageName.of("nginx"), "1"));
    assertThat(living())
        .as("what the operator has to end by hand: what pkg left behind alone")
        .singleElement()
        .satisfies(
            left -> assertThat(left.info().commandLine().orElseThrow()).endsWith("sleep 600"));
  }

  private void program(String path, String text) throws Exception {
    Path file = folder.resolve("running").resolve(path);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.deleteIfExists(file);
    ChrootJails.script(file, "#!/bin/sh\n" + text + "\n");
  }

  @Test
  void whatItSaysToAnEndlessNumberIsNoNumber() throws Exception {
    Place.InJail jail = given("running", false);
    Files.delete(folder.resolve("running/etc/passwd"));
    Files.delete(folder.resolve("running/etc/group"));
    String nines = "9".repeat(400);
    Files.writeString(
        folder.resolve("running/etc/passwd"),
        "root:*:0:0:Charlie \u001b[2J:/root:/bin/sh\nx:*:" + nines + ":-1::/:/x\n:::\n");
    Files.writeString(folder.resolve("running/etc/group"), "wheel:*:0:root\ny:*:" + nines + ":\n");

    PlaceState inside = probed(jail).place(jail);

    assertThat(inside.accounts().known().orElseThrow().users()).containsOnlyKeys("root");
    assertThat(inside.accounts().known().orElseThrow().groups()).containsOnlyKeys("wheel");
  }

  @Test
  void aJailThatTellsNothingIsNotTakenForOneThatIsThere() throws Exception {
    Place.InJail jail = given("stopped", false);

    List<Outcome> outcomes =
        host.run(Batch.all(moved(List.of(new Operation.ReadFile(CRON, 10, jail.confinement())))));

    assertThat(outcomes.getFirst().stderr().utf8()).contains("usr/local/etc/cron.d: is a symlink");
  }
}

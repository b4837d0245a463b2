package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.PortName;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.PostgresqlFiles;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.manifest.SharedTree;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.planner.base.HostTrees;
import org.qjailctl.planner.flavor.FlavorDrift;
import org.qjailctl.planner.flavor.FlavorOwners;
import org.qjailctl.planner.fragment.RcNames;
import org.qjailctl.planner.inside.PostgresqlPlanning;
import org.qjailctl.planner.inside.ProvisionPlanning;
import org.qjailctl.planner.network.HostsOwnAddresses;
import org.qjailctl.planner.network.RoutingSysctls;
import org.qjailctl.planner.network.VnetBridge;

/** What has to be asked of a host to plan a manifest: all that it is about, and nothing else. */
public final class PlanQuestions {

  private static final Place HOST = Place.host();

  private final Manifest manifest;
  private final List<Question<?>> all = new ArrayList<>();

  private PlanQuestions(Manifest manifest) {
    this.manifest = manifest;
  }

  public static Questions of(Manifest manifest) {
    PlanQuestions questions = new PlanQuestions(manifest);
    questions.host();
    manifest.interfaces().keySet().forEach(questions::networkInterface);
    manifest.qjail().ifPresent(questions::qjail);
    manifest
        .flavors()
        .values()
        .forEach(
            flavor ->
                questions.ask(
                    QjailQuestion.FlavorFiles.of(flavor.name(), flavor.files().keySet())));
    manifest.jails().values().forEach(questions::jail);
    manifest.pf().ifPresent(questions::pf);
    return Questions.NONE.with(questions.all);
  }

  private void ask(Question<?>... more) {
    all.addAll(List.of(more));
  }

  private void ask(Questions more) {
    all.addAll(more.all());
  }

  private void files(Place place, Collection<HostPath> paths) {
    paths.forEach(path -> ask(new PlaceQuestion.FileAt(place, path)));
  }

  private void host() {
    ask(
        new HostQuestion.HostSystem(),
        new QjailQuestion.Version(),
        new QjailQuestion.BaseRelease(),
        HostQuestion.Sysctls.of(manifest.sysctl().keySet()),
        PlaceQuestion.RcConf.of(HOST, manifest.rcConf().keySet()),
        PlaceQuestion.RcConf.of(HOST, RoutingSysctls.switches(manifest.sysctl())));
    ask(ProvisionPlanning.questions(HOST, manifest.provision()));
    if (!manifest.interfaces().isEmpty() || !manifest.jails().isEmpty()) {
      // Whose an address is decides whether it is drift: every jail's definition is read.
      ask(new HostQuestion.Interfaces());
      ask(HostsOwnAddresses.questions(manifest));
      ask(VnetBridge.questions(manifest));
      jails();
    }
    if (!manifest.absentJails().isEmpty()) {
      jails();
    }
    if (FlavorOwners.matter(manifest)) {
      ask(new PlaceQuestion.Accounts(HOST));
    }
  }

  /** All of them, with what they keep on the disks. */
  private void jails() {
    ask(new QjailQuestion.Jails(), new HostQuestion.Storage());
  }

  private void networkInterface(InterfaceName name) {
    ask(
        new PlaceQuestion.RcConf(
            HOST,
            new TreeSet<>(
                Set.of(
                    RcNames.CLONED_INTERFACES,
                    RcNames.DEFAULT,
                    RcNames.IPV6_ENABLE,
                    RcNames.main(name),
                    RcNames.ipv4Addresses(name),
                    RcNames.ipv6(name),
                    RcNames.oldIpv6(name))),
            new TreeSet<>(Set.of(RcNames.aliasPrefix(name)))));
  }

  private void qjail(Qjail qjail) {
    jails();
    ask(PlaceQuestion.RcConf.of(HOST, Set.of(RcNames.QJAIL_ENABLE)));
    files(HOST, qjail.base().flatMap(Base::verified).map(file -> file.path()).stream().toList());
    if (qjail.program() instanceof Qjail.Program.FromPort(PortName port)) {
      files(HOST, Set.of(port.makefile()));
    }
    if (qjail.logging().isPresent()) {
      files(HOST, Set.of(Qjail.LOG));
      ask(PlaceQuestion.Lines.of(HOST, Qjail.ROTATION, Qjail.ROTATION_LINE));
    }
    for (SharedTree tree : HostTrees.wanted(manifest)) {
      files(
          HOST,
          Set.of(tree.onHost().child(SharedTree.TOP), tree.inSharedfs().child(SharedTree.TOP)));
    }
  }

  private void jail(Jail jail) {
    Place place = Place.jail(jail.name());
    ask(ProvisionPlanning.questions(place, jail.provision()));
    files(place, FlavorDrift.lookedAt(manifest, jail).keySet());
    if (KernelFitness.matters(jail)) {
      ask(new HostQuestion.JailKernel());
    }
    if (jail.ssh()) {
      ask(new QjailQuestion.EnablesSshd(jail.name()));
      jail.was().ifPresent(was -> ask(new QjailQuestion.EnablesSshd(was)));
    }
    jail.postgresql().ifPresent(server -> postgresql(jail.name(), server));
    if (jail.name().zone().equals(Zone.HOST)) {
      jail.flavor()
          .filter(name -> !manifest.flavors().containsKey(name))
          .ifPresent(name -> ask(QjailQuestion.FlavorFiles.of(name, Set.of())));
    }
  }

  private void postgresql(JailName jail, Postgresql server) {
    Place place = Place.jail(jail);
    PostgresqlFiles files = new PostgresqlFiles(server);
    ask(
        PlaceQuestion.Packages.of(
            place,
            server.needsContrib()
                ? Set.of(server.serverPackage(), server.contribPackage())
                : Set.of(server.serverPackage())),
        PlaceQuestion.RcConf.of(
            place,
            Set.of(
                RcNames.POSTGRESQL_ENABLE, RcNames.POSTGRESQL_DATA, RcNames.POSTGRESQL_PROFILES)),
        PlaceQuestion.Lines.of(place, files.main(), PostgresqlFiles.INCLUDE),
        new PlaceQuestion.Service(
            place, Postgresql.SERVICE, PostgresqlPlanning.readAtStart(server)),
        new PlaceQuestion.Listens(place, server.port()));
    files(place, PostgresqlPlanning.lookedAt(server));
    if (!server.parts().isEmpty()) {
      ask(HostQuestion.Cluster.of(server.address(jail)));
      server.inCluster().forEach(part -> ask(HostQuestion.Cluster.of(server.address(jail), part)));
    }
  }

  private void pf(Pf wanted) {
    // Through which of the interfaces the operator comes.
    ask(
        PlaceQuestion.RcConf.of(HOST, Set.of(RcNames.PF_ENABLE, RcNames.PF_RULES)),
        new HostQuestion.Interfaces(),
        new HostQuestion.Pf(Optional.of(PfAnchor.rules(wanted))));
  }
}

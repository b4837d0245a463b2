package org.qjailctl.executors.lowering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.FileContent;
import org.qjailctl.core.manifest.Flavor;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.Postgresql;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.Step;

/** Which operations carry a step out, in order, each only while the ones before it are good. */
public final class Lowering {

  private static final HostPath FLAVORS = HostPath.of("/usr/jails/flavors");

  /**
   * A jail's rc(8), and what starts or stops a service, wait for daemons: rc.shutdown(8) alone for
   * 90 seconds (rcshutdown_timeout, FreeBSD 13.2), a jail's sendmail(8) for a minute without DNS.
   * To kill jail(8) half way leaves a jail that runs with half of its services.
   */
  private static final Duration BOOT = Duration.ofMinutes(15);

  private Lowering() {}

  public static List<Operation> operations(Step step) {
    return switch (step) {
      case Step.SetRcVariables(Place place, var values) ->
          List.of(
              run(
                  place,
                  withFirst(
                      "sysrc", values.entrySet().stream().map(Lowering::assignment).toList())));
      case Step.RemoveRcVariables(SortedSet<RcVariable> names) ->
          List.of(
              run(
                  Place.host(),
                  withFirst(
                      "sysrc", withFirst("-ix", names.stream().map(RcVariable::value).toList()))));
      case Step.CreateInterface(InterfaceName name) -> createInterface(name);
      case Step.AddAddresses(InterfaceName name, List<InterfaceAddress> addresses) ->
          addresses.stream()
              .map(a -> run("ifconfig", name.value(), a.address().family(), a.toString(), "alias"))
              .toList();
      case Step.RemoveAddresses(InterfaceName name, List<IpAddress> addresses) ->
          addresses.stream()
              .map(a -> run("ifconfig", name.value(), a.family(), a.toString(), "-alias"))
              .toList();
      case Step.InstallPackage(Place place, PackageName name) -> installPackage(place, name);
      case Step.FetchBase(Base base) -> fetchBase(base);
      case Step.InstallBase(Base base) ->
          List.of(
              Operation.Run.of("qjail", "install", "-f", base.path().parent().value())
                  .within(Operation.LONG));
      case Step.CreateFlavor(FlavorName name) -> createFlavor(name);
      case Step.WriteFlavorFile write -> writeFlavorFile(write);
      case Step.CreateJail(Jail jail) -> List.of(createJail(jail));
      case Step.ConfigureJail(JailName name, List<JailSetting> settings) ->
          JailConfigLowering.operations(name, settings);
      case Step.StartJail(JailName name) ->
          List.of(Operation.Run.of("qjail", "start", name.value()).within(BOOT));
      case Step.StopJail(JailName name) ->
          List.of(Operation.Run.of("qjail", "stop", name.value()).within(BOOT));
      case Step.MakeDirectory(JailName jail, HostPath path, UserName owner, FileMode mode) ->
          List.of(
              run(
                  Place.jail(jail),
                  List.of(
                      "install",
                      "-d",
                      "-o",
                      owner.value(),
                      "-g",
                      owner.value(),
                      "-m",
                      mode.toString(),
                      path.value())));
      case Step.InitialiseCluster(JailName jail, Postgresql postgresql) ->
          List.of(initialiseCluster(jail, postgresql));
      case Step.StartService(JailName jail, ServiceName service) ->
          List.of(
              Operation.Run.of("jexec", "-l", jail.value(), "service", service.value(), "start")
                  .within(BOOT)
                  .unless("jexec", "-l", jail.value(), "service", service.value(), "onestatus"));
      case Step.WritePfRules(String rules, Operation.Expected expected) ->
          List.of(
              checkRules(rules),
              new Operation.WriteFile(
                  PfAnchor.FILE, Bytes.utf8(rules), FileMode.READABLE, expected));
      case Step.HookPf(String pfConf, Operation.Expected expected) ->
          List.of(
              checkRules(pfConf),
              new Operation.WriteFile(
                  PfAnchor.PF_CONF, Bytes.utf8(pfConf), FileMode.READABLE, expected));
      case Step.StartPf start -> List.of(run("service", "pf", "start"));
      // rc.subr(8) refuses a plain stop while pf_enable is NO.
      case Step.StopPf stop -> List.of(run("service", "pf", "onestop"));
      case Step.ReloadPf reload -> List.of(run("service", "pf", "reload"));
      case Step.LoadPfAnchor load ->
          List.of(run("pfctl", "-a", PfAnchor.NAME, "-f", PfAnchor.FILE.value()));
    };
  }

  private static String assignment(Map.Entry<RcVariable, String> variable) {
    return RcAssignment.of(variable.getKey(), variable.getValue());
  }

  private static List<Operation> createInterface(InterfaceName name) {
    return List.of(
        Operation.Run.of("ifconfig", name.value(), "create").unless("ifconfig", name.value()),
        // Synchronous, unlike `service netif cloneup`, whose addresses come a moment later
        // (recorded).
        run("service", "netif", "start", name.value()));
  }

  private static List<Operation> installPackage(Place place, PackageName name) {
    Operation.Run bootstrap =
        new Operation.Run(
            in(place, List.of("pkg", "bootstrap", "-y")),
            Input.none(),
            Optional.of(in(place, List.of("pkg", "-N"))),
            Operation.LONG);
    Operation.Run install =
        Operation.Run.of(in(place, List.of("pkg", "install", "-y", name.value())))
            .within(Operation.LONG);
    return List.of(bootstrap, install);
  }

  private static List<Operation> fetchBase(Base base) {
    return switch (base.source()) {
      case Base.Source.File file -> List.of();
      case Base.Source.Url(String url) ->
          List.of(
              run("mkdir", "-p", base.path().parent().value()),
              Operation.Run.of("fetch", "-o", base.path().value(), url).within(Operation.LONG));
    };
  }

  private static List<Operation> createFlavor(FlavorName name) {
    // Copied beside and renamed, so that a copy that is cut short never looks like a flavor.
    String unfinished = FLAVORS.child(".qjailctl-" + name).value();
    return List.of(
        run("rm", "-rf", unfinished),
        run("cp", "-Rp", FLAVORS.child(Flavor.DEFAULT.value()).value(), unfinished),
        run("mv", unfinished, FLAVORS.child(name.value()).value()));
  }

  private static List<Operation> writeFlavorFile(Step.WriteFlavorFile write) {
    FileContent file = write.content();
    HostPath path = write.path().under(FLAVORS.child(write.flavor().value()));
    return List.of(
        run("mkdir", "-p", path.parent().value()),
        new Operation.WriteFile(path, file.content(), file.mode(), write.expected()));
  }

  private static Operation createJail(Jail jail) {
    List<String> argv =
        new ArrayList<>(List.of("qjail", "create", "-n", jail.networkInterface().value()));
    if (!jail.ip4().isEmpty()) {
      argv.addAll(List.of("-4", commas(jail.ip4())));
    }
    if (!jail.ip6().isEmpty()) {
      argv.addAll(List.of("-6", commas(jail.ip6())));
    }
    if (!jail.flavor().equals(Flavor.DEFAULT)) {
      argv.addAll(List.of("-f", jail.flavor().value()));
    }
    argv.add(jail.name().value());
    return Operation.Run.of(argv).within(Operation.LONG);
  }

  private static Operation initialiseCluster(JailName jail, Postgresql postgresql) {
    String directory = postgresql.dataDirectory().value();
    return Operation.Run.of(
            "jexec",
            "-l",
            "-U",
            Postgresql.USER.value(),
            jail.value(),
            "initdb",
            "-A",
            postgresql.auth().toString(),
            "-E",
            postgresql.encoding(),
            "--pwfile=/dev/stdin",
            "-D",
            directory)
        .within(Operation.LONG)
        .reading(new Input.Secret(postgresql.password()))
        .unless("jexec", "-l", jail.value(), "test", "-e", directory + "/PG_VERSION");
  }

  private static Operation checkRules(String rules) {
    return Operation.Run.of("pfctl", "-nf", "-").reading(Input.text(rules));
  }

  private static Operation run(String... argv) {
    return Operation.Run.of(argv);
  }

  private static Operation run(Place place, List<String> argv) {
    return Operation.Run.of(in(place, argv));
  }

  private static List<String> in(Place place, List<String> argv) {
    return switch (place) {
      case Place.OnHost host -> argv;
      case Place.InJail(JailName jail) -> {
        List<String> inJail = new ArrayList<>(List.of("jexec", "-l", jail.value()));
        inJail.addAll(argv);
        yield inJail;
      }
    };
  }

  private static List<String> withFirst(String first, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all;
  }

  private static String commas(List<? extends IpAddress> addresses) {
    return addresses.stream().map(Object::toString).collect(Collectors.joining(","));
  }
}

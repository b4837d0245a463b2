package org.qjailctl.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.InterfaceName;

/** Which steps may run at the same time. */
class StepWritesTest {

  private static final JailName WEB = JailName.of("web");
  private static final JailName MAIL = JailName.of("mail");

  private static boolean apart(Step one, Step other) {
    boolean there = StepWrites.apart(StepWrites.of(one), StepWrites.of(other));
    assertThat(StepWrites.apart(StepWrites.of(other), StepWrites.of(one)))
        .as("the same the other way round: %s and %s", one, other)
        .isEqualTo(there);
    return there;
  }

  private static Step rc(Place place) {
    return new ProvisionStep.SetRcVariables(
        place, new TreeMap<>(Map.of(RcVariable.of("a_enable"), "YES")));
  }

  private static Step install(Place place) {
    return new ProvisionStep.InstallPackage(place, new PackageName("nginx"));
  }

  @Test
  void twoJailsAreChangedSideBySide() {
    assertThat(apart(new JailStep.StartJail(WEB), new JailStep.StartJail(MAIL))).isTrue();
    assertThat(apart(install(Place.jail(WEB)), install(Place.jail(MAIL)))).isTrue();
    assertThat(apart(rc(Place.jail(WEB)), rc(Place.jail(MAIL)))).isTrue();
  }

  @Test
  void ofOneJailThereIsOneStepAtATime() {
    Map<String, Step> steps = new LinkedHashMap<>();
    steps.put("start", new JailStep.StartJail(WEB));
    steps.put("stop", new JailStep.StopJail(WEB));
    steps.put("configure", new JailStep.ConfigureJail(WEB, List.of()));
    steps.put("rc.conf", rc(Place.jail(WEB)));
    steps.put("package", install(Place.jail(WEB)));
    steps.put(
        "folder",
        new ProvisionStep.MakeDirectory(
            Place.jail(WEB),
            HostPath.of("/data"),
            new FileOwner("www", "www"),
            new FileMode(0700)));
    steps.put(
        "service",
        new ProvisionStep.StartService(Place.jail(WEB), new ServiceName("nginx"), new TreeSet<>()));
    steps.forEach(
        (one, step) ->
            steps.forEach(
                (other, another) ->
                    assertThat(apart(step, another)).as(one + " and " + other).isFalse()));
  }

  @Test
  void theHostsRcConfAndItsPackagesHaveOneWriterEach() {
    Step remove = new HostStep.RemoveRcVariables(new TreeSet<>(List.of(RcVariable.of("b_enable"))));
    assertThat(apart(rc(Place.host()), remove)).isFalse();
    assertThat(apart(install(Place.host()), install(Place.host()))).isFalse();
    assertThat(apart(rc(Place.host()), install(Place.host()))).isTrue();
    assertThat(apart(rc(Place.host()), new JailStep.StartJail(WEB))).isTrue();
  }

  @Test
  void interfacesAndPfHaveOneWriterEach() {
    Step lo1 = new HostStep.CreateInterface(new InterfaceName("lo1"));
    Step lo2 = new HostStep.AddAddresses(new InterfaceName("lo2"), List.of());
    assertThat(apart(lo1, lo2)).isFalse();
    assertThat(apart(new PfStep.StartPf(), new PfStep.LoadPfAnchor())).isFalse();
    assertThat(apart(lo1, new PfStep.ReloadPf())).isTrue();
  }

  @Test
  void theBaseSystemIsLaidOutWhileNoJailAndNoFlavorChanges() {
    Step base =
        new QjailStep.InstallBase(
            new Base.Source.Url("https://x.example/base.txz", Bytes.utf8("x").sha256()));
    Step flavor = new QjailStep.CreateFlavor(new FlavorName("site"));
    assertThat(apart(base, new JailStep.StopJail(WEB))).isFalse();
    assertThat(apart(base, flavor)).isFalse();
    assertThat(apart(base, base)).isFalse();
    assertThat(apart(flavor, new QjailStep.CreateFlavor(new FlavorName("other")))).isTrue();
  }
}

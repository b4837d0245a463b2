package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.core.plan.HostStep;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Step;

/** Kernel variables, now and at the next boot. */
class SysctlPlanningTest {

  private static final String SOMAXCONN = "kern.ipc.somaxconn";

  private static Plan plan(Given given) {
    return Planner.plan(given.manifest(), given.host());
  }

  private static List<String> codes(Plan plan) {
    return plan.problems().stream().map(Diagnostic::code).map(Object::toString).toList();
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(step -> step.id().toString()).toList();
  }

  private static Given wanted(String value) {
    return new Given().wantsSysctl(SOMAXCONN, value);
  }

  @Test
  void theKernelComesFirstThenTheFile() {
    Plan plan =
        plan(wanted("1024").hasSysctl(SOMAXCONN, SysctlType.INTEGER, "128").hasSysctlConf("# x\n"));

    assertThat(ids(plan)).containsExactly("sysctl: set variables", "sysctl: keep variables");
    Step keep = plan.steps().getLast().step();
    assertThat(((HostStep.KeepSysctls) keep).sysctlConf())
        .isEqualTo("# x\nkern.ipc.somaxconn=1024\n");
  }

  @Test
  void whatReadsOtherwiseButMeansTheSameIsNoDrift() {
    Plan plan =
        plan(
            wanted("0x400")
                .hasSysctl(SOMAXCONN, SysctlType.INTEGER, "1024")
                .hasSysctlConf("kern.ipc.somaxconn = 02000\n"));

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void aFileAloneThatIsBehindIsPutRight() {
    Plan plan = plan(wanted("1024").hasSysctl(SOMAXCONN, SysctlType.INTEGER, "1024"));

    assertThat(ids(plan)).containsExactly("sysctl: keep variables");
    assertThat(plan.changes().getFirst().attributes().getFirst().name())
        .isEqualTo("kern.ipc.somaxconn at boot");
  }

  @Test
  void aNameThatTheKernelDoesNotKnowIsRefused() {
    assertThat(codes(plan(wanted("1")))).containsExactly("QJ0775");
  }

  @Test
  void whatOnlyTheLoaderSetsIsRefusedUnlessItIsSo() {
    ObservedSysctl fixed = new ObservedSysctl(SysctlType.INTEGER, false, true, Optional.of("100"));
    Plan other = plan(new Given().wantsSysctl("kern.hz", "1000").hasSysctl("kern.hz", fixed));
    Plan same = plan(new Given().wantsSysctl("kern.hz", "100").hasSysctl("kern.hz", fixed));

    assertThat(codes(other)).containsExactly("QJ0776");
    assertThat(other.problems().getFirst().remedy()).contains("/boot/loader.conf");
    assertThat(same.isEmpty()).isTrue();
    assertThat(same.problems()).isEmpty();
  }

  @Test
  void aValueThatTheVariableCannotHaveIsRefused() {
    assertThat(codes(plan(wanted("many").hasSysctl(SOMAXCONN, SysctlType.INTEGER, "128"))))
        .containsExactly("QJ0777");
    ObservedSysctl node = new ObservedSysctl(SysctlType.NODE, false, false, Optional.empty());
    assertThat(codes(plan(new Given().wantsSysctl("net.inet", "1").hasSysctl("net.inet", node))))
        .containsExactly("QJ0777");
  }

  @Test
  void aLocalFileThatWouldUndoItIsRefused() {
    Given given = wanted("1024").hasSysctl(SOMAXCONN, SysctlType.INTEGER, "1024");

    assertThat(codes(plan(given.hasSysctlLocal("kern.ipc.somaxconn=0x400\n")))).isEmpty();
    assertThat(codes(plan(given.hasSysctlLocal("kern.ipc.somaxconn=128\n"))))
        .containsExactly("QJ0778");
  }

  @Test
  void forwardingIsSaidInRcConfAsWell() {
    Given given =
        new Given()
            .wantsSysctl("net.inet.ip.forwarding", "1")
            .hasSysctl("net.inet.ip.forwarding", SysctlType.INTEGER, "0");

    assertThat(codes(plan(given))).containsExactly("QJ0779");
    assertThat(codes(plan(given.wantsRc("gateway_enable", "YES")))).isEmpty();
  }

  @Test
  void whatMayCutConnectionsIsMarked() {
    assertThat(impact("net.inet.ip.forwarding")).isEqualTo(Impact.LIVE);
    assertThat(impact("kern.randompid")).isEqualTo(Impact.LIVE);
    assertThat(impact("net.inet.tcp.mssdflt")).isEqualTo(Impact.NETWORK);
    assertThat(impact("net.inet6.ip6.forwarding")).isEqualTo(Impact.NETWORK);
  }

  private static Impact impact(String name) {
    Plan plan = plan(new Given().wantsSysctl(name, "5").hasSysctl(name, SysctlType.INTEGER, "4"));
    return plan.steps().getFirst().impact();
  }

  @Test
  void jailsStartWithTheKernelAsItIsWanted() {
    Plan plan =
        plan(
            wanted("1024")
                .hasSysctl(SOMAXCONN, SysctlType.INTEGER, "128")
                .wants(Given.jail("db", "192.168.1.1")));

    PlannedStep create =
        plan.steps().stream()
            .filter(step -> step.id().toString().equals("jail db: create"))
            .findFirst()
            .orElseThrow();
    assertThat(create.after().toString()).contains("sysctl: keep variables");
  }
}

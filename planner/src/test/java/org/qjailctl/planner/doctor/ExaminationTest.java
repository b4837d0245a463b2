package org.qjailctl.planner.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.core.doctor.Finding.Level.OK;
import static org.qjailctl.core.doctor.Finding.Level.PROBLEM;
import static org.qjailctl.core.doctor.Finding.Level.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;

/** A fit host, and for each thing that may be wrong with it what a doctor says. */
final class ExaminationTest {

  @Test
  void aFitHostHasOneGoodFindingForEachThingThatIsLookedAt() {
    List<Finding> findings = new Fit().findings();
    assertThat(findings).allSatisfy(one -> assertThat(one.level()).as(one.what()).isEqualTo(OK));
    assertThat(findings.stream().map(Finding::code))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DoctorCode.values()).map(DoctorCode::code).toList());
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        one(
            "Linux",
            DoctorCode.FREEBSD,
            PROBLEM,
            "the host calls itself Linux",
            system("Linux", "6.1", 0)),
        one(
            "another release",
            DoctorCode.FREEBSD,
            WARNING,
            "FreeBSD 14.1-RELEASE amd64",
            system("FreeBSD", "14.1-RELEASE", 0)),
        one(
            "not root",
            DoctorCode.ROOT,
            PROBLEM,
            "commands run as user id 1001",
            system("FreeBSD", "13.2-RELEASE", 1001)),
        one(
            "a kernel that waits",
            DoctorCode.KERNEL,
            WARNING,
            "the kernel 13.1-RELEASE runs, 13.2-RELEASE is installed",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.KernelReleases(),
                            Fact.known(
                                new FitnessQuestion.Kernel("13.2-RELEASE", "13.1-RELEASE"))))),
        one(
            "half an upgrade",
            DoctorCode.KERNEL,
            WARNING,
            "the kernel is 13.2-RELEASE, the userland 13.3-RELEASE",
            system("FreeBSD", "13.3-RELEASE", 0)),
        one(
            "a jail",
            DoctorCode.JAILED,
            PROBLEM,
            "the host is a jail itself",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.SecurityLevel(),
                            Fact.known(new FitnessQuestion.Security(-1, true))))),
        one(
            "securelevel",
            DoctorCode.SECURELEVEL,
            PROBLEM,
            "kern.securelevel is 1",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.SecurityLevel(),
                            Fact.known(new FitnessQuestion.Security(1, false))))),
        one(
            "securelevel 0",
            DoctorCode.SECURELEVEL,
            OK,
            "kern.securelevel is 0",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.SecurityLevel(),
                            Fact.known(new FitnessQuestion.Security(0, false))))),
        one(
            "little room",
            DoctorCode.SPACE,
            WARNING,
            "500 MiB free for /usr/jails on /",
            free(500)),
        one("no room", DoctorCode.SPACE, PROBLEM, "20 MiB free for /usr/jails on /", free(20)),
        one(
            "an overfull disk",
            DoctorCode.SPACE,
            PROBLEM,
            "-3 MiB free for /usr/jails on /",
            free(-3)),
        one(
            "no room for a base",
            DoctorCode.SPACE,
            PROBLEM,
            "1500 MiB free for /usr/jails on /",
            free(1500).andThen(fit -> fit.base = Fact.known(Optional.empty()))),
        one(
            "no qjail",
            DoctorCode.QJAIL,
            PROBLEM,
            "there is no qjail",
            fit -> fit.qjail = Fact.known(Optional.empty())),
        one(
            "qjail 3",
            DoctorCode.QJAIL,
            PROBLEM,
            "qjail is of version 3.5",
            fit -> fit.qjail = Fact.known(Optional.of("3.5"))),
        one(
            "qjail as published",
            DoctorCode.QJAIL_DIFF,
            PROBLEM,
            "qjail runs diff -ruq, which this host's diff(1) refuses",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            QjailChecks.SCRIPT,
                            Fact.known(Optional.of("    diff -ruq -X - a b\n"))))),
        one(
            "qjail as published, an older diff",
            DoctorCode.QJAIL_DIFF,
            OK,
            "this host's diff takes -ruq",
            fit ->
                fit.vitals(
                    v ->
                        v.with(QjailChecks.SCRIPT, Fact.known(Optional.of("diff -ruq a b\n")))
                            .with(new FitnessQuestion.DiffRefuses(), Fact.known(false)))),
        one(
            "a comment about diff",
            DoctorCode.QJAIL_DIFF,
            OK,
            "qjail calls diff as this host takes it",
            fit ->
                fit.vitals(
                    v -> v.with(QjailChecks.SCRIPT, Fact.known(Optional.of("# diff -ruq a b\n"))))),
        one(
            "no base",
            DoctorCode.BASE,
            PROBLEM,
            "/usr/jails holds no base system, or one that is not whole",
            fit -> fit.base = Fact.known(Optional.empty())),
        one(
            "an older base",
            DoctorCode.BASE,
            WARNING,
            "the jails' base system is 13.1-RELEASE, the host is 13.2-RELEASE-p2",
            fit -> fit.base = Fact.known(Optional.of("13.1-RELEASE"))),
        one(
            "a newer base",
            DoctorCode.BASE,
            PROBLEM,
            "the jails' base system is 14.0-RELEASE, the host is 13.2-RELEASE-p2",
            fit -> fit.base = Fact.known(Optional.of("14.0-RELEASE"))),
        one(
            "one address twice",
            DoctorCode.SHARED_ADDRESS,
            WARNING,
            "192.168.1.1 is the address of jail1, jail2",
            fit -> fit.jails.add(Fit.jail("jail2", false, "lo1|192.168.1.1"))),
        one(
            "a dead jail's mount",
            DoctorCode.STRAY_MOUNT,
            PROBLEM,
            "dead does not run, and has /usr/jails/dead/sharedfs mounted",
            fit -> {
              fit.jails.add(Fit.jail("dead", false, "192.168.1.9"));
              fit.mounts =
                  List.of(
                      Fit.nullfs("/usr/jails/dead/sharedfs"),
                      Fit.nullfs("/usr/jails/jail1/sharedfs"));
            }),
        one(
            "a broken definition",
            DoctorCode.DEFINITIONS,
            PROBLEM,
            "/usr/local/etc/qjail.local/web:2 is not one of qjail's lines",
            fit ->
                fit.definitions =
                    Fact.unknown("/usr/local/etc/qjail.local/web:2 is not one of qjail's lines")),
        one(
            "half an archive",
            DoctorCode.ARCHIVES,
            WARNING,
            "web@202611232120.33.tar lacks the jail's files of qjail.config",
            archive("qjail.fstab/web", "qjail.global/web.man", "qjail.local/web.man")),
        one(
            "a whole archive",
            DoctorCode.ARCHIVES,
            OK,
            "1 archived, each with its definition",
            archive("qjail.fstab/web", "qjail.config/web", "qjail.global/web", "qjail.local/web")),
        one(
            "two lines of cloned_interfaces",
            DoctorCode.RC_TWICE,
            PROBLEM,
            "/etc/rc.conf:3 sets cloned_interfaces again, after line 1",
            fit -> fit.rcConf("cloned_interfaces=\"lo1\"\n# more\ncloned_interfaces=\"lo2\"\n")),
        one(
            "a line that adds",
            DoctorCode.RC_TWICE,
            OK,
            "the variables of rc.conf are once each",
            fit ->
                fit.rcConf(
                    "cloned_interfaces=\"lo1\"\ncloned_interfaces=\"${cloned_interfaces} lo2\"\n")),
        one(
            "two lines of another",
            DoctorCode.RC_TWICE,
            WARNING,
            "/etc/rc.conf:2 sets dumpdev again, after line 1",
            fit -> fit.rcConf("dumpdev=NO\ndumpdev=AUTO\n")),
        one(
            "a command in a value",
            DoctorCode.RC_EVALUATED,
            WARNING,
            "/etc/rc.conf:1 has sh(1) work out the value of motd",
            fit -> fit.rcConf("motd=\"$(reboot)\"\n")),
        one(
            "a backquote in a value",
            DoctorCode.RC_EVALUATED,
            WARNING,
            "/etc/rc.conf:2 has sh(1) work out the value of motd",
            fit -> fit.rcConf("x=\"a\"\nmotd=`date`\n")),
        one(
            "an escaped dollar",
            DoctorCode.RC_EVALUATED,
            OK,
            "the variables of rc.conf are plain",
            fit -> fit.rcConf("motd=\"\\$(reboot) \\`date\\`\"\nx='$(reboot)'\n# $(reboot)\n")),
        one(
            "a bad name",
            DoctorCode.RC_BROKEN,
            PROBLEM,
            "/etc/rc.conf:1: bad-name is not a variable's name",
            fit -> fit.rcConf("bad-name=1\n")),
        one(
            "a bad name inside a value",
            DoctorCode.RC_BROKEN,
            OK,
            "the variables of rc.conf are well named",
            fit -> fit.rcConf("flags=\"\nbad-name=1\n\"\n")),
        one(
            "pf that did not start",
            DoctorCode.PF,
            PROBLEM,
            "pf_enable is YES, pf does not filter",
            fit -> fit.pf = Fact.known(false)),
        one(
            "pf that was never loaded",
            DoctorCode.PF,
            PROBLEM,
            "pf_enable is YES, pf is not loaded",
            fit -> {
              fit.pf = Fact.known(false);
              fit.vitals(v -> v.with(new FitnessQuestion.PfModule(), Fact.known(false)));
            }),
        one(
            "pf until the next boot",
            DoctorCode.PF,
            WARNING,
            "pf filters, pf_enable is NO",
            fit -> fit.rcConf.put(PfChecks.PF_ENABLE, "NO")),
        one(
            "no pf.conf",
            DoctorCode.PF_CONF,
            PROBLEM,
            "pf_enable is YES, there is no /etc/pf.conf",
            fit -> {
              fit.pfConf = Fact.known(Optional.empty());
              fit.vitals(
                  v ->
                      v.with(
                          new FitnessQuestion.PfConfComplaint(),
                          Fact.known(Optional.of("cannot open"))));
            }),
        one(
            "a broken pf.conf",
            DoctorCode.PF_CONF,
            PROBLEM,
            "/etc/pf.conf does not parse: /etc/pf.conf:1: syntax error",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.PfConfComplaint(),
                            Fact.known(Optional.of("/etc/pf.conf:1: syntax error"))))),
        one(
            "no fallback",
            DoctorCode.PF_FALLBACK,
            WARNING,
            "pf_fallback_rules_enable is NO",
            fit -> fit.rcConf.put(PfChecks.PF_FALLBACK_RULES_ENABLE, "NO")),
        one(
            "sshd everywhere",
            DoctorCode.SSHD_EVERYWHERE,
            WARNING,
            "sshd listens on port 22 of every address, those of jails too",
            fit ->
                fit.vitals(
                    v ->
                        v.with(
                            new FitnessQuestion.Listeners(),
                            Fact.known(List.of(Fit.sshd("*", 22)))))),
        one(
            "sshd everywhere, no jails",
            DoctorCode.SSHD_EVERYWHERE,
            OK,
            "sshd listens on all addresses; there are no jails",
            fit -> {
              fit.jails.clear();
              fit.vitals(
                  v ->
                      v.with(
                          new FitnessQuestion.Listeners(), Fact.known(List.of(Fit.sshd("*", 22)))));
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysWhatIsWrong(
      String name, DoctorCode code, Finding.Level level, String what, Consumer<Fit> change) {
    Fit fit = new Fit();
    change.accept(fit);
    List<Finding> about =
        fit.findings().stream().filter(one -> one.code().equals(code.code())).toList();
    assertThat(about).as(name).hasSize(1);
    Finding finding = about.getFirst();
    assertThat(finding.what()).isEqualTo(what);
    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.why().isEmpty())
        .as("a good finding alone needs no reason")
        .isEqualTo(level == OK);
    assertThat(finding.remedy().isEmpty())
        .as("a good finding alone needs no remedy")
        .isEqualTo(level == OK);
  }

  @Test
  void ofAHostThatIsNotFreebsdNothingMoreIsSaid() {
    Fit fit = new Fit();
    system("Linux", "6.1", 0).accept(fit);
    assertThat(fit.findings())
        .extracting(Finding::code)
        .containsExactly(DoctorCode.FREEBSD.code(), DoctorCode.ROOT.code());
  }

  @Test
  void whatCouldNotBeToldIsAWarningWithItsReason() {
    Fit fit = new Fit();
    fit.vitals(
        v -> v.with(new FitnessQuestion.JailSpace(), Fact.unknown("df ended with exit status 1")));
    fit.vitals(v -> v.with(new FitnessQuestion.Listeners(), Fact.unknown("sockstat was not run")));
    assertThat(fit.findings())
        .filteredOn(one -> one.level() == WARNING)
        .extracting(Finding::why)
        .containsExactly(
            "df ended with exit status 1.", "sockstat was not run.", "sockstat was not run.");
  }

  @Test
  void aHostOfWhichNothingIsKnownBreaksNothing() {
    Fit fit = new Fit();
    fit.system = Fact.unknown("lost");
    fit.qjail = Fact.unknown("lost");
    fit.base = Fact.unknown("lost");
    fit.vitals(v -> HostState.UNSEEN);
    assertThat(fit.findings()).filteredOn(one -> one.level() == PROBLEM).isEmpty();
  }

  @Test
  void theMountOfADeadJailIsTypedAsOneWord() {
    Fit fit = new Fit();
    fit.jails.add(Fit.jail("dead", false, "192.168.1.9"));
    fit.mounts = List.of(Fit.nullfs("/usr/jails/dead/a;reboot'"));
    assertThat(fit.findings())
        .extracting(Finding::remedy)
        .contains("umount '/usr/jails/dead/a;reboot'\\'''");
  }

  private static Consumer<Fit> system(String name, String release, int user) {
    return fit -> fit.system = Fact.known(new SystemFacts("db1", name, release, "amd64", user));
  }

  private static Consumer<Fit> free(long mebibytes) {
    return fit ->
        fit.vitals(
            v ->
                v.with(
                    new FitnessQuestion.JailSpace(),
                    Fact.known(new FitnessQuestion.Space("/", mebibytes * 1024))));
  }

  private static Consumer<Fit> archive(String... control) {
    List<String> head = Arrays.stream(control).map(path -> "/usr/local/etc/" + path).toList();
    return fit ->
        fit.vitals(
            v ->
                v.with(
                    new FitnessQuestion.Archives(),
                    Fact.known(
                        List.of(new FitnessQuestion.Archive("web@202611232120.33.tar", head)))));
  }

  private static Arguments one(
      String name, DoctorCode code, Finding.Level level, String what, Consumer<Fit> change) {
    return Arguments.of(name, code, level, what, change);
  }
}

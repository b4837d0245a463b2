package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.SystemFacts;

/** The system itself: what it is, who works on it, what its kernel allows. */
final class SystemChecks {

  private SystemChecks() {}

  static List<Finding> of(Patient patient) {
    Fact<SystemFacts> system = patient.host().system();
    List<Finding> findings = new ArrayList<>();
    findings.add(DoctorCode.FREEBSD.judge(system, SystemChecks::release));
    findings.add(DoctorCode.ROOT.judge(system, SystemChecks::user));
    if (!patient.isNoFreebsd()) {
      findings.add(
          DoctorCode.KERNEL.judge(
              patient.answer(new FitnessQuestion.KernelReleases()),
              kernel -> kernel(kernel, system)));
      findings.add(
          DoctorCode.JAILED.judge(
              patient.answer(new FitnessQuestion.SecurityLevel()), SystemChecks::jailed));
      findings.add(
          DoctorCode.SECURELEVEL.judge(
              patient.answer(new FitnessQuestion.SecurityLevel()), SystemChecks::level));
    }
    return findings;
  }

  private static Finding release(SystemFacts system) {
    String name = system.system() + " " + system.release() + " " + system.architecture();
    if (!system.system().equals("FreeBSD")) {
      return DoctorCode.FREEBSD.problem(
          "the host calls itself " + system.system(),
          "qjail, jail(8) and pf are FreeBSD's.",
          "Check the host's address; --host overrides the manifest's.");
    }
    return system.release().startsWith("13.")
        ? DoctorCode.FREEBSD.ok(name)
        : DoctorCode.FREEBSD.warning(
            name,
            "qjailctl is held to what FreeBSD 13.2 does; other releases word and default things"
                + " otherwise.",
            "Look at each plan with --commands before you apply it.");
  }

  private static Finding user(SystemFacts system) {
    return system.userId() == 0
        ? DoctorCode.ROOT.ok("commands run as root")
        : DoctorCode.ROOT.problem(
            "commands run as user id " + system.userId(),
            "qjail, sysrc and pfctl want root.",
            "Connect as root, or become root with --become doas or --become sudo.");
  }

  private static Finding kernel(FitnessQuestion.Kernel kernel, Fact<SystemFacts> system) {
    if (!kernel.running().equals(kernel.installed())) {
      return DoctorCode.KERNEL.warning(
          "the kernel " + kernel.running() + " runs, " + kernel.installed() + " is installed",
          "Until the next boot userland and modules may be newer than the kernel.",
          "shutdown -r now");
    }
    String userland = system.known().map(SystemFacts::release).orElse(kernel.running());
    return Releases.compare(userland, kernel.running()) == 0
        ? DoctorCode.KERNEL.ok("kernel " + kernel.running())
        : DoctorCode.KERNEL.warning(
            "the kernel is " + kernel.running() + ", the userland " + userland,
            "An upgrade was not carried to its end.",
            "freebsd-update install, and a reboot where it asks for one");
  }

  private static Finding jailed(FitnessQuestion.Security security) {
    return security.jailed()
        ? DoctorCode.JAILED.problem(
            "the host is a jail itself",
            "A jail without settings of its own can neither make jails nor load pf's rules.",
            "Work on the host that the jail runs on.")
        : DoctorCode.JAILED.ok("no jail itself");
  }

  private static Finding level(FitnessQuestion.Security security) {
    return security.level() > 0
        ? DoctorCode.SECURELEVEL.problem(
            "kern.securelevel is " + security.level(),
            "qjail refuses to work at a security level above 0, and from 3 on pf's rules cannot"
                + " change; only a boot lowers it.",
            "sysrc kern_securelevel_enable=NO && shutdown -r now")
        : DoctorCode.SECURELEVEL.ok("kern.securelevel is " + security.level());
  }
}

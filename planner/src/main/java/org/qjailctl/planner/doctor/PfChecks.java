package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/** The packet filter: whether it runs as rc.conf says, and what a boot makes of pf.conf. */
final class PfChecks {

  static final RcVariable PF_ENABLE = RcVariable.of("pf_enable");
  static final RcVariable PF_FALLBACK_RULES_ENABLE = RcVariable.of("pf_fallback_rules_enable");

  private PfChecks() {}

  static List<Finding> of(Patient patient) {
    Fact<Boolean> enabled = patient.says(PF_ENABLE);
    if (enabled instanceof Fact.Unknown<Boolean>(String reason)) {
      return List.of(DoctorCode.PF.unknown(reason));
    }
    boolean atBoot = enabled.known().orElse(false);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        DoctorCode.PF.judge(
            patient.answer(new FitnessQuestion.PfModule()),
            module ->
                DoctorCode.PF.judge(
                    patient.host().pf().enabled(), runs -> runs(atBoot, module, runs))));
    findings.add(
        DoctorCode.PF_CONF.judge(
            patient.host().pf().pfConf(),
            text ->
                DoctorCode.PF_CONF.judge(
                    patient.answer(new FitnessQuestion.PfConfComplaint()),
                    complaint -> pfConf(atBoot, text.isPresent(), complaint))));
    if (atBoot) {
      findings.add(
          DoctorCode.PF_FALLBACK.judge(patient.says(PF_FALLBACK_RULES_ENABLE), PfChecks::fallback));
    }
    return findings;
  }

  private static Finding runs(boolean atBoot, boolean module, boolean runs) {
    if (atBoot && !runs) {
      return DoctorCode.PF.problem(
          module ? "pf_enable is YES, pf does not filter" : "pf_enable is YES, pf is not loaded",
          "Jails on a loopback reach nothing without pf's nat, and nothing is filtered.",
          "service pf start");
    }
    if (!atBoot && runs) {
      return DoctorCode.PF.warning(
          "pf filters, pf_enable is NO",
          "After the next boot it does not: redirects and nat for jails are gone.",
          "sysrc pf_enable=YES");
    }
    return DoctorCode.PF.ok(runs ? "pf filters, now and from boot" : "pf is not enabled");
  }

  private static Finding pfConf(boolean atBoot, boolean there, Optional<String> complaint) {
    if (!there) {
      return atBoot
          ? DoctorCode.PF_CONF.problem(
              "pf_enable is YES, there is no /etc/pf.conf",
              "rc.d/pf refuses to start without it: the host boots unfiltered, and without nat.",
              "touch /etc/pf.conf && service pf start, or a section pf in the manifest")
          : DoctorCode.PF_CONF.ok("there is no /etc/pf.conf");
    }
    if (complaint.isEmpty()) {
      return DoctorCode.PF_CONF.ok("/etc/pf.conf parses");
    }
    String what = "/etc/pf.conf does not parse: " + complaint.get();
    String why = "service pf restart, and a boot, leave pf enabled with no rules, and exit 0.";
    String remedy = "pfctl -nf /etc/pf.conf, until it is silent";
    return atBoot
        ? DoctorCode.PF_CONF.problem(what, why, remedy)
        : DoctorCode.PF_CONF.warning(what, why, remedy);
  }

  private static Finding fallback(boolean fallback) {
    return fallback
        ? DoctorCode.PF_FALLBACK.ok("pf_fallback_rules_enable is YES")
        : DoctorCode.PF_FALLBACK.warning(
            "pf_fallback_rules_enable is NO",
            "When pf.conf does not parse at boot, pf runs without any rule.",
            "Write rules that let your ssh in to /etc/pf-fallback.conf, then sysrc"
                + " pf_fallback_rules_enable=YES");
  }
}

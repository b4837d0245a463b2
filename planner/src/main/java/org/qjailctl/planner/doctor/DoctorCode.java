package org.qjailctl.planner.doctor;

import java.util.function.Function;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.Fact;

/** What a doctor looks at. Each code stays what it is over the years. */
public enum DoctorCode {
  FREEBSD("QJ4001", "The host runs FreeBSD 13"),
  ROOT("QJ4002", "Commands run as root"),
  KERNEL("QJ4003", "The kernel that runs is the one installed, of the userland's release"),
  JAILED("QJ4004", "The host is no jail itself"),
  SECURELEVEL("QJ4005", "The kernel's security level lets qjail work"),
  SPACE("QJ4006", "There is room for jails"),
  QJAIL("QJ4101", "qjail 5 is installed"),
  QJAIL_DIFF("QJ4102", "qjail can create jails with this host's diff(1)"),
  BASE("QJ4103", "The jails' base system is of the host's release"),
  DEFINITIONS("QJ4104", "qjail's definitions can be read"),
  SHARED_ADDRESS("QJ4105", "No two jails have one address"),
  STRAY_MOUNT("QJ4106", "No jail that is down has anything mounted"),
  ARCHIVES("QJ4107", "The archives hold what a restore needs"),
  RC_TWICE("QJ4201", "No variable stands twice in rc.conf"),
  RC_EVALUATED("QJ4202", "rc.conf runs nothing"),
  RC_BROKEN("QJ4203", "rc.conf holds variables only under names that sh(1) takes"),
  PF("QJ4301", "pf does what rc.conf says"),
  PF_CONF("QJ4302", "pf.conf parses"),
  PF_FALLBACK("QJ4303", "A broken pf.conf does not leave the host open"),
  SSHD_REDIRECTED("QJ4401", "No redirect takes the connections of sshd"),
  SSHD_EVERYWHERE("QJ4402", "sshd answers on the host's own addresses only");

  private final String code;
  private final String summary;

  DoctorCode(String code, String summary) {
    this.code = code;
    this.summary = summary;
  }

  public Code code() {
    return new Code(code);
  }

  /** What holds where all is well. */
  public String summary() {
    return summary;
  }

  Finding ok(String what) {
    return new Finding(code(), Finding.Level.OK, what, "", "");
  }

  Finding warning(String what, String why, String remedy) {
    return new Finding(code(), Finding.Level.WARNING, what, why, remedy);
  }

  Finding problem(String what, String why, String remedy) {
    return new Finding(code(), Finding.Level.PROBLEM, what, why, remedy);
  }

  /** It could not be looked at, which is no problem of itself. */
  Finding unknown(String reason) {
    return warning(
        "could not be told: " + summary,
        reason + ".",
        "Run the command by hand on the host to see why.");
  }

  /** What {@code judge} finds where {@code fact} is known. */
  <T> Finding judge(Fact<T> fact, Function<T, Finding> judge) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> judge.apply(value);
      case Fact.Unknown<T>(String reason) -> unknown(reason);
    };
  }
}

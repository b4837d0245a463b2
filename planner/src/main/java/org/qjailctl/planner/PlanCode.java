package org.qjailctl.planner;

import java.util.Optional;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;

/** Why a plan is refused, or needs a second look. Each code stays what it is over the years. */
public enum PlanCode {
  NOT_FREEBSD("QJ2001", Severity.ERROR, "The host is not FreeBSD"),
  NOT_ROOT("QJ2002", Severity.ERROR, "Not root on the host"),
  UNREADABLE("QJ2003", Severity.ERROR, "The host could not be read"),
  NO_INTERFACE("QJ2101", Severity.ERROR, "No such interface on the host"),
  NO_QJAIL("QJ2201", Severity.ERROR, "The host has no qjail"),
  QJAIL_VERSION("QJ2202", Severity.ERROR, "This version of qjail is not known"),
  NO_BASE("QJ2203", Severity.ERROR, "The host has no base system for jails"),
  BASE_FILE("QJ2204", Severity.ERROR, "base.txz is not the one that the manifest names"),
  BASE_JAILS_RUN("QJ2205", Severity.ERROR, "Jails run while the base system is to be installed"),
  BASE_RELEASE("QJ2206", Severity.WARNING, "The jails' base system is of another release"),
  NO_FLAVOR("QJ2301", Severity.ERROR, "No such flavor on the host"),
  LAST_ADDRESS(
      "QJ2401", Severity.ERROR, "qjail cannot take away a jail's last address of a family"),
  JAIL_MOUNTS("QJ2402", Severity.ERROR, "Something is mounted in a jail that is to go"),
  JAIL_REMAINS("QJ2403", Severity.WARNING, "Files of a jail that qjail does not know"),
  PREVENT_DESTROY("QJ2404", Severity.ERROR, "A protected jail would be destroyed"),
  VNET_JAIL("QJ2409", Severity.ERROR, "The jail has a network of its own"),
  PF_REFUSES("QJ2501", Severity.ERROR, "pf refuses the rules"),
  PF_OTHER_RULES("QJ2502", Severity.WARNING, "pf starts with rules that qjailctl does not know"),
  PF_RULES_ELSEWHERE("QJ2503", Severity.ERROR, "pf loads another file than /etc/pf.conf"),
  PF_NOT_AS_WRITTEN("QJ2504", Severity.WARNING, "pf has other rules loaded than /etc/pf.conf has"),
  PF_CONF_REFUSED("QJ2505", Severity.WARNING, "pf refuses /etc/pf.conf");

  private final String code;
  private final Severity severity;
  private final String summary;

  PlanCode(String code, Severity severity, String summary) {
    this.code = code;
    this.severity = severity;
    this.summary = summary;
  }

  public Code code() {
    return new Code(code);
  }

  public String summary() {
    return summary;
  }

  Diagnostic about(Object subject, String detail, String remedy) {
    return new Diagnostic(
        code(), severity, Optional.empty(), subject.toString(), summary, detail, remedy);
  }
}

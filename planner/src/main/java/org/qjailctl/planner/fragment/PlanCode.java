package org.qjailctl.planner.fragment;

import java.util.Optional;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;

/** Why a plan is refused, or needs a second look. Each code stays what it is over the years. */
public enum PlanCode {
  NOT_FREEBSD("QJ2001", Severity.ERROR, "The host is not FreeBSD"),
  NOT_ROOT("QJ2002", Severity.ERROR, "Not root on the host"),
  UNREADABLE("QJ2003", Severity.ERROR, "The host could not be read"),
  RELEASE_UNTRIED("QJ2004", Severity.WARNING, "Not tried on this release"),
  RELEASE_UNABLE("QJ2005", Severity.ERROR, "qjail cannot start this jail on this release"),
  NO_INTERFACE("QJ2101", Severity.ERROR, "No such interface on the host"),
  NO_QJAIL("QJ2201", Severity.ERROR, "The host has no qjail"),
  QJAIL_VERSION("QJ2202", Severity.ERROR, "This version of qjail is not known"),
  NO_BASE("QJ2203", Severity.ERROR, "The host has no base system for jails"),
  BASE_FILE("QJ2204", Severity.ERROR, "base.txz is not the one that the manifest names"),
  BASE_JAILS_RUN("QJ2205", Severity.ERROR, "Jails run while the base system is to be installed"),
  BASE_RELEASE("QJ2206", Severity.WARNING, "The jails' base system is of another release"),
  BASE_OTHERS_RUN("QJ2207", Severity.ERROR, "Jails run that the update would stop for good"),
  BASE_NO_RELEASE("QJ2230", Severity.ERROR, "There is no release to fetch for this host"),
  NO_PORT("QJ2231", Severity.ERROR, "The host has no such port"),
  ZONES_RUN("QJ2232", Severity.ERROR, "Jails run while a zone is to be laid out"),
  NO_TREE("QJ2420", Severity.ERROR, "The host has no tree to copy"),
  FLAVOR_OWNER("QJ0435", Severity.ERROR, "No such owner on the host"),
  NO_FLAVOR("QJ2301", Severity.ERROR, "No such flavor on the host"),
  CLUSTER_VERSION("QJ2601", Severity.ERROR, "The data directory is of another PostgreSQL version"),
  CLUSTER_UNFINISHED("QJ2602", Severity.ERROR, "The data directory holds half a cluster"),
  CLUSTER_PROFILES(
      "QJ0744", Severity.ERROR, "The jail has PostgreSQL's service split into profiles"),
  PASSWORD_UNCOMPARED("QJ2660", Severity.WARNING, "A password was not compared"),
  DATABASE_FIXED("QJ2661", Severity.ERROR, "What a database is made with cannot be changed"),
  UID_TAKEN("QJ2610", Severity.ERROR, "Another user has this number"),
  GID_TAKEN("QJ2611", Severity.ERROR, "Another group has this number"),
  FOLDER_IS_LINK("QJ2612", Severity.ERROR, "Something else stands where a folder is wanted"),
  HOST_ADDRESS("QJ2110", Severity.ERROR, "The host would lose its own address"),
  VNET_BRIDGE("QJ2111", Severity.ERROR, "vnet jails would take the host's bridge"),
  ADDRESS_TAKEN("QJ2603", Severity.ERROR, "Another jail runs with the address"),
  JAIL_MOUNTS("QJ2402", Severity.ERROR, "Something is mounted in a jail that is to go"),
  JAIL_REMAINS("QJ2403", Severity.WARNING, "Files of a jail that qjail does not know"),
  PREVENT_DESTROY("QJ2404", Severity.ERROR, "A protected jail would be destroyed"),
  RENAME_BOTH("QJ2416", Severity.ERROR, "The host has both jails of a rename"),
  NO_FIB("QJ2411", Severity.ERROR, "No such routing table on the host"),
  NO_DEVFS_RULESET("QJ2412", Severity.ERROR, "No such devfs rule set on the host"),
  NO_ZFS("QJ2413", Severity.ERROR, "The host has not loaded zfs"),
  IPFW_DENIES("QJ2414", Severity.ERROR, "ipfw would cut the host off"),
  JAIL_ANEW("QJ2415", Severity.ERROR, "The jail would have to be made anew"),
  NO_JAIL("QJ2405", Severity.ERROR, "No such jail on the host"),
  NEVER_STARTED("QJ2406", Severity.ERROR, "qjail starts no jail in norun status"),
  JAIL_RUNS("QJ2407", Severity.ERROR, "The jail runs"),
  JAIL_EXISTS("QJ2408", Severity.ERROR, "The jail is there already"),
  NO_ARCHIVE("QJ2409", Severity.ERROR, "No such archive on the host"),
  JAIL_ROOT_THERE("QJ2340", Severity.ERROR, "The jail's folder is there already"),
  TEMP_RESTORE_IS_JAIL("QJ2341", Severity.ERROR, "A jail stands where qjail unpacks archives"),
  HALF_RESTORED("QJ2410", Severity.ERROR, "The jail may be restored by half"),
  PF_REFUSES("QJ2501", Severity.ERROR, "pf refuses the rules"),
  PF_OTHER_RULES("QJ2502", Severity.WARNING, "pf starts with rules that qjailctl does not know"),
  PF_RULES_ELSEWHERE("QJ2503", Severity.ERROR, "pf loads another file than /etc/pf.conf"),
  PF_NOT_AS_WRITTEN("QJ2504", Severity.WARNING, "pf has other rules loaded than /etc/pf.conf has"),
  PF_CONF_REFUSED("QJ2505", Severity.WARNING, "pf refuses /etc/pf.conf"),
  PF_CONF_BROKEN("QJ2506", Severity.ERROR, "pf refuses /etc/pf.conf"),
  PF_SHUTS_OUT("QJ2551", Severity.ERROR, "pf would shut you out"),
  PF_SHUTS_OUT_ALLOWED("QJ2554", Severity.WARNING, "pf will shut you out"),
  PF_MAY_SHUT_OUT("QJ2555", Severity.WARNING, "pf may shut you out"),
  PF_CUTS("QJ2552", Severity.WARNING, "pf cuts this connection as it starts"),
  NETWORK_GUARD_ARMED("QJ2560", Severity.ERROR, "A network guard is armed"),
  NETWORK_PUT_BACK("QJ2561", Severity.WARNING, "The host has put its network back"),
  NO_SYSCTL("QJ0775", Severity.ERROR, "No such kernel variable on the host"),
  SYSCTL_FIXED("QJ0776", Severity.ERROR, "A kernel variable that cannot be set"),
  SYSCTL_VALUE("QJ0777", Severity.ERROR, "A value that the kernel variable cannot have"),
  SYSCTL_LOCAL("QJ0778", Severity.ERROR, "/etc/sysctl.conf.local sets another value"),
  SYSCTL_OF_ROUTING("QJ0779", Severity.WARNING, "rc.conf sets a kernel variable otherwise"),
  WAY_IN_AT_BOOT("QJ2553", Severity.WARNING, "The way in changes at the next boot");

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

  public Diagnostic about(Object subject, String detail, String remedy) {
    return new Diagnostic(
        code(), severity, Optional.empty(), subject.toString(), summary, detail, remedy);
  }

  /** Something that the plan depends on could not be read. */
  public static Diagnostic unread(String what, String reason) {
    return UNREADABLE.about(
        "host",
        "The plan depends on " + what + ", which could not be read: " + reason + ".",
        "Run the command by hand on the host to see why, then plan again.");
  }
}

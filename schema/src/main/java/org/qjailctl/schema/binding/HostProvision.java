package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.yaml.YamlNode.Entry;

/** The map {@code provision} of the host: what of it is another section's, or nobody's to say. */
final class HostProvision {

  private static final String OPERATOR =
      "Leave it to the operator: a slip there cuts the host off.";

  /** Files and folders, and what to do instead of writing there. */
  private static final Map<String, String> KEPT =
      Map.of(
          "/etc/rc.conf", "Write the variables below rc.conf at the top of the manifest.",
          "/etc/rc.conf.local", "Write the variables below rc.conf at the top of the manifest.",
          "/etc/pf.conf",
              "Write the rules below pf; every other line of the file is the operator's.",
          "/usr/local/etc/qjailctl.pf.conf", "Write the rules below pf.",
          "/etc/passwd", "Write the users below users.",
          "/etc/master.passwd", "Write the users below users.",
          "/etc/group", "Write the groups below groups.",
          "/etc/jail.conf", OPERATOR,
          "/etc/fstab", OPERATOR);

  private static final List<String> KEPT_FOLDERS = List.of("/usr/jails/", "/usr/local/etc/qjail.");

  private static final Map<String, String> KEPT_SERVICES =
      Map.of(
          "pf", "Write pf: { enable: ... } at the top of the manifest.",
          "qjail", "Write qjail: { enable: ... } at the top of the manifest.",
          "qjail.bootime", "Write qjail: { enable: ... } at the top of the manifest.",
          "jail", OPERATOR,
          "netif", OPERATOR,
          "routing", OPERATOR,
          "devd", OPERATOR,
          "dhclient", OPERATOR,
          "ipfw", OPERATOR);

  private final Section top;
  private final Section inside;

  private HostProvision(Section top, Section inside) {
    this.top = top;
    this.inside = inside;
  }

  static Provision read(Section top, Section inside) {
    Provision provision = InsideBinding.ofHost(inside);
    HostProvision check = new HostProvision(top, inside);
    for (String key : List.of("files", "directories")) {
      check.each(key, HostProvision::path);
    }
    check.each("services", name -> Optional.ofNullable(KEPT_SERVICES.get(name)));
    check.each("services", check::variable);
    check.each("packages", check::ofQjail);
    check.sshd(provision);
    return provision;
  }

  private interface Rule {
    /** What to do instead, for a name that is kept elsewhere. */
    Optional<String> remedy(String name);
  }

  private void each(String key, Rule rule) {
    for (Entry entry : inside.section(key, Section::entries).orElse(List.of())) {
      rule.remedy(entry.key())
          .ifPresent(
              remedy ->
                  inside
                      .reading()
                      .problems()
                      .report(
                          ManifestCode.HOST_OWNED,
                          entry.keyPlace(),
                          entry.key() + " of the host is not said here.",
                          remedy));
    }
  }

  private static Optional<String> path(String path) {
    return KEPT_FOLDERS.stream().anyMatch(path::startsWith) || path.equals("/usr/jails")
        ? Optional.of("It is qjail's; write flavors and jails instead.")
        : Optional.ofNullable(KEPT.get(path));
  }

  private Optional<String> variable(String service) {
    String enable = service.replaceAll("[^A-Za-z0-9_]", "_") + "_enable";
    return top.names("rc.conf").contains(enable)
        ? Optional.of("rc.conf at the top sets " + enable + ": remove it there, or this here.")
        : Optional.empty();
  }

  private Optional<String> ofQjail(String name) {
    return name.equals("qjail") && top.has("qjail")
        ? Optional.of("The section qjail installs it; remove it here.")
        : Optional.empty();
  }

  private void sshd(Provision provision) {
    if (provision.services().get(ServiceName.of("sshd")) == Provision.Running.NO) {
      inside
          .reading()
          .problems()
          .report(
              ManifestCode.SSHD_STOPS,
              inside.place().atHead(),
              "The service sshd of the host is to be stopped.",
              "Make sure that you have a console, or leave sshd out.");
    }
  }
}

package org.qjailctl.executors.simulated.qjail;

import java.util.Optional;

/** The jail.conf(5) file that qjail makes from a definition; the script's build_config_def. */
final class ConfigFile {

  private ConfigFile() {}

  static String of(Session session, Definition jail) {
    if (jail.has("tmpfs")) {
      // Recording 06: GENERIC has tmpfs built in, so that kldstat does not show it and this fails.
      session.complain("kldload: can't load tmpfs.ko: module already loaded or in kernel");
    }
    return text(jail);
  }

  static String text(Definition jail) {
    StringBuilder text = new StringBuilder();
    String name = jail.name();
    text.append(name).append(" { \n");
    set(text, "host.hostname", name);
    set(text, "path", jail.root());
    set(text, "mount.fstab", jail.get("fstab"));
    set(text, "exec.consolelog", "/var/log/qjail." + name + ".console.log");
    text.append("mount.devfs;\n");
    if (!jail.has("vnet")) {
      bare(text, "ip4.addr", jail.get("ip4"));
      bare(text, "ip6.addr", jail.get("ip6"));
    }
    option(text, "interface", jail.get("interface"));
    if (jail.has("poststartssh")) {
      set(
          text,
          "exec.poststart",
          "jexec %1$s       pw adduser %1$s -p 12-12-12 -c Jail -m -g wheel -s csh -w yes"
              .formatted(name));
    }
    option(text, "securelevel", jail.get("securelevel"));
    option(text, "cpuset.id", jail.get("cpuset"));
    option(text, "exec.fib", jail.get("fib"));
    flag(text, jail.has("rsockets"), "allow.raw_sockets");
    set(text, "devfs_ruleset", jail.has("ruleset") ? jail.get("ruleset") : "4");
    flag(text, jail.has("sysvipc"), "allow.sysvipc");
    flag(text, jail.has("quotas"), "allow.quotas");
    if (jail.has("nullfs") || jail.has("tmpfs") || jail.has("zfs")) {
      set(text, "enforce_statfs", "1");
      text.append("allow.mount;\n");
    }
    if (jail.has("tmpfs")) {
      text.append("allow.mount.tmpfs;\n");
    }
    flag(text, jail.has("nullfs"), "allow.mount.nullfs");
    flag(text, jail.has("zfs"), "allow.mount.zfs");
    if (jail.has("vnet")) {
      vnet(text, jail);
    } else {
      set(text, "exec.start", "/bin/sh /etc/rc");
      set(text, "exec.stop", "/bin/sh /etc/rc.shutdown");
    }
    return text.append("}\n").toString();
  }

  /** The definition's vnet is {@code be|FIREWALL|NUMBER}. */
  private static void vnet(StringBuilder text, Definition jail) {
    String[] parts = jail.get("vnet").split("\\|", -1);
    String firewall = parts.length > 1 ? parts[1] : "";
    String number = parts.length > 2 ? parts[2] : "";
    String passed = String.join(" ", jail.name(), jail.get("vinterface"), firewall, number);
    text.append("vnet;\n");
    set(text, "vnet.interface", "epair" + number + "b");
    text.append("exec.prestart=\"/usr/local/bin/qjail.vnet.be start ").append(passed);
    text.append("\";\n");
    set(text, "exec.start", "ifconfig lo0 127.0.0.1 up");
    more(text, "ifconfig epair" + number + "b " + jail.get("ip4"));
    if (jail.has("ip6")) {
      text.append("exec.start += \"ifconfig epair").append(number).append("b inet6 ");
      text.append(jail.get("ip6")).append("\";\n");
    }
    more(text, "/bin/echo \"epair" + number + "b\" > /etc/epair");
    more(text, "/bin/sh /etc/rc");
    script(firewall).ifPresent(path -> more(text, "/bin/sh " + path));
    text.append("exec.poststop=\"/usr/local/bin/qjail.vnet.be stop ").append(passed);
    text.append("\";\n");
  }

  private static Optional<String> script(String firewall) {
    return switch (firewall) {
      case "ipf" -> Optional.of("/etc/ipf.vnet.run.rules");
      case "pf" -> Optional.of("/etc/pf.vnet.rules.script");
      case "ipfw" -> Optional.of("/etc/ipfw.vnet.rules");
      default -> Optional.empty();
    };
  }

  private static void set(StringBuilder text, String parameter, String value) {
    text.append("%-19s =  \"%s\";\n".formatted(parameter, value));
  }

  private static void bare(StringBuilder text, String parameter, String value) {
    if (!value.isEmpty()) {
      text.append("%-19s =  %s;\n".formatted(parameter, value));
    }
  }

  private static void option(StringBuilder text, String parameter, String value) {
    if (!value.isEmpty()) {
      set(text, parameter, value);
    }
  }

  private static void flag(StringBuilder text, boolean on, String parameter) {
    if (on) {
      text.append(parameter).append(";\n");
    }
  }

  private static void more(StringBuilder text, String command) {
    text.append("exec.start  +=  \"").append(command).append("\";\n");
  }
}

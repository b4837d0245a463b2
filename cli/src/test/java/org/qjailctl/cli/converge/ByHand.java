package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;

/**
 * What administrators type on a host that qjailctl looks after, too. Some of it fails, as it does
 * for them; nothing takes away what a jail holds.
 */
final class ByHand {

  private static final List<String> JAILS =
      List.of("db", "jail1", "mail", "web", "new-db", "new-jail1", "new-web", "handmade", "other");
  private static final List<String> FLAVOR_FILES =
      List.of("/etc/motd", "/usr/local/etc/site.conf", "/etc/rc.conf", "/root/.profile");

  private final Random random;

  ByHand(Random random) {
    this.random = random;
  }

  /** Zero to four deeds, often none. */
  List<Operation> some() {
    List<Operation> all = new ArrayList<>();
    for (int left = random.nextInt(3) == 0 ? 0 : random.nextInt(5); left > 0; left--) {
      all.addAll(one());
    }
    return all;
  }

  static void on(Host host, List<Operation> deeds) throws HostUnreachable {
    if (!deeds.isEmpty()) {
      host.run(Batch.all(deeds));
    }
  }

  private List<Operation> one() {
    String jail = JAILS.get(random.nextInt(JAILS.size()));
    return switch (random.nextInt(24)) {
      // Whether it runs or not: a jail that ends without qjail leaves its mounts.
      case 0 -> List.of(run("jail", "-r", jail));
      case 1 -> List.of(run("qjail", "stop", jail));
      case 2 -> List.of(run("qjail", "start", jail));
      case 3 -> List.of(run("qjail", "config", "-m", jail));
      case 4 -> List.of(run("qjail", "config", "-M", jail));
      case 5 -> List.of(run("qjail", "config", "-r", jail));
      case 6 -> List.of(run("qjail", "config", pick("-y", "-k", "-q", "-t", "-Y", "-K"), jail));
      case 7 -> List.of(run("qjail", "config", "-s", pick("0", "1", "3"), jail));
      case 8 -> List.of(run("qjail", "archive", jail));
      case 9, 10 ->
          List.of(
              run(
                  "qjail",
                  "create",
                  "-n",
                  pick("lo1", "lo2"),
                  "-4",
                  strayAddress(),
                  pick("handmade", "other")),
              run("qjail", pick("start", "stop"), "handmade"));
      case 11, 12 ->
          List.of(run("ifconfig", pick("lo1", "lo2"), "inet", strayAddress() + "/32", "alias"));
      case 13 ->
          List.of(
              run(
                  "ifconfig",
                  pick("lo1", "lo2"),
                  "inet",
                  "192.168.1." + random.nextInt(12),
                  "-alias"));
      case 14 ->
          List.of(
              run(
                  "sysrc",
                  "ifconfig_"
                      + pick("lo1", "lo2")
                      + "_alias"
                      + random.nextInt(4)
                      + "=inet 192.168.1."
                      + random.nextInt(12)
                      + "-13"));
      case 15 -> List.of(run("sysrc", "-x", "ifconfig_lo1_alias0"));
      case 16 ->
          List.of(
              run(
                  "sysrc",
                  pick(
                      "cloned_interfaces=lo1",
                      "cloned_interfaces-=lo2",
                      "cloned_interfaces=lo9 lo1")));
      case 17 -> List.of(run("sysrc", pick("qjail_enable=NO", "pf_enable=NO", "pf_enable=YES")));
      case 18 -> pf();
      case 19 -> List.of(run("service", "pf", pick("onestop", "onestart", "reload")));
      case 20 ->
          List.of(
              run("pfctl", pick("-d", "-e")),
              run("pfctl", "-a", "qjailctl", "-F", pick("nat", "rules")));
      case 21 -> flavor();
      case 22 -> List.of(run("ifconfig", pick("lo1", "lo2"), pick("destroy", "down")));
      default ->
          List.of(
              run(
                  "mount",
                  "-t",
                  "nullfs",
                  "/usr/jails/sharedfs",
                  "/usr/jails/" + jail + "/sharedfs"));
    };
  }

  private List<Operation> pf() {
    String own =
        pick(
            "set skip on lo0\nblock in log\npass out keep state\n",
            "ext_if = \"em0\"\nnat on $ext_if from 10.0.0.0/8 to any -> ($ext_if)\npass all\n",
            "scrub in all\nrdr on em0 proto tcp from any to any port 2222 -> 10.9.9.3 port 22\npass\n",
            "pass in on em0 proto tcp to port { 22, 80 }\npass out\n");
    return List.of(
        new Operation.WriteFile(
            HostPath.of("/etc/pf.conf"),
            Bytes.utf8(own),
            new FileMode(random.nextBoolean() ? 0600 : 0644),
            new Operation.Expected.Anything()));
  }

  private List<Operation> flavor() {
    String file = FLAVOR_FILES.get(random.nextInt(FLAVOR_FILES.size()));
    HostPath path = HostPath.of("/usr/jails/flavors/" + pick("default", "site") + file);
    return random.nextInt(3) == 0
        ? List.of(run("rm", "-f", path.value()))
        : List.of(
            new Operation.WriteFile(
                path,
                Bytes.utf8("by hand\n"),
                FileMode.READABLE,
                new Operation.Expected.Anything()));
  }

  private String strayAddress() {
    return random.nextBoolean()
        ? "192.168.1." + (1 + random.nextInt(14))
        : "10.9.9." + (1 + random.nextInt(14));
  }

  private static Operation run(String... argv) {
    return Operation.Run.of(argv);
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }
}

package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Manifests of one host whose jails come and go: each is valid, each may turn every setting of the
 * one before. Addresses are few, so that jails trade them and take them from each other.
 */
public final class RandomManifest {

  private static final String BASE =
      "https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz";
  private static final String BASE_SHA256 =
      "3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0";
  private static final List<String> SWITCHES =
      List.of("allow.sysvipc", "allow.raw_sockets", "allow.quotas", "allow.mount.tmpfs");

  private final Random random;
  private final SortedSet<String> jails = new TreeSet<>();
  private final SortedSet<String> absent = new TreeSet<>();

  public RandomManifest(Random random) {
    this.random = random;
  }

  /**
   * The next manifest, as maps and lists; a vanished jail would stay, so none vanishes: it becomes
   * absent.
   */
  public Map<String, Object> next() {
    for (String name : List.of("db", "jail1", "mail", "web")) {
      if (random.nextInt(3) == 0) {
        jails.add(name);
        absent.remove(name);
      } else if (random.nextInt(6) == 0 && jails.remove(name)) {
        absent.add(name);
      }
    }
    jails.add("jail1");
    absent.remove("jail1");
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("host", Map.of("name", "h"));
    manifest.put(
        "interfaces",
        new LinkedHashMap<>(
            Map.of("lo1", clonedInterface("192.168.1."), "lo2", clonedInterface("10.9.9."))));
    manifest.put("qjail", Map.of("base", Map.of("source", BASE, "sha256", BASE_SHA256)));
    manifest.put("flavors", Map.of("default", flavor(), "site", flavor()));
    manifest.put("jails", jails());
    if (random.nextInt(4) > 0) {
      manifest.put("pf", pf());
    }
    return manifest;
  }

  private Map<String, Object> clonedInterface(String network) {
    int first = random.nextInt(6);
    List<String> aliases = new ArrayList<>();
    aliases.add("inet " + network + first + "-" + (first + 1 + random.nextInt(6)));
    if (random.nextBoolean()) {
      aliases.add("inet 172.16." + (network.startsWith("10.") ? 1 : 2) + ".1/30");
    }
    return Map.of("clone", true, "aliases", aliases);
  }

  private Map<String, Object> flavor() {
    Map<String, Object> files = new LinkedHashMap<>();
    for (String path : List.of("/etc/motd", "/usr/local/etc/site.conf")) {
      if (random.nextBoolean()) {
        files.put(
            path,
            Map.of("content", "line " + random.nextInt(3) + "\n", "mode", pick("0644", "0600")));
      }
    }
    return Map.of("files", files);
  }

  private Map<String, Object> jails() {
    List<String> left =
        new ArrayList<>(
            List.of("192.168.1.", "10.9.9.").stream()
                .flatMap(
                    network -> List.of(1, 2, 3, 4, 5, 6, 7, 8).stream().map(last -> network + last))
                .toList());
    Map<String, Object> all = new LinkedHashMap<>();
    for (String name : jails) {
      all.put(name, jail(left));
    }
    absent.forEach(name -> all.put(name, Map.of("state", "absent")));
    return all;
  }

  private Map<String, Object> jail(List<String> left) {
    Map<String, Object> jail = new LinkedHashMap<>();
    String on = pick("lo1", "lo1", "lo2");
    List<String> free =
        new ArrayList<>(
            left.stream().filter(a -> a.startsWith("10.") == on.equals("lo2")).toList());
    Collections.shuffle(free, random);
    List<String> addresses = List.copyOf(free.subList(0, random.nextInt(4) == 0 ? 2 : 1));
    left.removeAll(addresses);
    jail.put("interface", on);
    jail.put("ip4", addresses);
    jail.put("flavor", pick("default", "site"));
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String name : SWITCHES) {
      if (random.nextInt(3) == 0) {
        parameters.put(name, random.nextInt(4) > 0);
      }
    }
    if (random.nextInt(4) == 0) {
      parameters.put("securelevel", random.nextInt(4));
    }
    jail.put("parameters", parameters);
    String boot = pick("auto", "manual", "norun");
    jail.put("boot", boot);
    if (random.nextBoolean()) {
      jail.put("state", boot.equals("norun") ? "stopped" : pick("running", "stopped"));
    }
    return jail;
  }

  private Map<String, Object> pf() {
    Map<String, Object> pf = new LinkedHashMap<>();
    pf.put("enable", random.nextInt(4) > 0);
    if (random.nextBoolean()) {
      pf.put(
          "nat",
          List.of(Map.of("on", "em0", "from", "(lo1:network)", "to", "any", "translate", "(em0)")));
    }
    List<Object> redirects = new ArrayList<>();
    for (String jail : jails) {
      if (random.nextInt(3) == 0) {
        redirects.add(
            Map.of(
                "on",
                "em0",
                "proto",
                "tcp",
                "port",
                8000 + jails.headSet(jail).size(),
                "jail",
                jail,
                "to-port",
                80));
      }
    }
    pf.put("rdr", redirects);
    return pf;
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }
}

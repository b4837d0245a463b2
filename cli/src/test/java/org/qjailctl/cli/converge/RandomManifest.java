package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

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

  private static final List<String> NAMES =
      List.of("db", "jail1", "mail", "web", "cache", "ci", "dns", "git", "ldap", "proxy");

  private static final int SMALL = 2;
  private static final int USUAL = 4;

  private final Random random;

  /** Whether PostgreSQL servers are among what is inside of jails. */
  private final boolean servers;

  /** The names that this host's jails may have: few most often, for few jails say most. */
  private final List<String> names;

  /** The names that jails had before, by those that they have. */
  private final Map<String, String> before = new HashMap<>();

  private final SortedSet<String> jails = new TreeSet<>();
  private final SortedSet<String> withIpv6 = new TreeSet<>();

  /** Jails that live in an image, and those with a network stack of their own: for good. */
  private final SortedSet<String> images = new TreeSet<>();

  private final SortedSet<String> vnets = new TreeSet<>();

  /** Whether the host has a zone, from its first manifest on, and the jails in it. */
  private final boolean hasZone;

  private final SortedSet<String> zoned = new TreeSet<>();

  private final SortedSet<String> absent = new TreeSet<>();

  public RandomManifest(Random random) {
    this(random, false);
  }

  private RandomManifest(Random random, boolean servers) {
    this.random = random;
    this.servers = servers;
    int size = random.nextInt(20);
    this.hasZone = size % 4 == 3;
    this.names = NAMES.subList(0, size < 12 ? SMALL : size < 19 ? USUAL : NAMES.size());
  }

  /** Those with PostgreSQL servers, whose passwords come from {@link Trial#SECRETS}. */
  static RandomManifest withServers(Random random) {
    return new RandomManifest(random, true);
  }

  /**
   * The next manifest, as maps and lists; a vanished jail would stay, so none vanishes: it becomes
   * absent.
   */
  public Map<String, Object> next() {
    for (String name : names) {
      if (random.nextInt(3) == 0) {
        if (!jails.contains("new-" + name) && jails.add(name)) {
          absent.remove(name);
          for (SortedSet<String> kind : List.of(withIpv6, images, vnets, zoned)) {
            kind.remove(name);
          }
          (switch (random.nextInt(6)) {
                case 0, 1 -> withIpv6;
                case 2 -> images;
                case 3 -> hasZone ? zoned : new TreeSet<String>();
                default -> new TreeSet<String>();
              })
              .add(name);
        }
      } else if (random.nextInt(6) == 0 && jails.remove(name)) {
        absent.add(name);
      }
    }
    if (!jails.contains("new-jail1")) {
      jails.add("jail1");
      absent.remove("jail1");
    }
    // qjail gives a jail of a zone another base system as it renames it.
    if (random.nextInt(4) == 0 && !zoned.contains(jails.first())) {
      rename(jails.first());
    }
    if (random.nextInt(4) == 0 && !images.contains(jails.last())) {
      vnets.add(jails.last());
    }
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("host", Map.of("name", "h"));
    manifest.put(
        "interfaces",
        new LinkedHashMap<>(
            Map.of("lo1", clonedInterface("192.168.1."), "lo2", clonedInterface("10.9.9."))));
    manifest.put("sysctl", sysctl());
    if (servers) {
      manifest.put("secrets", Map.of("superuser", Map.of("env", "SUPERUSER")));
    }
    Map<String, Object> base = Map.of("source", BASE, "sha256", BASE_SHA256);
    manifest.put(
        "qjail", hasZone ? Map.of("base", base, "zones", List.of("lab")) : Map.of("base", base));
    manifest.put("flavors", Map.of("default", flavor(), "site", flavor()));
    manifest.put("jails", jails());
    if (random.nextInt(4) > 0) {
      manifest.put("pf", pf());
    }
    return manifest;
  }

  /** Two names for each jail, back and forth: qjail has forgotten the one it had before. */
  private void rename(String name) {
    String other = name.startsWith("new-") ? name.substring(4) : "new-" + name;
    jails.remove(name);
    jails.add(other);
    absent.remove(other);
    before.remove(name);
    before.put(other, name);
    for (SortedSet<String> kind : List.of(withIpv6, images, vnets)) {
      if (kind.remove(name)) {
        kind.add(other);
      }
    }
  }

  private Map<String, Object> sysctl() {
    Map<String, Object> variables = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      variables.put("kern.randompid", random.nextInt(3));
    }
    if (random.nextBoolean()) {
      variables.put("kern.ipc.maxsockbuf", random.nextBoolean() ? "0x200000" : "4194304");
    }
    if (random.nextBoolean()) {
      variables.put("kern.corefile", random.nextBoolean() ? "/tmp/%N.core" : "%N.core");
    }
    return variables;
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
                    network ->
                        IntStream.rangeClosed(1, names.size() > USUAL ? 60 : 12)
                            .boxed()
                            .map(last -> network + last))
                .toList());
    Map<String, Object> all = new LinkedHashMap<>();
    for (String name : jails) {
      all.put(name, jail(name, left));
    }
    if (random.nextInt(3) == 0) {
      Map<String, Object> copies = jail("copies", left);
      copies.put("interface", "lo1");
      copies.put("ip4", List.of("192.168.1.101", "lo2|10.9.9.101"));
      copies.put("replicas", 1 + random.nextInt(3));
      all.put("copies", copies);
    }
    depend(all);
    absent.forEach(name -> all.put(name, Map.of("state", "absent")));
    return all;
  }

  /** Each on some of those before it by name, as far as these are not kept stopped. */
  private void depend(Map<String, Object> all) {
    List<String> possible = new ArrayList<>();
    for (Map.Entry<String, Object> entry : new TreeMap<>(all).entrySet()) {
      String name = entry.getKey();
      @SuppressWarnings("unchecked")
      Map<String, Object> jail = (Map<String, Object>) entry.getValue();
      jail.put("depends-on", possible.stream().filter(one -> random.nextInt(3) == 0).toList());
      if (!"norun".equals(jail.get("boot")) && !"stopped".equals(jail.get("state"))) {
        possible.add(name);
      }
    }
  }

  private Map<String, Object> jail(String name, List<String> left) {
    Map<String, Object> jail = new LinkedHashMap<>();
    String on = pick("lo1", "lo1", "lo2");
    List<String> free =
        new ArrayList<>(
            left.stream().filter(a -> a.startsWith("10.") == on.equals("lo2")).toList());
    Collections.shuffle(free, random);
    List<String> addresses = new ArrayList<>(free.subList(0, random.nextInt(4) == 0 ? 2 : 1));
    left.removeAll(addresses);
    jail.put("interface", on);
    if (before.containsKey(name) && !zoned.contains(name)) {
      jail.put("was", before.get(name));
    }
    if (random.nextInt(4) == 0) {
      // One on the other interface, too, in the first place or the last.
      List<String> others = left.stream().filter(a -> !free.contains(a)).toList();
      String other = others.get(random.nextInt(others.size()));
      left.remove(other);
      String carried = (other.startsWith("10.") ? "lo2|" : "lo1|") + other;
      addresses.add(random.nextInt(addresses.size() + 1), carried);
    }
    jail.put("ip4", addresses);
    // qjail cannot take a family away again: who has IPv6 keeps it.
    if (withIpv6.contains(name)) {
      String end = Integer.toHexString(16 * (1 + NAMES.indexOf(name.replace("new-", ""))));
      jail.put(
          "ip6",
          random.nextBoolean()
              ? List.of("fd00::" + end)
              : List.of("fd00::" + end + "1", "lo2|fd00:2::" + end));
    }
    String flavor = pick("default", "site");
    if (zoned.contains(name)) {
      jail.put("zone", "lab");
    } else {
      jail.put("flavor", flavor);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String parameter : SWITCHES) {
      if (random.nextInt(3) == 0) {
        parameters.put(parameter, random.nextInt(4) > 0);
      }
    }
    if (random.nextInt(4) == 0) {
      parameters.put("securelevel", random.nextInt(4));
    }
    jail.put("parameters", parameters);
    if (images.contains(name)) {
      jail.put("image", "100m");
    } else if (random.nextInt(4) == 0) {
      jail.put("ssh", true);
    }
    String boot = pick("auto", "manual", "norun");
    jail.put("boot", boot);
    if (vnets.contains(name)) {
      ownNetwork(jail, name, addresses.get(0));
    }
    if (random.nextBoolean()) {
      jail.put("state", boot.equals("norun") ? "stopped" : pick("running", "stopped"));
    }
    boolean runs =
        jail.getOrDefault("state", boot.equals("auto") ? "running" : "").equals("running");
    if (runs && random.nextInt(3) == 0) {
      Map<String, Object> provision = new RandomProvision(random).next();
      if (servers
          && jail.containsKey("parameters")
          && Boolean.TRUE.equals(parameters.get("allow.sysvipc"))) {
        provision.put("postgresql", new RandomPostgresql(random).next());
      }
      jail.put("provision", provision);
    }
    return jail;
  }

  private void ownNetwork(Map<String, Object> jail, String name, String written) {
    jail.keySet().removeAll(List.of("interface", "parameters", "ssh"));
    jail.put("vnet", Map.of("interface", pick("em0", "em0", "lo2"), "firewall", "none"));
    jail.put("ip4", List.of(written.substring(written.indexOf('|') + 1)));
    if (withIpv6.contains(name)) {
      jail.put("ip6", List.of("fd00:3::" + name.length()));
    }
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

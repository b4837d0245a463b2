package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Small edits of a manifest, each what a person changes in one line: an alias more, another
 * parameter, a redirect, a package, a role. Names and values are few, so that edits meet each other
 * and are taken back.
 */
public final class ManifestEdits {

  /** A manifest after an edit. */
  public record Edited(String what, Map<String, Object> manifest) {}

  private static final int TRIES = 60;

  private final Random random;

  public ManifestEdits(Random random) {
    this.random = random;
  }

  /**
   * An edit of {@code manifest} by chance.
   *
   * @param good whether a manifest may be: what the schema refuses is not tried
   */
  public Optional<Edited> next(
      Map<String, Object> manifest, Function<Map<String, Object>, Boolean> good) {
    for (int left = TRIES; left > 0; left--) {
      Map<String, Object> tree = copy(manifest);
      Optional<String> what = edit(tree);
      if (what.isPresent() && !tree.equals(manifest) && good.apply(tree)) {
        return Optional.of(new Edited(what.get(), tree));
      }
    }
    return Optional.empty();
  }

  private Optional<String> edit(Map<String, Object> tree) {
    return switch (random.nextInt(8)) {
      case 0 -> alias(tree);
      case 1 -> one(tree);
      case 2 -> host(tree);
      case 3 -> pf(tree);
      default -> jail(tree);
    };
  }

  private Optional<String> alias(Map<String, Object> tree) {
    List<String> names = new ArrayList<>(map(tree, "interfaces").keySet());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String name = pick(names);
    List<Object> aliases = list(map(map(tree, "interfaces"), name), "aliases");
    String more = "inet 10.77." + random.nextInt(3) + ".1-" + (2 + random.nextInt(3));
    if (!aliases.remove(more)) {
      int at = random.nextInt(aliases.size() + 1);
      boolean ranges =
          at < aliases.size() && aliases.get(at).toString().matches("inet [0-9.]+-[0-9]+");
      if (ranges) {
        String range = aliases.get(at).toString();
        int dash = range.indexOf('-');
        int last = Integer.parseInt(range.substring(dash + 1)) + 1 + random.nextInt(3);
        aliases.set(at, range.substring(0, dash + 1) + last);
      } else {
        aliases.add(more);
      }
    }
    return Optional.of("an alias of " + name);
  }

  /** A jail that comes, goes or is renamed; a flavor's file. */
  private Optional<String> one(Map<String, Object> tree) {
    Map<String, Object> jails = map(tree, "jails");
    return switch (random.nextInt(4)) {
      case 0 -> {
        String name = "more" + random.nextInt(3);
        Map<String, Object> jail = new LinkedHashMap<>();
        jail.put("interface", "lo1");
        jail.put("ip4", List.of("192.168.1." + (200 + random.nextInt(9))));
        jails.put(name, jail);
        yield Optional.of("jail " + name);
      }
      case 1 -> {
        if (jails.isEmpty()) {
          yield Optional.empty();
        }
        String name = pick(new ArrayList<>(jails.keySet()));
        jails.put(name, Map.of("state", "absent"));
        yield Optional.of("no jail " + name);
      }
      case 2 -> {
        if (jails.isEmpty()) {
          yield Optional.empty();
        }
        String name = pick(new ArrayList<>(jails.keySet()));
        String other = name.startsWith("re-") ? name.substring(3) : "re-" + name;
        if (jails.containsKey(other)) {
          yield Optional.empty();
        }
        Map<String, Object> jail = map(jails, name);
        jails.remove(name);
        jail.put("was", name);
        jails.put(other, jail);
        named(tree, name, other);
        yield Optional.of("jail " + name + " renamed");
      }
      default -> {
        map(map(map(tree, "flavors"), "default"), "files")
            .put("/root/.profile", Map.of("content", word()));
        yield Optional.of("a flavor's file");
      }
    };
  }

  /** The jail {@code name} is called {@code other} wherever it is named. */
  private static void named(Object tree, String name, String other) {
    if (tree instanceof List<?> all) {
      all.forEach(item -> named(item, name, other));
    } else if (tree instanceof Map<?, ?> all) {
      @SuppressWarnings("unchecked")
      Map<String, Object> map = (Map<String, Object>) all;
      map.computeIfPresent("jail", (key, jail) -> jail.equals(name) ? other : jail);
      map.computeIfPresent(
          "depends-on",
          (key, on) ->
              on instanceof List<?> list
                  ? list.stream().map(one -> one.equals(name) ? other : one).toList()
                  : on);
      map.values().forEach(value -> named(value, name, other));
    }
  }

  private Optional<String> host(Map<String, Object> tree) {
    return switch (random.nextInt(3)) {
      case 0 -> {
        map(tree, "sysctl").put("kern.ipc.somaxconn", 256 << random.nextInt(4));
        yield Optional.of("a kernel variable");
      }
      case 1 -> {
        map(tree, "rc.conf").put("ntpd_sync_on_start", pick(List.of("YES", "NO")));
        yield Optional.of("a variable of rc.conf");
      }
      default -> inside(map(map(tree, "host"), "provision")).map(what -> what + " of the host");
    };
  }

  private Optional<String> pf(Map<String, Object> tree) {
    if (!tree.containsKey("pf")) {
      return Optional.empty();
    }
    Map<String, Object> pf = map(tree, "pf");
    if (random.nextInt(4) == 0) {
      List<Object> nat = list(pf, "nat");
      Object rule = new LinkedHashMap<>(Map.of("on", "em0", "from", "(lo1:network)"));
      if (!nat.remove(rule)) {
        nat.add(rule);
      }
      return Optional.of("nat");
    }
    List<String> jails = new ArrayList<>(map(tree, "jails").keySet());
    if (jails.isEmpty()) {
      return Optional.empty();
    }
    List<Object> redirects = list(pf, "rdr");
    int port = 8100 + random.nextInt(3);
    if (redirects.removeIf(
        one -> one instanceof Map<?, ?> r && Integer.valueOf(port).equals(r.get("port")))) {
      return Optional.of("no redirect of " + port);
    }
    Map<String, Object> redirect = new LinkedHashMap<>();
    redirect.put("on", "em0");
    redirect.put("port", port);
    redirect.put("jail", pick(jails));
    redirect.put("to-port", 80);
    redirects.add(redirect);
    return Optional.of("a redirect of " + port);
  }

  private Optional<String> jail(Map<String, Object> tree) {
    Map<String, Object> jails = map(tree, "jails");
    if (jails.isEmpty()) {
      return Optional.empty();
    }
    String name = pick(new ArrayList<>(jails.keySet()));
    Map<String, Object> jail = map(jails, name);
    if ("absent".equals(jail.get("state"))) {
      return Optional.empty();
    }
    Optional<String> what =
        switch (random.nextInt(7)) {
          case 0 -> {
            map(jail, "parameters")
                .put(
                    pick(List.of("allow.raw_sockets", "allow.quotas", "allow.mount.tmpfs")),
                    random.nextBoolean());
            yield Optional.of("a parameter");
          }
          case 1 -> {
            map(jail, "parameters").put("securelevel", random.nextInt(3));
            yield Optional.of("its securelevel");
          }
          case 2 -> {
            jail.put("boot", pick(List.of("auto", "manual", "norun")));
            yield Optional.of("boot");
          }
          case 3 -> {
            jail.put("state", pick(List.of("running", "stopped")));
            yield Optional.of("state");
          }
          default -> inside(map(jail, "provision"));
        };
    return what.map(edit -> edit + " of jail " + name);
  }

  private Optional<String> inside(Map<String, Object> provision) {
    return provision.containsKey("postgresql") && random.nextBoolean()
        ? postgresql(map(provision, "postgresql"))
        : switch (random.nextInt(6)) {
          case 0 -> {
            map(provision, "packages")
                .put(
                    pick(List.of("bash", "sudo", "doas")),
                    random.nextBoolean() ? Map.of() : Map.of("state", "absent"));
            yield Optional.of("a package");
          }
          case 1 -> {
            map(provision, "files").put("/usr/local/etc/site.conf", Map.of("content", word()));
            yield Optional.of("a word of a file");
          }
          case 2 -> {
            map(provision, "cron")
                .put(
                    "rotate",
                    Map.of("schedule", random.nextInt(60) + " 4 * * *", "command", "newsyslog -F"));
            yield Optional.of("a cron entry");
          }
          case 3 -> {
            map(provision, "users")
                .put("deploy", Map.of("comment", pick(List.of("Deployment", "Who deploys"))));
            yield Optional.of("a user");
          }
          case 4 -> {
            map(provision, "rc.conf").put("sendmail_enable", pick(List.of("NO", "NONE")));
            yield Optional.of("a variable");
          }
          default -> {
            map(provision, "services").put("cron", Map.of("running", random.nextBoolean()));
            yield Optional.of("a service");
          }
        };
  }

  private Optional<String> postgresql(Map<String, Object> postgresql) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        map(postgresql, "settings").put("work_mem", pick(List.of("4MB", "8MB", "16MB")));
        yield Optional.of("a setting of PostgreSQL");
      }
      case 1 -> {
        map(map(postgresql, "roles"), pick(List.of("joe", "ann")))
            .put("createdb", random.nextBoolean());
        yield Optional.of("a role");
      }
      case 2 -> {
        String line = "host all all 10.0." + random.nextInt(3) + ".0/24 scram-sha-256";
        List<Object> lines = list(postgresql, "pg_hba");
        if (!lines.remove(line)) {
          lines.add(line);
        }
        yield Optional.of("a line of pg_hba.conf");
      }
      default -> {
        map(map(postgresql, "databases"), pick(List.of("shop2", "wiki"))).put("encoding", "UTF8");
        yield Optional.of("a database");
      }
    };
  }

  private String word() {
    return pick(List.of("one\n", "two\n", "three\n"));
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  /** The map below {@code key}, made if it is not there. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> tree, String key) {
    Map<String, Object> own = new LinkedHashMap<>();
    if (tree.get(key) instanceof Map<?, ?> there) {
      own.putAll((Map<String, Object>) there);
    }
    tree.put(key, own);
    return own;
  }

  private static List<Object> list(Map<String, Object> tree, String key) {
    List<Object> own = new ArrayList<>();
    if (tree.get(key) instanceof List<?> there) {
      own.addAll(there);
    }
    tree.put(key, own);
    return own;
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), copied(value)));
    return copy;
  }

  private static Object copied(Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy(map);
      case List<?> list -> new ArrayList<>(list.stream().map(ManifestEdits::copied).toList());
      default -> value;
    };
  }
}

package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What is inside a jail that runs: pieces that come, change and go from one manifest to the next.
 * Names are few, so that each finds what another manifest left.
 */
final class RandomProvision {

  private final Random random;

  RandomProvision(Random random) {
    this.random = random;
  }

  Map<String, Object> next() {
    Map<String, Object> provision = new LinkedHashMap<>();
    boolean nginx = random.nextBoolean();
    boolean site = random.nextBoolean();
    provision.put("packages", packages(nginx));
    if (site || random.nextBoolean()) {
      provision.put("groups", Map.of("site", site ? number("gid", 2010) : gone()));
    }
    put(provision, "users", () -> users(site));
    put(provision, "rc.conf", () -> Map.of("sendmail_enable", pick("NO", "NONE")));
    put(provision, "directories", () -> Map.of("/usr/local/www/site", owned()));
    put(provision, "files", () -> files(nginx));
    put(provision, "cron", () -> Map.of("rotate", cron()));
    put(provision, "commands", this::commands);
    provision.put("services", services(nginx));
    return provision;
  }

  /** {@code piece} below {@code key}, in half of all cases. */
  private void put(Map<String, Object> provision, String key, Supplier<Object> piece) {
    Object made = piece.get();
    if (random.nextBoolean()) {
      provision.put(key, made);
    }
  }

  private Map<String, Object> packages(boolean nginx) {
    Map<String, Object> packages = new LinkedHashMap<>();
    for (String name : List.of("bash", "sudo", "doas")) {
      if (random.nextInt(3) == 0) {
        packages.put(name, random.nextBoolean() ? Map.of() : gone());
      }
    }
    if (nginx) {
      packages.put("nginx", Map.of());
    }
    return packages;
  }

  private Map<String, Object> users(boolean site) {
    Map<String, Object> deploy = number("uid", 2000);
    if (site) {
      deploy.put("group", "site");
    }
    if (random.nextBoolean()) {
      deploy.put("groups", random.nextBoolean() ? List.of("www") : List.of());
    }
    deploy.put("comment", pick("Deployment", "Who deploys"));
    deploy.put("shell", pick("/bin/sh", "/bin/csh"));
    return Map.of("deploy", random.nextInt(4) == 0 ? gone() : deploy);
  }

  private Map<String, Object> owned() {
    Map<String, Object> owned = new LinkedHashMap<>(Map.of("owner", pick("www", "root")));
    if (random.nextBoolean()) {
      owned.put("mode", pick("0750", "0755"));
    }
    return owned;
  }

  private Map<String, Object> files(boolean nginx) {
    Map<String, Object> files = new LinkedHashMap<>();
    Map<String, Object> site = owned();
    site.put("content", "line " + random.nextInt(3) + "\n");
    if (nginx) {
      site.put("notify", List.of("nginx"));
    }
    files.put("/usr/local/etc/site.conf", random.nextInt(4) == 0 ? gone() : site);
    if (random.nextBoolean()) {
      files.put("/root/first/second/note", Map.of("content", pick("one\n", "two\n")));
    }
    return files;
  }

  private Map<String, Object> cron() {
    return random.nextInt(4) == 0
        ? gone()
        : Map.of("schedule", pick("30 4 * * *", "@daily"), "command", "newsyslog -F");
  }

  private List<Object> commands() {
    List<Object> commands = new ArrayList<>();
    commands.add(
        Map.of(
            "name",
            "keep",
            "run",
            List.of("cp", "/etc/group", "/root/kept"),
            "creates",
            "/root/kept"));
    if (random.nextBoolean()) {
      commands.add(
          Map.of(
              "name",
              "link",
              "run",
              List.of("ln", "-s", "kept", "/root/link"),
              "unless",
              List.of("test", "-e", "/root/link")));
    } else {
      commands.add(
          Map.of(
              "name",
              "forget",
              "run",
              List.of("rm", "/root/link"),
              "only-if",
              List.of("test", "-e", "/root/link")));
    }
    return commands;
  }

  private Map<String, Object> services(boolean nginx) {
    Map<String, Object> services = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      services.put("cron", Map.of("running", random.nextBoolean()));
    }
    if (nginx) {
      boolean runs = random.nextBoolean();
      services.put("nginx", Map.of("enabled", runs, "running", runs));
    }
    return services;
  }

  /** A user without a group gets one of its name and number: no group's is the same. */
  private Map<String, Object> number(String key, int first) {
    Map<String, Object> numbered = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      numbered.put(key, first + random.nextInt(2));
    }
    return numbered;
  }

  private static Map<String, Object> gone() {
    return Map.of("state", "absent");
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }
}

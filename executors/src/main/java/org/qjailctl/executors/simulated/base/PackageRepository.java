package org.qjailctl.executors.simulated.base;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages that the simulated network offers. */
final class PackageRepository {

  private static final Map<String, RepositoryPackage> OFFERED = offered();

  private PackageRepository() {}

  static Optional<RepositoryPackage> find(String name) {
    return Optional.ofNullable(OFFERED.get(name));
  }

  private static Map<String, RepositoryPackage> offered() {
    Map<String, RepositoryPackage> all = new LinkedHashMap<>();
    add(all, "pkg", "1.20.9", List.of(), "/usr/local/sbin/pkg");
    all.put("qjail", new RepositoryPackage("qjail", "5.0", List.of(), QjailPackage.files()));
    add(all, "indexinfo", "0.3.1", List.of());
    add(all, "readline", "8.2.7", List.of("indexinfo"));
    add(all, "libxml2", "2.11.6", List.of("readline"));
    add(all, "perl5", "5.36.3_1", List.of(), "/usr/local/bin/perl");
    add(all, "llvm15", "15.0.7_10", List.of("libxml2", "perl5"));
    add(all, "bash", "5.2.26", List.of("readline"), "/usr/local/bin/bash");
    add(all, "doas", "6.3p9_1", List.of(), "/usr/local/bin/doas");
    add(all, "sudo", "1.9.15p5_4", List.of(), "/usr/local/bin/sudo");
    add(all, "rsync", "3.2.7_1", List.of(), "/usr/local/bin/rsync");
    add(
        all,
        "nginx",
        "1.24.0_14,3",
        List.of(),
        "/usr/local/sbin/nginx",
        "/usr/local/etc/rc.d/nginx");
    for (String version : List.of("13.14", "14.11", "15.6", "16.2", "17.0", "18.0")) {
      postgresql(all, version);
    }
    return all;
  }

  private static void postgresql(Map<String, RepositoryPackage> all, String version) {
    String major = version.substring(0, 2);
    add(
        all,
        "postgresql" + major + "-client",
        version,
        List.of("readline"),
        "/usr/local/bin/psql",
        "/usr/local/bin/pg_isready",
        "/usr/local/bin/pg_dump");
    add(
        all,
        "postgresql" + major + "-server",
        version,
        List.of("postgresql" + major + "-client", "libxml2"),
        "/usr/local/bin/initdb",
        "/usr/local/bin/pg_ctl",
        "/usr/local/bin/postgres",
        "/usr/local/etc/rc.d/postgresql");
    add(
        all,
        "postgresql" + major + "-contrib",
        version,
        List.of("postgresql" + major + "-server"),
        "/usr/local/bin/oid2name",
        "/usr/local/bin/vacuumlo");
  }

  private static void add(
      Map<String, RepositoryPackage> all,
      String name,
      String version,
      List<String> needs,
      String... paths) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String path : paths) {
      files.put(path, "# " + name + " " + version + "\n");
    }
    all.put(name, new RepositoryPackage(name, version, needs, files));
  }
}

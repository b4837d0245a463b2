package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is inside a jail: it comes, it is mended, it goes. Packages are the suite's own. */
class InsideIT extends OnAHost {

  private static final String ROOT = "/usr/jails/" + ONE;
  private static final String REPOSITORY = ROOT + "/root/repository";

  private static final String PIECES =
      """
      provision:
        packages:
          qjtest-hello: {}
          qjtest-file: { file: /root/repository/qjtest-file-1.0.pkg }
        groups: { qjtest: { gid: 59432 } }
        users: { qjtest: { uid: 59432, group: qjtest, home: /nonexistent, comment: Acceptance } }
        directories: { /usr/local/qjtest: { owner: qjtest, mode: "0750" } }
        files:
          /usr/local/etc/pkg/repos/FreeBSD.conf: { content: "FreeBSD: { enabled: no }" }
          /usr/local/etc/pkg/repos/qjtest.conf:
            content: 'qjtest: { url: "file:///root/repository", enabled: yes }'
          /usr/local/qjtest/conf: { content: "first", owner: qjtest, notify: [qjtestd] }
          /usr/local/etc/rc.d/qjtestd:
            mode: "0555"
            content: |
              #!/bin/sh
              . /etc/rc.subr
              name=qjtestd
              rcvar=qjtestd_enable
              pidfile=/var/run/qjtestd.pid
              procname=/bin/sleep
              command=/usr/sbin/daemon
              command_args="-p $pidfile $procname 86400"
              load_rc_config $name
              : $${qjtestd_enable:=NO}
              run_rc_command "$1"
        services: { qjtestd: { enabled: true, running: true } }
      checks:
        - service: qjtestd
        - { command: [test, -e, /usr/local/qjtest/conf], user: qjtest, retries: 0 }
      """;

  private static final String GONE =
      """
      provision:
        packages: { qjtest-hello: { state: absent }, qjtest-file: { state: absent } }
        groups: { qjtest: { state: absent } }
        users: { qjtest: { state: absent } }
        files: { /usr/local/qjtest/conf: { state: absent } }
        services: { qjtestd: { enabled: false, running: false } }
      """;

  @Test
  void packagesUsersFilesAndAServiceComeAreMendedAndGo() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]");
    converge(manifest);
    layPackages();

    converge(manifest.jail(ONE, lines(PIECES)));

    assertThat(inside("pkg", "query", "%v", "qjtest-hello").strip()).isEqualTo("1.0");
    assertThat(inside("pkg", "query", "%v", "qjtest-file").strip()).isEqualTo("1.0");
    assertThat(byHand().reads(ROOT + "/etc/passwd").orElseThrow())
        .contains("qjtest:*:59432:59432:Acceptance:/nonexistent:/bin/sh");
    assertThat(byHand().reads(ROOT + "/usr/local/qjtest/conf")).contains("first");
    assertThat(inside("service", "qjtestd", "onestatus")).contains("is running as pid");

    inside("service", "qjtestd", "stop");
    inside("pw", "usermod", "qjtest", "-c", "Somebody");
    inside("pkg", "delete", "-y", "qjtest-hello");
    byHand().writes(ROOT + "/usr/local/qjtest/conf", "something else");

    assertThat(changes(manifest))
        .contains("package qjtest-hello", "user qjtest comment", "/usr/local/qjtest/conf")
        .contains("service qjtestd")
        .doesNotContain("qjtest-file");
    converge(manifest);
    assertThat(byHand().reads(ROOT + "/usr/local/qjtest/conf")).contains("first");
    assertThat(inside("service", "qjtestd", "onestatus")).contains("is running as pid");

    converge(manifest.jail(ONE, lines(GONE)));

    assertThat(byHand().types("jexec", "-l", ONE, "pkg", "info", "-e", "qjtest-hello").good())
        .isFalse();
    assertThat(byHand().reads(ROOT + "/etc/passwd").orElseThrow()).doesNotContain("qjtest");
    assertThat(byHand().stands(ROOT + "/usr/local/qjtest/conf")).isFalse();
    assertThat(byHand().types("jexec", "-l", ONE, "service", "qjtestd", "onestatus").good())
        .isFalse();
  }

  @Test
  void aCheckThatFailsHasAnExitStatusOfItsOwn() {
    ManifestText manifest =
        manifest()
            .jail(ONE, "ip4: [192.0.2.1]", "checks: [{ tcp: 59432, retries: 1, interval: 1 }]");

    Product.Said applied = product().run("apply", file(manifest), "--yes");
    assertThat(applied.exit()).as(applied.all()).isEqualTo(3);
    assertThat(applied.all())
        .contains("check failed: jail " + ONE + ": tcp 192.0.2.1 port 59432", "2 tries");

    nothingLeftToDo(file(manifest));
    assertThat(product().run("status", file(manifest), "--check").exit()).isEqualTo(3);
  }

  /** A repository of two packages without files, and pkg itself from the host beside them. */
  private void layPackages() {
    byHand().does("mkdir", "-p", REPOSITORY);
    for (String name : new String[] {"qjtest-hello", "qjtest-file"}) {
      String manifest = REPOSITORY + "/" + name + ".ucl";
      byHand()
          .writes(
              manifest,
              """
              name: "%s"
              version: "1.0"
              origin: "qjtest/%s"
              comment: "of an acceptance suite"
              desc: "of an acceptance suite"
              maintainer: "qjtest@localhost"
              www: "http://localhost/"
              prefix: "/usr/local"
              """
                  .formatted(name, name));
      byHand().does("pkg", "create", "-M", manifest, "-o", REPOSITORY);
    }
    byHand().does("pkg", "create", "-o", REPOSITORY, "pkg");
    byHand().does("pkg", "repo", REPOSITORY);
    String version = byHand().does("pkg", "query", "%v", "pkg").strip();
    inside("env", "SIGNATURE_TYPE=NONE", "pkg", "add", "/root/repository/pkg-" + version + ".pkg");
  }

  private String inside(String... argv) {
    String[] all = new String[argv.length + 3];
    all[0] = "jexec";
    all[1] = "-l";
    all[2] = ONE;
    System.arraycopy(argv, 0, all, 3, argv.length);
    return byHand().does(all);
  }

  private static String[] lines(String pieces) {
    return ("ip4: [192.0.2.1]\n" + pieces).lines().toArray(String[]::new);
  }
}

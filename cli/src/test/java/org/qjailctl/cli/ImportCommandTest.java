package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;

final class ImportCommandTest {

  private static final String DEFINITION = "/usr/local/etc/qjail.local/web";

  private static final String RC_CONF =
      """
      hostname="db1"
      odd='a: [b] # {c} "d" $(reboot)'
      run="$(reboot)"
      two='x
      y: z'
      no=NO
      version=1.10
      mode=0644
      my_secret=hunter2
      bytes='\u00ff\u00fe'
      bad-name=1
      """;

  @TempDir Path folder;

  private final World world = World.stock();

  private FileView files() {
    return world.files(HostPath.of("/"));
  }

  @Test
  void theManifestOfAnAppliedExampleReadsLikeOneWrittenByHand() {
    apply("pf");

    assertThat(imported())
        .isEqualTo(
            """
            # yaml-language-server: $schema=host.schema.json

            # The host as qjailctl import found it: FreeBSD 13.2-RELEASE amd64. Planning this manifest there
            # changes nothing. What a manifest cannot say stands in comments, with the reason. No secret is
            # ever written. `qjailctl schema > host.schema.json` gives editors the schema.
            version: 1
            host:
              name: freebsd

            rc.conf:
              dumpdev: "NO"
              hostname: freebsd
              ifconfig_em0: DHCP
              sshd_enable: "YES"

            interfaces:
              lo1:
                clone: true
                aliases:
                  - inet 192.168.1.0-9

            qjail:
              enable: true
              # base: the base system is 13.2-RELEASE; where its base.txz came from is not kept on the host.
              # To make such a host anew, give source and sha256.

            jails:
              # Which flavor a jail was made with is not kept on the host.
              web:
                interface: lo1
                ip4:
                  - 192.168.1.1

            pf:
              enable: true
              nat:
                - on: em0
                  from: "(lo1:network)"
                  to: any
                  translate: "(em0)"
              rdr:
                - on: em0
                  proto: tcp
                  from: any
                  to: "(em0)"
                  port: 8080
                  jail: web
                  to-port: 80
            """);
  }

  @Test
  void aHostsOwnRulesAreCommentsAndSoIsAPostgresql() throws Exception {
    apply("postgresql");
    files().write("/etc/pf.conf", files().text("/etc/pf.conf").orElseThrow() + "pass all\n");

    assertThat(imported())
        .contains(
            """
            # pf: /etc/pf.conf has lines of its own, which qjailctl leaves alone:
            #     pass all
            """)
        .contains("    # provision:\n    #   postgresql:\n    #     version: 15\n")
        .contains("# secrets:\n#   pg-postgres:\n#     env: PG_POSTGRES_PASSWORD\n")
        .doesNotContain("correct horse");
  }

  @Test
  void whatSomebodyPutInsideAJailIsDescribed() throws Exception {
    apply("provision");
    String passwd = "/usr/jails/web/etc/passwd";
    files()
        .write(
            passwd,
            files().text(passwd).orElseThrow()
                + "Odd:*:1003:1003:x:/home/Odd:/bin/sh\n"
                + "evil:*:1004:1004:${x} # y \u001b[2J:/home/e v:/bin/sh\n");
    String rcConf = "/usr/jails/web/etc/rc.conf";
    files()
        .write(
            rcConf,
            files().text(rcConf).orElseThrow()
                + "app_password=\"sesame\"\nworked_out=$(echo out)\nquoted='a \"$b\"'\n");

    String imported = imported();

    assertThat(imported)
        .contains(
            """
                provision:
                  packages:
                    nginx: {}
                  groups:
                    site:
                      gid: 2000
                  users:
                    deploy:
                      uid: 2000
                      group: site
                      groups:
                        - www
                      home: /home/deploy
                      shell: /bin/sh
                      comment: Deployment
            """)
        .contains(
            "# Line ", " of the jail's rc.conf sets app_password, whose value may be a secret")
        .contains("of the jail's rc.conf sets worked_out to what no manifest can say.")
        .contains("        nginx_enable: \"YES\"\n")
        .contains("        # evil:\n")
        .doesNotContain("sesame")
        .doesNotContain("Odd");
  }

  @Test
  void hostileDefinitionsBecomeComments() throws Exception {
    apply("pf");
    String definition = files().text(DEFINITION).orElseThrow();
    files()
        .write(
            DEFINITION,
            definition
                .replace("192.168.1.1", "$(reboot), [x: {y")
                .replace("interface=\"lo1\"", "interface=\"lo1: &a !!x\u202e\""));

    assertThat(imported())
        .contains("# Its definition names no interface that could be one.\n  # web:\n")
        .contains("$(reboot)")
        .doesNotContain("\u202e");
  }

  @Test
  void aDefinitionThatIsNoneLeavesAllThatDependsOnItOut() throws Exception {
    apply("pf");
    files().write(DEFINITION, "ip4=\"1\n$(reboot)\"\nx: y\n");

    assertThat(imported()).contains("# The jails are not known").contains("rc.conf:");
  }

  @Test
  void rcConfMayHoldAnything() throws Exception {
    files()
        .write("/etc/rc.conf", Content.of(Bytes.of(RC_CONF.getBytes(StandardCharsets.ISO_8859_1))));

    assertThat(imported())
        .contains("  odd: \"a: [b] # {c} \\\"d\\\" $(reboot)\"\n")
        .contains("  \"no\": \"NO\"\n", "  version: \"1.10\"\n", "  mode: \"0644\"\n")
        .contains("# /etc/rc.conf:3 has sh(1) work out the value of run; it is left there.")
        .contains("# /etc/rc.conf:4 sets two to what does not stand on one line as text.")
        .contains("sets bytes to what does not stand on one line as text.")
        .contains("sets my_secret, whose value may be a secret and is not written.")
        .doesNotContain("hunter2");
  }

  @Test
  void filesOfFlavorsAreWrittenWhenTheyAreTextThatEverybodyMayRead() throws Exception {
    apply("first-jail");
    String flavor = "/usr/jails/flavors/default";
    files().write(flavor + "/etc/motd", "Hi:\n  - there\n");
    files().write(flavor + "/etc/key", "secret\n");
    files().changeMode(flavor + "/etc/key", new FileMode(0600));
    files().write(flavor + "/etc/blob", Content.of(Bytes.of(new byte[] {0, (byte) 0xff})));
    files().symlink(flavor + "/etc/link", "motd");
    files().makeFolders(flavor + "/srv");
    files().write(flavor + "/srv/x", "x\n");

    assertThat(imported())
        .contains(
            """
                  /etc/motd:
                    content: |
                      Hi:
                        - there
                    mode: "0644"
            """)
        .contains("# /etc/key: not readable by everyone (mode 0600)")
        .contains("# /etc/blob: no text.")
        .contains("# /etc/link: a symlink")
        .contains("# Not described (path that qjail refuses in a flavor)")
        .doesNotContain("secret\n", "/etc/rc.conf:\n");
  }

  @Test
  void aHostWithoutAnythingIsImportedToo() {
    assertThat(imported()).contains("name: freebsd", "ifconfig_em0: DHCP").doesNotContain("jails:");
  }

  @Test
  void theNameCanBeGivenAndTheAddressOfARealHostIsKept() {
    Run run = run("import", "--host", "ssh://root@db1", "--name", "db1", "--become", "doas");
    assertThat(run.out())
        .contains("host:\n  name: db1\n  address: ssh://root@db1\n  become: doas\n");
    assertThat(run("import", "--host", "simulated", "--name", "no name").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("import").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDoctorTakesOneRoundTripAndAnImportThreeWhereAllFits() {
    apply("pf");
    AtomicInteger batches = new AtomicInteger();
    Run.Surroundings counted =
        new Run.Surroundings()
            .engines(
                (address, options, secrets) ->
                    new HostEngine(
                        new CountedHost(SimulatedHost.of(world, Secrets.none()), batches)));

    assertThat(counted.run("doctor", "--host", "simulated").code()).isEqualTo(ExitCode.OK);
    assertThat(batches.getAndSet(0)).isEqualTo(1);

    assertThat(counted.run("import", "--host", "simulated").code()).isEqualTo(ExitCode.OK);
    assertThat(batches).hasValue(3);
  }

  private record CountedHost(Host host, AtomicInteger batches) implements Host {
    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      batches.incrementAndGet();
      return host.run(batch);
    }

    @Override
    public LockAttempt lock(HostLock lock) throws HostUnreachable {
      return host.lock(lock);
    }

    @Override
    public String name() {
      return host.name();
    }

    @Override
    public void close() {
      host.close();
    }
  }

  private void apply(String example) {
    Run run =
        new Run.Surroundings()
            .variable("PG_SUPERUSER_PASSWORD", "correct horse")
            .engines(
                (address, options, secrets) -> new HostEngine(SimulatedHost.of(world, secrets)))
            .run("apply", "../examples/" + example + "/host.yaml", "--host", "simulated", "--yes");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
  }

  /** What is imported; it is a manifest, and planning it is empty. */
  private String imported() {
    Run run = run("import", "--host", "simulated");
    assertThat(run.code()).as(run.err() + run.out()).isEqualTo(ExitCode.OK);
    try {
      Path manifest = Files.writeString(folder.resolve("imported.yaml"), run.out());
      Run plan = run("plan", manifest.toString(), "--host", "simulated", "--detailed-exitcode");
      assertThat(plan.code()).as(plan.err() + plan.out() + run.out()).isEqualTo(ExitCode.OK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run.out();
  }

  private Run run(String... args) {
    return new Run.Surroundings()
        .engines(
            (address, options, secrets) -> new HostEngine(SimulatedHost.of(world, Secrets.none())))
        .run(args);
  }
}

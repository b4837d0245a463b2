package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.executors.simulated.world.World;

/**
 * What {@link AnyHostAnyManifestTest} and {@link KilledAnywhereTest} have found, each as short as
 * it gets.
 */
class FoundByChanceTest {

  /** qjail leaves the image mounted: jail(8) cannot take the address off what is gone. */
  @Test
  void anImageIsClosedThoughItsJailsInterfaceIsGone() {
    Retold.story()
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo2: {}
            qjail:
              base:
                sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
                source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            jails:
              new-db: { interface: lo2, ip4: [ 10.9.9.6 ], image: 100m }
            """)
        .typed("ifconfig", "lo2", "destroy")
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
            jails:
              new-db: { interface: lo1, ip4: [ 192.168.1.3 ], image: 100m }
            """);
  }

  /** The kernel knows no interfaces when it compares the addresses of jails. */
  @Test
  void anAddressThatAnotherJailRunsWithIsRefused() {
    Retold.story()
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
              lo2: {}
            qjail:
              base:
                sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
                source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            """)
        .typed("qjail", "create", "-n", "lo2", "-4", "192.168.1.5", "handmade")
        .typed("qjail", "start", "handmade")
        .refuses(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
              lo2: {}
            jails:
              new-db:
                interface: lo2
                ip4: [ "lo1|192.168.1.5", 10.9.9.6 ]
            """,
            "QJ2603");
  }

  /** The one that stops takes the address from under the one that goes on. */
  @Test
  void aDeclaredAddressOfTwoJailsIsPutBackWhenOneOfThemGivesItUp() {
    Retold.story()
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
            qjail:
              base:
                sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
                source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            """)
        .typed("qjail", "create", "-n", "lo1", "-4", "192.168.1.9", "handmade")
        .typed("qjail", "start", "handmade")
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
            jails:
              new-mail: { interface: lo1, ip4: [ 192.168.1.9 ] }
            """)
        .converges(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: { aliases: [ inet 192.168.1.3-9 ] }
            jails:
              new-mail: { interface: lo1, ip4: [ 192.168.1.5 ] }
            """);
  }

  /** {@code pw groupmod -g} leaves the lines of the group's users as they are. */
  @Test
  void aUserFollowsItsGroupToAnotherNumber() {
    String made = "groups: { site: {} }, users: { deploy: { group: site } }";
    String moved = "groups: { site: { gid: 2010 } }, users: { deploy: { group: site } }";
    Retold.story()
        .converges(inside("192.168.1.56", made))
        .converges(inside("192.168.1.46", moved))
        .converges(inside("192.168.1.46", moved.replace("2010", "2011")));
  }

  /** A jail starts its services by the rc.conf(5) that it had, before its new lines are written. */
  @Test
  void aServiceThatAJailsStartBringsBackIsStopped() {
    String on = "packages: { nginx: {} }, services: { nginx: { enabled: true, running: true } }";
    Retold.story()
        .converges(inside("192.168.1.56", on))
        .typed("jexec", "proxy", "service", "nginx", "stop")
        .converges(inside("192.168.1.46", on.replace("true", "false")));
  }

  private static String inside(String address, String provision) {
    return """
    version: 1
    host: { name: h }
    interfaces:
      lo1: {}
    qjail:
      base:
        sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
        source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
    jails:
      proxy: { interface: lo1, ip4: [ %s ], provision: { %s } }
    """
        .formatted(address, provision);
  }

  /** A create that is cut off leaves half of a folder, without what its flavor is to bring. */
  @Test
  void aFileThatItsFlavorBringsIsTakenAwayWhereverTheCreateWasCutOff() throws HostUnreachable {
    Manifest manifest =
        Manifests.read(
            """
            version: 1
            host: { name: h }
            interfaces:
              lo1: {}
            qjail:
              base:
                sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
                source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            flavors:
              site:
                files:
                  /usr/local/etc/site.conf: { content: "for most", mode: "0644" }
            jails:
              web:
                interface: lo1
                ip4: [ 192.168.1.3 ]
                flavor: site
                boot: auto
                provision:
                  files:
                    /usr/local/etc/site.conf: { state: absent }
            """);
    KilledApply killed =
        new KilledApply(World.stock(), manifest, Secrets.none(), "", new Random(1), 20);
    killed.everywhere();
    assertThat(killed.kills()).isGreaterThan(2 * killed.operations());
  }

  /** The other jails of an interface that somebody destroyed had to wait for the second apply. */
  @Test
  void jailsGetBackTheAddressesThatWentWithTheirInterface() {
    String manifest =
        """
        version: 1
        host: { name: h }
        interfaces: { lo1: {}, lo2: {} }
        qjail:
          base:
            source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
        jails:
          copies: { interface: lo1, ip4: [192.168.1.101, lo2|10.9.9.101], replicas: 2 }
        """;
    Retold.story()
        .converges(manifest)
        .typed("ifconfig", "lo2", "destroy")
        .converges(manifest.replace("replicas: 2", "replicas: 3"))
        .typed("ifconfig", "lo1", "destroy")
        .converges(manifest.replace("replicas: 2", "replicas: 3"));
  }
}

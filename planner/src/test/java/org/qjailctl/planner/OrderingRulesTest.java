package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailRecord;

/** What waits for what, from an empty host and between jails that trade addresses. */
class OrderingRulesTest {

  @Test
  void anEmptyHostIsBuiltFromTheNetworkToTheCluster() {
    expect(
        """
        ~ rc.conf
            gateway_enable: (none) -> YES
        + interface lo1: cloned; inet 192.168.1.0-9 (10 addresses)
        + interface lo2: cloned; inet 10.9.9.1/30 (1 address)
        + qjail: starts its jails at boot
            package: (none) -> qjail
            qjail_enable: (none) -> YES
            base: (none) -> https://x.example/base.txz, sha256 2d711642b726...
        ~ flavor default
            /etc/motd: (none) -> 9 bytes, mode 0644, sha256 3887c2cd3bec...
        + flavor site: 1 file
            /usr/local/etc/site.conf: (none) -> 9 bytes, mode 0644, sha256 3887c2cd3bec...
        + jail app: lo1 192.168.1.2, running, boot auto
        + jail postgres: lo1 192.168.1.3, running, boot auto
            allow.sysvipc: (none) -> on
        + jail postgres / postgresql: version 15, scram-sha-256, UTF8
            package: (none) -> postgresql15-server
            postgresql_enable: (none) -> YES
            data directory: (none) -> /var/db/postgres/data15, mode 0700, owner postgres
            password: (none) -> (secret pg-superuser)
            cluster: (none) -> scram-sha-256, UTF8
            service: (none) -> running, port 5432
        + pf NETWORK: anchor qjailctl, enabled
            /usr/local/etc/qjailctl.pf.conf: (none) -> 1 rule
            /etc/pf.conf: (none) -> nat-anchor "qjailctl"; rdr-anchor "qjailctl"; load anchor "qjailctl" from "/usr/local/etc/qjailctl.pf.conf"
            pf_enable: (none) -> YES
            pf: stopped -> running
        + pf nat em0 from (lo1:network) NETWORK: to any -> (em0)
          rc.conf: set variables
          interface lo1: set rc.conf <- rc.conf: set variables
          interface lo1: create <- interface lo1: set rc.conf
          interface lo2: set rc.conf <- interface lo1: create
          interface lo2: create <- interface lo2: set rc.conf
          qjail: install package <- rc.conf: set variables
          qjail: enable <- qjail: install package
          qjail: fetch base <- qjail: enable
          qjail: install base <- qjail: fetch base
          flavor default: write /etc/motd <- qjail: install base
          flavor site: create <- flavor default: write /etc/motd
          flavor site: write /usr/local/etc/site.conf <- flavor site: create
          jail app: create <- interface lo2: create, flavor site: write /usr/local/etc/site.conf
          jail postgres: create <- interface lo2: create, flavor site: write /usr/local/etc/site.conf
          jail postgres: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]]] <- jail postgres: create
          jail postgres: start <- jail postgres: configure
          jail app: start <- jail app: create, jail postgres: start
          pf: write rules <- interface lo2: create
          pf: hook anchor <- pf: write rules
          pf: enable <- pf: hook anchor
          pf: start <- pf: enable
          jail postgres / postgresql: install package <- jail postgres: start, pf: start
          jail postgres / postgresql: enable <- jail postgres / postgresql: install package
          jail postgres / postgresql: make data directory <- jail postgres / postgresql: enable
          jail postgres / postgresql: initialise cluster <- jail postgres / postgresql: make data directory
          jail postgres / postgresql: start <- jail postgres / postgresql: initialise cluster
        """,
        new Given()
            .wantsRc("gateway_enable", "YES")
            .wantsInterface("lo1", true, "inet 192.168.1.0-9")
            .wantsInterface("lo2", true, "inet 10.9.9.1/30")
            .wantsBaseThatFollowsTheHost()
            .noQjail()
            .noBase()
            .wantsFlavor("site", "/usr/local/etc/site.conf")
            .wantsFlavor("default", "/etc/motd")
            .wants(Given.dependingOn(jail("app", "192.168.1.2"), "postgres"))
            .wants(
                Given.withPostgresql(jail("postgres", "192.168.1.3", JailParameter.ALLOW_SYSVIPC)))
            .wantsPf(PlannerTest.nat())
            .pf(PlannerTest.freshPf()));
  }

  @Test
  void jailsThatTradeAddressesStopBothBeforeEitherStarts() {
    expect(
        """
        ~ jail db RESTART
            ip4: 192.168.1.1 -> 192.168.1.2
        ~ jail web RESTART
            ip4: 192.168.1.2 -> 192.168.1.1
          jail db: stop
          jail db: configure [Addresses[addresses=[192.168.1.2]]] <- jail db: stop
          jail web: stop
          jail db: start <- jail db: configure, jail web: stop
          jail web: configure [Addresses[addresses=[192.168.1.1]]] <- jail web: stop
          jail web: start <- jail db: stop, jail web: configure
        """,
        new Given()
            .live("lo1", "192.168.1.1", "192.168.1.2")
            .wants(jail("db", "192.168.1.2"))
            .wants(jail("web", "192.168.1.1"))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aNewJailWaitsForTheOneWhoseAddressItTakes() {
    expect(
        """
        + jail aaa: lo1 192.168.1.1, running, boot auto
        ~ jail db RESTART
            ip4: 192.168.1.1 -> 192.168.1.9
          jail db: stop
          jail db: configure [Addresses[addresses=[192.168.1.9]]] <- jail db: stop
          jail aaa: create <- jail db: configure
          jail aaa: start <- jail aaa: create
          jail db: start <- jail db: configure
        """,
        new Given()
            .live("lo1", "192.168.1.1")
            .wants(jail("db", "192.168.1.9"))
            .wants(jail("aaa", "192.168.1.1"))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO)));
  }

  @Test
  void problemsAndChangesStandInOneOrderWhereverTheyComeFrom() {
    expect(
        """
        QJ2403 jail away: qjail knows no such jail, and these are left of one: [/usr/jails/away].
        QJ2403 jail gone: qjail knows no such jail, and these are left of one: [/usr/jails/gone].
          jail left
            ! no longer in the manifest; --prune archives and deletes it
        """,
        new Given()
            .file("/usr/jails/gone")
            .file("/usr/jails/away")
            .wantsAbsent("gone")
            .wantsAbsent("away")
            .wants(jail("zoo", "192.168.1.3"))
            .recorded("left", JailRecord.CREATED)
            .has(running("left", "192.168.1.4", BootPolicy.AUTO))
            .has(running("zoo", "192.168.1.3", BootPolicy.AUTO)));
  }

  private static void expect(String expected, Given given) {
    assertThat(PlanLines.of(given)).isEqualTo(expected);
  }
}

package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;
import static org.qjailctl.planner.Given.with;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Vnet;
import org.qjailctl.core.net.InterfaceName;

/** When a jail goes down, how often, and what the plan says of it. */
class RestartRulesTest {

  @Test
  void allThatChangesOfAJailSharesOneStopAndOneStart() {
    expect(
        """
        ~ jail web RESTART
            ip4: 192.168.1.2 -> 192.168.1.3
            allow.sysvipc: off -> on
            allow.raw_sockets: on -> off
            allow.quotas: off -> on
          jail web: stop
          jail web: configure [Addresses[addresses=[192.168.1.3]], Parameter[parameter=allow.sysvipc, value=Optional[on]], Parameter[parameter=allow.raw_sockets, value=Optional.empty], Parameter[parameter=allow.quotas, value=Optional[on]]] <- jail web: stop
          jail web: start <- jail web: configure
        """,
        given());
  }

  @Test
  void aStatusIsLiftedOnceAndPutBackOnceAroundAllSettings() {
    expect(
        """
        ~ jail web RESTART
            allow.sysvipc: off -> on
            allow.raw_sockets: on -> off
          jail web: stop
          jail web: configure [Boot[from=manual, to=auto], Parameter[parameter=allow.sysvipc, value=Optional[on]], Parameter[parameter=allow.raw_sockets, value=Optional.empty], Boot[from=auto, to=manual]] <- jail web: stop
          jail web: start <- jail web: configure
        """,
        new Given()
            .wants(
                with(
                    jail("web", "192.168.1.2", JailParameter.ALLOW_SYSVIPC),
                    JailState.RUNNING,
                    BootPolicy.MANUAL))
            .has(
                running("web", "192.168.1.2", BootPolicy.MANUAL, JailParameter.ALLOW_RAW_SOCKETS)));
  }

  @Test
  void aStartUpPolicyAloneIsOneSettingForAStoppedJail() {
    expect(
        """
        ~ jail web
            boot: auto -> norun
          jail web: configure [Boot[from=auto, to=norun]]
        """,
        new Given()
            .wants(with(jail("web", "192.168.1.2"), JailState.UNMANAGED, BootPolicy.NORUN))
            .has(stopped("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aPolicyGoesFromOneStatusToAnotherThroughAuto() {
    expect(
        """
        ~ jail web
            boot: manual -> norun
          jail web: configure [Boot[from=manual, to=auto], Boot[from=auto, to=norun]]
        """,
        new Given()
            .wants(with(jail("web", "192.168.1.2"), JailState.UNMANAGED, BootPolicy.NORUN))
            .has(stopped("web", "192.168.1.2", BootPolicy.MANUAL)));
  }

  @Test
  void aRunningJailGoesDownForItsPolicyTooForQjailPassesRunningJailsOver() {
    expect(
        """
        ~ jail web RESTART
            boot: auto -> manual
          jail web: stop
          jail web: configure [Boot[from=auto, to=manual]] <- jail web: stop
          jail web: start <- jail web: configure
        """,
        new Given()
            .wants(with(jail("web", "192.168.1.2"), JailState.RUNNING, BootPolicy.MANUAL))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aJailThatIsToBeStoppedStaysDown() {
    expect(
        """
        ~ jail web RESTART
            allow.sysvipc: off -> on
            state: running -> stopped
          jail web: stop
          jail web: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]]] <- jail web: stop
        """,
        new Given()
            .wants(
                with(
                    jail("web", "192.168.1.2", JailParameter.ALLOW_SYSVIPC),
                    JailState.STOPPED,
                    BootPolicy.AUTO))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aJailWhoseStateIsNotSaidComesBackIfItRanAndNotIfItDidNot() {
    expect(
        """
        ~ jail db
            allow.sysvipc: off -> on
        ~ jail web RESTART
            allow.sysvipc: off -> on
          jail db: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]]]
          jail web: stop
          jail web: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]]] <- jail web: stop
          jail web: start <- jail web: configure
        """,
        new Given()
            .wants(
                with(
                    jail("db", "192.168.1.1", JailParameter.ALLOW_SYSVIPC),
                    JailState.UNMANAGED,
                    BootPolicy.AUTO))
            .wants(
                with(
                    jail("web", "192.168.1.2", JailParameter.ALLOW_SYSVIPC),
                    JailState.UNMANAGED,
                    BootPolicy.AUTO))
            .has(stopped("db", "192.168.1.1", BootPolicy.AUTO))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aStoppedJailThatIsToRunIsOnlyStarted() {
    expect(
        """
        ~ jail web
            state: stopped -> running
          jail web: start
        """,
        new Given()
            .wants(jail("web", "192.168.1.2"))
            .has(stopped("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aNewJailIsConfiguredBeforeItsFirstStartWithItsStatusLast() {
    expect(
        """
        + jail idle: lo1 192.168.1.3, stopped, boot norun
        + jail image: lo1 192.168.1.4, image 100m, running, boot auto
        + jail web: lo1 192.168.1.2, running, boot manual
            allow.sysvipc: (none) -> on
            ssh: (none) -> user web
            ! qjail makes the user web, in the group wheel, with the password web: log in and change it at once
          jail idle: create
          jail idle: configure [Boot[from=auto, to=norun]] <- jail idle: create
          jail image: create
          jail image: start <- jail image: create
          jail web: create
          jail web: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]], SshUser[], Boot[from=auto, to=manual]] <- jail web: create
          jail web: start <- jail web: configure
        """,
        new Given()
            .live("lo1", "192.168.1.1")
            .sshd("web", false)
            .wants(
                with(
                    Given.withSsh(jail("web", "192.168.1.2", JailParameter.ALLOW_SYSVIPC)),
                    JailState.RUNNING,
                    BootPolicy.MANUAL))
            .wants(with(jail("idle", "192.168.1.3"), JailState.STOPPED, BootPolicy.NORUN))
            .wants(Given.inImage(jail("image", "192.168.1.4"), 100)));
  }

  @Test
  void aRunningJailInManualStatusIsStoppedLiftedRecordedRenamedConfiguredAndStarted() {
    expect(
        """
        ~ jail new RESTART
            name: old -> new
            allow.sysvipc: off -> on
            because archives of old keep that name: what is in them lies below /usr/jails/old
          jail new: stop
          jail new: lift manual [Boot[from=manual, to=auto]] <- jail new: stop
          jail new: record <- jail new: lift manual
          jail new: rename <- jail new: record
          jail new: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]], Boot[from=auto, to=manual]] <- jail new: rename
          jail new: start <- jail new: configure
          jail new: forget old <- jail new: start
        """,
        new Given()
            .wants(
                with(
                    Given.was(jail("new", "192.168.1.2", JailParameter.ALLOW_SYSVIPC), "old"),
                    JailState.RUNNING,
                    BootPolicy.MANUAL))
            .recorded("old", JailRecord.CREATED)
            .has(running("old", "192.168.1.2", BootPolicy.MANUAL)));
  }

  @Test
  void rawSocketsAreWarnedOfWhenTheyAreGivenAndNotEachTime() {
    expect(
        """
        ~ jail web
            allow.raw_sockets: off -> on
            state: stopped -> running
            ! raw sockets let the jail forge packets; only ping and the like need them
          jail web: configure [Parameter[parameter=allow.raw_sockets, value=Optional[on]]]
          jail web: start <- jail web: configure
        """,
        new Given()
            .wants(jail("db", "192.168.1.1", JailParameter.ALLOW_RAW_SOCKETS))
            .wants(jail("web", "192.168.1.2", JailParameter.ALLOW_RAW_SOCKETS))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO, JailParameter.ALLOW_RAW_SOCKETS))
            .has(stopped("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void theRuleSetThatQjailGivesAJailWithAFirewallIsNoDrift() {
    Vnet vnet = new Vnet(new InterfaceName("em0"), Vnet.Firewall.PF);
    expect(
        "",
        new Given()
            .wants(Given.withVnet(jail("web", "192.168.1.2"), vnet))
            .has(
                Given.kept(
                    running("web", "192.168.1.2", BootPolicy.AUTO, JailParameter.DEVFS_RULESET),
                    Optional.empty(),
                    Optional.of(vnet))));
  }

  @Test
  void withoutAFirewallThatRuleSetIsDrift() {
    Vnet vnet = new Vnet(new InterfaceName("em0"), Vnet.Firewall.NONE);
    expect(
        """
        ~ jail web RESTART
            devfs_ruleset: on -> default
          jail web: stop
          jail web: configure [Parameter[parameter=devfs_ruleset, value=Optional.empty]] <- jail web: stop
          jail web: start <- jail web: configure
        """,
        new Given()
            .wants(Given.withVnet(jail("web", "192.168.1.2"), vnet))
            .has(
                Given.kept(
                    running("web", "192.168.1.2", BootPolicy.AUTO, JailParameter.DEVFS_RULESET),
                    Optional.empty(),
                    Optional.of(vnet))));
  }

  @Test
  void anImageThatADeadJailLeftMountedIsUnmountedBeforeTheStart() {
    expect(
        """
        ~ jail image
            state: stopped -> running
        ~ jail plain
            state: stopped -> running
          jail image: unmount
          jail image: start <- jail image: unmount
          jail plain: start
        """,
        new Given()
            .wants(Given.inImage(jail("image", "192.168.1.4"), 100))
            .wants(jail("plain", "192.168.1.5"))
            .mounted("/dev/md0", "/usr/jails/image", "ufs")
            .mounted("/usr/jails/sharedfs", "/usr/jails/image/sharedfs", "nullfs")
            .mounted("/dev/ada0p4", "/usr/jails/plain", "ufs")
            .has(
                Given.kept(
                    stopped("image", "192.168.1.4", BootPolicy.AUTO),
                    Optional.of(new ImageSize(100)),
                    Optional.empty()))
            .has(stopped("plain", "192.168.1.5", BootPolicy.AUTO)));
  }

  private static Given given() {
    return new Given()
        .wantsInterface("lo2", true, "inet 10.9.9.1")
        .rc("cloned_interfaces", "lo2")
        .rc("ifconfig_lo2_alias0", "inet 10.9.9.1")
        .live("lo2", "10.9.9.1")
        .wants(jail("web", "192.168.1.3", JailParameter.ALLOW_SYSVIPC, JailParameter.ALLOW_QUOTAS))
        .has(running("web", "192.168.1.2", BootPolicy.AUTO, JailParameter.ALLOW_RAW_SOCKETS));
  }

  private static void expect(String expected, Given given) {
    assertThat(PlanLines.of(given)).isEqualTo(expected);
  }
}

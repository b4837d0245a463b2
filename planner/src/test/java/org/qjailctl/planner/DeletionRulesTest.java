package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.ImageSize;
import org.qjailctl.core.manifest.JailRecord;

/** What has to be seen, and to be done first, before anything of a jail goes. */
class DeletionRulesTest {

  @ParameterizedTest
  @EnumSource(Given.Storage.class)
  void nothingIsDeletedWhileWhatIsOnTheDiskIsNotKnown(Given.Storage unread) {
    String plan =
        PlanLines.of(
            new Given()
                .has(stopped("old", "192.168.1.1", BootPolicy.AUTO))
                .wantsAbsent("old")
                .unread(unread));

    assertThat(plan).contains("the disk is broken").doesNotContain("delete");
  }

  @Test
  void anImageThatIsLeftMountedIsTheJailsOwn() {
    expect(
        """
        - jail old DESTROY
            because `qjailctl restore old` brings it back
          jail old: unmount
          jail old: archive <- jail old: unmount
          jail old: delete <- jail old: archive
        """,
        new Given()
            .has(
                Given.kept(
                    stopped("old", "192.168.1.1", BootPolicy.AUTO),
                    Optional.of(new ImageSize(100)),
                    Optional.empty()))
            .mounted("/dev/md0", "/usr/jails/old", "ufs")
            .mounted("devfs", "/usr/jails/old/dev", "devfs")
            .wantsAbsent("old"));
  }

  @Test
  void aFileSystemOnTheRootOfAJailInAFolderIsSomebodyElses() {
    expect(
        """
        QJ2402 jail old: The jail is to be deleted, and [/usr/jails/old, /usr/jails/old/usr/home] are mounted below its root: qjail delete would delete what is in there.
        """,
        new Given()
            .has(stopped("old", "192.168.1.1", BootPolicy.AUTO))
            .mounted("/dev/ada0p4", "/usr/jails/old", "ufs")
            .mounted("/home", "/usr/jails/old/usr/home", "nullfs")
            .wantsAbsent("old"));
  }

  @Test
  void anAddressThatADeletedJailRanWithIsFreeForAnother() {
    expect(
        """
        + jail next: lo1 192.168.1.1, running, boot auto
        - jail old DESTROY
            because `qjailctl restore old` brings it back
          jail old: stop
          jail old: archive <- jail old: stop
          jail old: delete <- jail old: archive
          jail next: create <- jail old: delete
          jail next: start <- jail next: create
        """,
        new Given()
            .has(running("old", "192.168.1.1", BootPolicy.AUTO))
            .wantsAbsent("old")
            .live("lo1", "192.168.1.1")
            .wants(jail("next", "192.168.1.1")));
  }

  @Test
  void aDeletionThatWasBegunIsFinishedWithoutAnotherArchive() {
    expect(
        """
        - jail old DESTROY
            because `qjailctl restore old` brings it back
          jail old: finish deletion
        """,
        new Given()
            .file("/var/db/qjailctl/deleting/old")
            .file("/usr/jails/old")
            .archive("old@202611232120.33.tar")
            .wantsAbsent("old"));
  }

  @Test
  void withoutAnArchiveADeletionIsNotFinishedWhateverWasNoted() {
    assertThat(
            PlanLines.of(
                new Given()
                    .file("/var/db/qjailctl/deleting/old")
                    .file("/usr/jails/old")
                    .wantsAbsent("old")))
        .contains("these are left of one")
        .doesNotContain("finish deletion");
  }

  @Test
  void filesThatNobodyNotedAreReportedAndLeft() {
    expect(
        """
        QJ2403 jail old: qjail knows no such jail, and these are left of one: [/usr/jails/old].
        """,
        new Given().file("/usr/jails/old").wantsAbsent("old"));
  }

  @Test
  void aJailThatWasRenamedIsNotPrunedUnderItsOldName() {
    Given given =
        new Given()
            .wants(Given.was(jail("new", "192.168.1.2"), "old"))
            .recorded("old", JailRecord.CREATED)
            .has(stopped("old", "192.168.1.2", BootPolicy.AUTO));
    assertThat(PlanLines.of(Planner.plan(given.manifest(), given.host(), Given.PRUNE)))
        .isEqualTo(
            """
            ~ jail new
                name: old -> new
                state: stopped -> running
                because archives of old keep that name: what is in them lies below /usr/jails/old
              jail new: record
              jail new: rename <- jail new: record
              jail new: start <- jail new: rename
              jail new: forget old <- jail new: start
            """);
  }

  @Test
  void whatIsPrunedGivesItsAddressBackAndWhatIsNotKeepsIt() {
    Given given =
        new Given()
            .wantsInterface("lo1", true, "inet 192.168.1.0")
            .rc("cloned_interfaces", "lo1")
            .rc("ifconfig_lo1_alias0", "inet 192.168.1.0")
            .live("lo1", "192.168.1.0", "192.168.1.1")
            .recorded("old", JailRecord.CREATED)
            .has(stopped("old", "192.168.1.1", BootPolicy.AUTO));
    expect(
        """
          jail old
            ! no longer in the manifest; --prune archives and deletes it
        """,
        given);
    assertThat(PlanLines.of(Planner.plan(given.manifest(), given.host(), Given.PRUNE)))
        .isEqualTo(
            """
            ~ interface lo1
                live addresses: 192.168.1.1 -> (none)
            - jail old DESTROY
                because `qjailctl restore old` brings it back
              interface lo1: remove addresses
              jail old: archive
              jail old: delete <- jail old: archive
            """);
  }

  @Test
  void theWordAgainstDestructionIsNotedOnceAndTakenBackOnce() {
    expect(
        """
        ~ jail db / lifecycle
            prevent-destroy: off -> on
        ~ jail web / lifecycle
            prevent-destroy: on -> off
          jail db / lifecycle: record
          jail web / lifecycle: record
        """,
        new Given()
            .wantsProtected(jail("db", "192.168.1.1"))
            .wantsProtected(jail("mail", "192.168.1.3"))
            .wants(jail("web", "192.168.1.2"))
            .recorded("mail", new JailRecord(true, true))
            .recorded("web", new JailRecord(true, true))
            .has(running("db", "192.168.1.1", BootPolicy.AUTO))
            .has(running("mail", "192.168.1.3", BootPolicy.AUTO))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  private static void expect(String expected, Given given) {
    assertThat(PlanLines.of(given)).isEqualTo(expected);
  }
}

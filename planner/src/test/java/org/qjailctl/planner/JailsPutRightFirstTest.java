package org.qjailctl.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qjailctl.planner.Given.jail;
import static org.qjailctl.planner.Given.running;
import static org.qjailctl.planner.Given.stopped;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;

/** What a cut left half done comes before everything else that is done to the jail. */
class JailsPutRightFirstTest {

  @Test
  void aJailOfWhichACallOfQjailDidNotEndIsPutBackBeforeItsOtherSteps() {
    expect(
        """
        ~ jail web
            state: stopped -> running
        ~ jail web / qjail's files
            because a call of qjail on the jail did not come to its end
          jail web / qjail's files: put back
          jail web: start <- jail web / qjail's files: put back
        """,
        new Given()
            .file("/var/db/qjailctl/kept/web")
            .wants(jail("web", "192.168.1.2"))
            .has(stopped("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void oneThatIsToBeRenamedIsPutBackUnderTheNameThatItHas() {
    assertThat(
            PlanLines.of(
                new Given()
                    .file("/var/db/qjailctl/kept/old")
                    .wants(Given.was(jail("new", "192.168.1.2"), "old"))
                    .has(stopped("old", "192.168.1.2", BootPolicy.AUTO))))
        .contains("jail new: rename <- jail old / qjail's files: put back");
  }

  @Test
  void oneThatIsToGoIsPutBackFirstToo() {
    assertThat(
            PlanLines.of(
                new Given()
                    .file("/var/db/qjailctl/kept/web")
                    .wantsAbsent("web")
                    .has(stopped("web", "192.168.1.2", BootPolicy.AUTO))))
        .contains("jail web: archive <- jail web / qjail's files: put back");
  }

  @Test
  void aJailThatNobodyMentionsIsLeftAsItIs() {
    expect(
        "",
        new Given()
            .file("/var/db/qjailctl/kept/other")
            .wants(jail("web", "192.168.1.2"))
            .has(running("web", "192.168.1.2", BootPolicy.AUTO))
            .has(stopped("other", "192.168.1.3", BootPolicy.AUTO)));
  }

  @Test
  void otherJailsDoNotWaitForIt() {
    assertThat(
            PlanLines.of(
                new Given()
                    .file("/var/db/qjailctl/kept/web")
                    .wants(jail("db", "192.168.1.1"))
                    .wants(jail("web", "192.168.1.2"))
                    .has(stopped("db", "192.168.1.1", BootPolicy.AUTO))
                    .has(running("web", "192.168.1.2", BootPolicy.AUTO))))
        .contains("  jail db: start\n");
  }

  @Test
  void whatADeadJailLeftMountedIsUnmountedOnceForARenameAndAStart() {
    expect(
        """
        ~ jail new
            name: old -> new
            allow.sysvipc: off -> on
            state: stopped -> running
            because archives of old keep that name: what is in them lies below /usr/jails/old
          jail old: unmount
          jail new: rename <- jail old: unmount
          jail new: configure [Parameter[parameter=allow.sysvipc, value=Optional[on]]] <- jail new: rename
          jail new: start <- jail new: configure
        """,
        new Given()
            .mounted("/usr/jails/sharedfs", "/usr/jails/old/sharedfs", "nullfs")
            .wants(Given.was(jail("new", "192.168.1.2", JailParameter.ALLOW_SYSVIPC), "old"))
            .has(stopped("old", "192.168.1.2", BootPolicy.AUTO)));
  }

  @Test
  void aDeletionThatHadTakenTheDefinitionIsEndedBeforeTheJailIsMade() {
    String lines =
        PlanLines.of(
            new Given()
                .live("lo1", "192.168.1.1")
                .file("/var/db/qjailctl/deleting/web")
                .file("/usr/jails/web")
                .archive("web@202611250102.03.tar")
                .wants(jail("web", "192.168.1.2")));

    assertThat(lines).containsPattern("jail web: create <- jail web: [a-z ]+\n");
  }

  @Test
  void theNoteOfADeletionThatTookNothingIsDroppedBeforeTheJailChanges() {
    expect(
        """
        ~ jail web
            state: stopped -> running
          jail web: keep
          jail web: start <- jail web: keep
        """,
        new Given()
            .file("/var/db/qjailctl/deleting/web")
            .wants(jail("web", "192.168.1.2"))
            .has(stopped("web", "192.168.1.2", BootPolicy.AUTO)));
  }

  private static void expect(String expected, Given given) {
    assertThat(PlanLines.of(given)).isEqualTo(expected);
  }
}

package org.qjailctl.executors.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.TreeEntry;

/** What every host does about its lock and its journal. */
abstract class LockContract extends FileContract {

  private HostLock lock(String holder) {
    return new HostLock(folder.child("lock"), folder.child("log").child("journal"), holder);
  }

  private static HeldLock got(LockAttempt attempt) {
    assertThat(attempt).isInstanceOf(LockAttempt.Got.class);
    return ((LockAttempt.Got) attempt).lock();
  }

  @Test
  void oneHolderAtATimeAndTheOtherIsToldWhoAndSinceWhen() throws HostUnreachable {
    Host other = connect(Secrets.none());
    try (HeldLock held = got(host.lock(lock("anna@laptop it's $(reboot)")))) {
      assertThat(held.held()).isTrue();
      assertThat(other.lock(lock("bob@desk")))
          .isInstanceOfSatisfying(
              LockAttempt.Busy.class,
              busy ->
                  assertThat(busy.holder())
                      .startsWith("anna@laptop it's $(reboot) since 20")
                      .containsPattern("T[0-9:]{8}Z"));
    }
    try (HeldLock held = got(other.lock(lock("bob@desk")))) {
      assertThat(held.held()).isTrue();
    }
    other.close();
  }

  @Test
  void aLockThatWasGivenBackIsNoLongerHeld() throws HostUnreachable {
    HeldLock held = got(host.lock(lock("anna@laptop")));
    held.close();
    held.close();
    assertThat(held.held()).isFalse();
  }

  @Test
  void batchesGoOnWhileTheLockIsHeld() throws HostUnreachable {
    try (HeldLock held = got(host.lock(lock("anna@laptop")))) {
      assertThat(host.run(Batch.all(java.util.List.of(Operation.Run.of("true")))))
          .extracting(Outcome::exit)
          .containsExactly(0);
      assertThat(held.held()).isTrue();
    }
  }

  @Test
  void theJournalGrowsByOneLineAnEntryWithTheHostsTime() throws HostUnreachable {
    HostLock lock = lock("anna@laptop");
    try (HeldLock held = got(host.lock(lock))) {
      held.journal("{\"event\":\"begin\",\"step\":\"it's \\\\ \\\"$(reboot)\\\" %s\"}");
    }
    try (HeldLock held = got(host.lock(lock))) {
      held.journal("{\"event\":\"end\"}");
    }
    assertThat(read(lock.journal()).utf8().lines().toList())
        .hasSize(2)
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .matches("\\{\"time\":\"20[0-9-]{8}T[0-9:]{8}Z\",\"event\":\"begin\",.*")
                    .endsWith("\"it's \\\\ \\\"$(reboot)\\\" %s\"}"),
            second -> assertThat(second).endsWith("Z\",\"event\":\"end\"}"));
    Outcome listed = run(new Operation.ListTree(lock.journal(), 0, Operation.Contents.NONE));
    assertThat(listed.entries()).extracting(TreeEntry::mode).containsExactly(FileMode.PRIVATE);
  }
}

package org.qjailctl.executors.lock;

import java.time.Duration;
import java.util.Optional;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.executors.posix.LockScript;
import org.qjailctl.executors.posix.Marks;
import org.qjailctl.executors.process.Channel;
import org.qjailctl.executors.process.ProgramMissing;

/** A host's lock behind a channel; when the channel ends, for whatever reason, so does the lock. */
public final class LockChannel implements HeldLock {

  /** Opens a channel to a shell on the host that is root there. */
  @FunctionalInterface
  public interface Opening {
    Channel open(byte[] script) throws ProgramMissing;
  }

  /** Says why no shell answered. */
  @FunctionalInterface
  public interface Silence {
    HostUnreachable reason(int exit, String stderr);
  }

  /** Half of that after which the host takes a silent holder for gone (keep.sh), and half again. */
  private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);

  private final String holder;
  private final Channel channel;
  private boolean closed;

  private LockChannel(String holder, Channel channel) {
    this.holder = holder;
    this.channel = channel;
  }

  /**
   * Asks for the lock through the channel that {@code opening} makes.
   *
   * @throws HostUnreachable when there is no answer, or the lock's file cannot be made
   */
  public static LockAttempt take(HostLock lock, Opening opening, Silence silence)
      throws HostUnreachable, ProgramMissing {
    LockScript script = new LockScript(Marks.fresh());
    Channel channel = opening.open(script.render(lock));
    Optional<LockScript.Answer> answer = Optional.empty();
    Optional<String> line = channel.line();
    while (answer.isEmpty() && line.isPresent()) {
      answer = script.answer(line.get());
      line = answer.isEmpty() ? channel.line() : line;
    }
    if (answer.isPresent() && answer.get() instanceof LockScript.Answer.Held) {
      LockChannel held = new LockChannel(lock.holder(), channel);
      Thread.ofPlatform().daemon().name("signs of life").start(held::showLife);
      return new LockAttempt.Got(held);
    }
    int exit = channel.exit().orElse(255);
    String stderr = channel.stderr();
    channel.close();
    return switch (answer.orElseThrow(() -> silence.reason(exit, stderr))) {
      case LockScript.Answer.Held held -> throw new IllegalStateException("seen above");
      case LockScript.Answer.Busy(long process, String note) ->
          new LockAttempt.Busy(holder(process, note));
      case LockScript.Answer.Ended(int status) ->
          throw new HostUnreachable(
              "The host's lock " + lock.file() + " could not be taken: " + said(status, stderr),
              "Check that its folder is there, has room, and that the user is root.");
    };
  }

  private static String holder(long process, String note) {
    if (note.isEmpty()) {
      return "somebody who has left no note yet";
    }
    return process == 0 ? note : note + " (process " + process + " on the host)";
  }

  private static String said(int status, String stderr) {
    return stderr.isBlank() ? "lockf(1) ended with exit status " + status + "." : stderr.strip();
  }

  private synchronized void showLife() {
    while (!closed && channel.isOpen()) {
      channel.tell("");
      try {
        wait(BETWEEN_SIGNS_OF_LIFE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public synchronized boolean held() {
    return !closed && channel.isOpen();
  }

  @Override
  public String holder() {
    return holder;
  }

  @Override
  public void journal(String entry) {
    channel.tell(entry);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      notifyAll();
      // All is done: unlike after a mere end, nothing has to be waited for.
      channel.tell(".");
      channel.close();
    }
  }
}

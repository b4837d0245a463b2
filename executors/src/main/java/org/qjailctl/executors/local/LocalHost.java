package org.qjailctl.executors.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.BecomeProblem;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.console.TerminalHost;
import org.qjailctl.executors.lock.LockChannel;
import org.qjailctl.executors.posix.BatchScript;
import org.qjailctl.executors.posix.FrameReader;
import org.qjailctl.executors.posix.Marks;
import org.qjailctl.executors.posix.Outcomes;
import org.qjailctl.executors.posix.Transcript;
import org.qjailctl.executors.process.Channel;
import org.qjailctl.executors.process.ChildEnvironment;
import org.qjailctl.executors.process.Conversation;
import org.qjailctl.executors.process.Detached;
import org.qjailctl.executors.process.ProgramMissing;
import org.qjailctl.executors.process.Session;

/** This machine, by one {@code /bin/sh -s} a batch. May be used by several threads at a time. */
public final class LocalHost implements Host, TerminalHost {

  private final List<String> shell;
  private final ConnectionOptions options;
  private final ChildEnvironment environment;
  private final Secrets secrets;

  public LocalHost(ConnectionOptions options, Secrets secrets) {
    this(List.of("/bin/sh", "-s"), options, secrets);
  }

  /** The same by another shell, which reads a script on its standard input. */
  public LocalHost(List<String> shell, ConnectionOptions options, Secrets secrets) {
    this.shell = List.copyOf(shell);
    this.options = options;
    this.environment = ChildEnvironment.plain(options.withheld());
    this.secrets = secrets;
  }

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    Marks marks = Marks.fresh();
    byte[] script = new BatchScript(marks, secrets, options.stepTimeout()).render(batch);
    Conversation.Heard heard = converse(script);
    Transcript transcript = FrameReader.read(marks, heard.stdout().toArray());
    if (!transcript.ready()) {
      throw problem(heard.exit(), heard.stderr());
    }
    // The shell was this process's child, and is seen to be over.
    return Outcomes.of(batch, marks, transcript, Outcomes.Shell.ENDED);
  }

  private Conversation.Heard converse(byte[] script) throws HostUnreachable {
    try {
      return Conversation.hold(command(), environment, script);
    } catch (ProgramMissing e) {
      throw missing(e);
    }
  }

  @Override
  public int interact(List<String> argv, boolean terminal) throws HostUnreachable {
    List<String> command = new ArrayList<>(options.become().prefix());
    command.addAll(argv);
    try {
      return Session.of(command, environment.ofPerson());
    } catch (ProgramMissing e) {
      throw new HostUnreachable(
          e.program() + " cannot be started on this machine.",
          "A console in a jail needs FreeBSD's jexec(8).");
    }
  }

  private HostUnreachable missing(ProgramMissing e) {
    return BecomeProblem.in(e.program() + ": not found", options.become(), name())
        .orElseGet(
            () ->
                new HostUnreachable(
                    e.program() + " cannot be started on this machine.",
                    "qjailctl needs a POSIX shell as /bin/sh."));
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(options.become().prefix());
    command.addAll(shell);
    if (options.become() != Become.NONE) {
      // doas(1) and sudo(8) take it away; the script gets it as its argument.
      Optional.ofNullable(System.getenv("SSH_CONNECTION")).ifPresent(command::add);
    }
    // sudo remembers its user by terminal: it has to stay with this one.
    return options.become() == Become.NONE ? Detached.from(command) : command;
  }

  @Override
  public LockAttempt lock(HostLock lock) throws HostUnreachable {
    try {
      return LockChannel.take(
          lock, script -> Channel.open(command(), environment, script), this::problem);
    } catch (ProgramMissing e) {
      throw missing(e);
    }
  }

  private HostUnreachable problem(int exit, String stderr) {
    return BecomeProblem.in(stderr, options.become(), name())
        .orElseGet(
            () ->
                new HostUnreachable(
                    "The shell on this machine did not start its work: "
                        + (stderr.isBlank() ? "it ended with exit status " + exit : stderr.strip())
                        + ".",
                    "Check that /bin/sh is a POSIX shell and that /tmp may be written."));
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public void close() {
    // Nothing outlives a batch.
  }
}

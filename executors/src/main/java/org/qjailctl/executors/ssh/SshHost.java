package org.qjailctl.executors.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.SshAddress;
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

/**
 * A host that OpenSSH's client reaches: one connection for all batches, one session a batch. May be
 * used by several threads at a time; sshd's MaxSessions (10) bounds how many.
 */
public final class SshHost implements Host, TerminalHost {

  private final SshAddress address;
  private final ConnectionOptions options;
  private final ChildEnvironment environment;
  private final Secrets secrets;
  private final ControlFolder folder;
  private final SshCommand command;
  private final SshProblem problem;
  private boolean connected;

  /** Nothing is connected before the first batch. */
  public SshHost(SshAddress address, ConnectionOptions options, Secrets secrets) {
    this.address = address;
    this.options = options;
    this.environment = ChildEnvironment.ofSsh(options.withheld());
    this.secrets = secrets;
    this.folder = ControlFolder.create();
    this.command = new SshCommand(address, options, folder.socket());
    this.problem = new SshProblem(address, options);
    folder.atExit(this::close);
  }

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    connect();
    return carriedOut(batch, command.shell());
  }

  @Override
  public List<Outcome> runAnew(Batch batch) throws HostUnreachable {
    return carriedOut(batch, command.shellOfItsOwn());
  }

  private List<Outcome> carriedOut(Batch batch, List<String> shell) throws HostUnreachable {
    Marks marks = Marks.fresh();
    byte[] script = new BatchScript(marks, secrets, options.stepTimeout()).render(batch);
    Conversation.Heard heard = converse(shell, script);
    Transcript transcript = FrameReader.read(marks, heard.stdout().toArray());
    if (!transcript.ready()) {
      Optional<HostUnreachable> reason = problem.starting(heard.exit(), heard.stderr());
      if (reason.isPresent()) {
        throw reason.get();
      }
      if (!heard.sentAll()) {
        throw problem.connecting(heard.stderr());
      }
    }
    boolean over = transcript.done() || heard.exit() < SshProblem.SIGNALS;
    return Outcomes.of(
        batch, marks, transcript, over ? Outcomes.Shell.ENDED : Outcomes.Shell.OUT_OF_SIGHT);
  }

  @Override
  public LockAttempt lock(HostLock lock) throws HostUnreachable {
    connect();
    try {
      return LockChannel.take(
          lock,
          script -> Channel.open(Detached.from(command.shell()), environment, script),
          (exit, stderr) ->
              problem.starting(exit, stderr).orElseGet(() -> problem.connecting(stderr)));
    } catch (ProgramMissing e) {
      throw SshProblem.noClient();
    }
  }

  @Override
  public int interact(List<String> argv, boolean terminal) throws HostUnreachable {
    connect();
    try {
      return Session.of(command.program(argv, terminal), environment.ofPerson());
    } catch (ProgramMissing e) {
      throw SshProblem.noClient();
    }
  }

  /** Logs in, so that from here on a failure is known to have come after the login. */
  private synchronized void connect() throws HostUnreachable {
    if (connected && folder.hasSocket()) {
      return;
    }
    Conversation.Heard heard = login();
    if (heard.exit() != 0) {
      throw problem.connecting(heard.stderr());
    }
    connected = true;
  }

  private Conversation.Heard login() throws HostUnreachable {
    try {
      Conversation.Heard heard = Conversation.errand(Detached.from(command.connect()), environment);
      if (heard.exit() == 127) {
        // setsid(1) was there, but ssh(1) was not.
        throw SshProblem.noClient();
      }
      return heard;
    } catch (ProgramMissing e) {
      throw SshProblem.noClient();
    }
  }

  private Conversation.Heard converse(List<String> shell, byte[] script) throws HostUnreachable {
    try {
      return Conversation.hold(Detached.from(shell), environment, script);
    } catch (ProgramMissing e) {
      throw SshProblem.noClient();
    }
  }

  /** Where the shared connection listens. */
  Path controlSocket() {
    return folder.socket();
  }

  @Override
  public String name() {
    return address.toString();
  }

  @Override
  public synchronized void close() {
    if (connected && folder.hasSocket()) {
      try {
        Conversation.errand(command.disconnect(), environment);
      } catch (ProgramMissing e) {
        // Nothing to close the connection with; it ends by itself after its minute.
        connected = false;
      }
    }
    connected = false;
    folder.remove();
  }
}

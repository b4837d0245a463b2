package org.qjailctl.cli;

import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;

/**
 * A host whose complaints hold no secret: a program that fails may repeat what it was given. All
 * output is masked as it is printed, but a complaint may have been cut short by then, in the midst
 * of a value. Standard output stays what it is, for a probe reads it.
 */
record MaskedHost(Host host, Secrets secrets) implements Host {

  @Override
  public List<Outcome> run(Batch batch) throws HostUnreachable {
    return host.run(batch).stream().map(this::masked).toList();
  }

  @Override
  public List<Outcome> runAnew(Batch batch) throws HostUnreachable {
    return host.runAnew(batch).stream().map(this::masked).toList();
  }

  private Outcome masked(Outcome outcome) {
    String said = outcome.stderr().utf8();
    String masked = secrets.mask(said);
    return masked.equals(said)
        ? outcome
        : new Outcome(
            outcome.status(),
            outcome.exit(),
            outcome.stdout(),
            Bytes.utf8(masked),
            outcome.entries());
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

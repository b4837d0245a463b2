package org.qjailctl.cli;

import java.nio.file.Path;
import java.util.List;
import org.qjailctl.cli.engine.Serving;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.connection.SshAddress;
import org.qjailctl.executors.serving.ServedHost;

/** Serves by the system's sshd. */
final class HostServing implements Serving {

  private record Host(ServedHost served) implements Served {

    @Override
    public SshAddress address() {
      return served.address();
    }

    @Override
    public List<String> sshOptions() {
      return served.sshOptions();
    }

    @Override
    public Path folder() {
      return served.folder();
    }

    @Override
    public String untilItEnds() {
      try {
        return served.untilItEnds();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "interrupted";
      }
    }

    @Override
    public void close() {
      served.close();
    }
  }

  @Override
  public Served serve(Path file, ListenAddress at) throws HostUnreachable {
    return new Host(ServedHost.start(file, at));
  }
}

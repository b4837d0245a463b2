package org.qjailctl.cli.engine;

import java.nio.file.Path;
import java.util.List;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.connection.SshAddress;

/** Serves simulated hosts to ssh clients. */
@FunctionalInterface
public interface Serving {

  /** A host that is served until it is closed. */
  interface Served extends AutoCloseable {

    /** Where clients on this machine find it. */
    SshAddress address();

    /** What a client's {@code --ssh-option} is to say. */
    List<String> sshOptions();

    /** Where its keys and its log are. */
    Path folder();

    /** Waits until it ends by itself, which nothing but trouble makes it do; gives the reason. */
    String untilItEnds();

    @Override
    void close();
  }

  /** Starts to serve the host that {@code file} keeps. */
  Served serve(Path file, ListenAddress at) throws HostUnreachable;
}

package org.qjailctl.executors.serving;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.connection.SshAddress;
import org.qjailctl.executors.simulated.SimulatedHost;

/** A simulated host that a real sshd serves to real ssh clients. */
public final class ServedHost implements AutoCloseable {

  private final SessionDoor door;
  private final SshDaemon daemon;
  private final ServedKeys keys;
  private final ListenAddress at;
  private @Nullable Thread registered;
  private volatile boolean ending;

  private ServedHost(SessionDoor door, SshDaemon daemon, ServedKeys keys, ListenAddress at) {
    this.door = door;
    this.daemon = daemon;
    this.keys = keys;
    this.at = at;
  }

  /**
   * Serves the host that {@code file} keeps; a stock one, written there by the first change, when
   * there is no such file. Its keys and its log are beside the file, in a folder named like it and
   * {@code .ssh}.
   *
   * @throws HostUnreachable when the file cannot be used, or there is no sshd that listens
   */
  public static ServedHost start(Path file, ListenAddress at) throws HostUnreachable {
    SimulatedHost host = SimulatedHost.persisted(file, Secrets.none());
    host.run(new Batch(List.of()));
    ServedKeys keys = ServedKeys.of(file, at);
    SessionDoor door = SessionDoor.open(host);
    try {
      SshDaemon daemon =
          SshDaemon.start(configuration(door, keys, at), door.room(), keys.log(), at);
      ServedHost served = new ServedHost(door, daemon, keys, at);
      Thread hook = new Thread(served::end, "end of a served host");
      served.registered = hook;
      Runtime.getRuntime().addShutdownHook(hook);
      return served;
    } catch (HostUnreachable e) {
      door.close();
      throw e;
    }
  }

  /** Only keys log in, only as this user, and whatever they ask for, they get a session. */
  private static String configuration(SessionDoor door, ServedKeys keys, ListenAddress at) {
    return String.join(
        "\n",
        "ListenAddress " + at,
        "HostKey " + quoted(keys.hostKey()),
        "AuthorizedKeysFile " + quoted(keys.authorizedKeys()).replace("%", "%%"),
        "ForceCommand " + door.forcedCommand(),
        "AllowUsers " + user(),
        "PermitRootLogin prohibit-password",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        // An agent with many keys may come to the right one late.
        "MaxAuthTries 30",
        "DisableForwarding yes",
        "PermitTTY no",
        "PermitUserRC no",
        // Debian's bash reads ~/.bashrc for each command of an sshd (SSH_SOURCE_BASHRC), unless it
        // is not the first shell; somebody's .bashrc may take longer than all the rest.
        "SetEnv SHLVL=1",
        "PrintMotd no",
        // The keys stand beside a file anywhere, such as below /tmp.
        "StrictModes no",
        "UsePAM no",
        "PidFile none",
        "LogLevel VERBOSE",
        "");
  }

  private static String quoted(Path path) {
    return "\"" + path + "\"";
  }

  private static String user() {
    return System.getProperty("user.name", "");
  }

  /** Where clients on this machine find it. */
  public SshAddress address() {
    return new SshAddress(Optional.of(user()), at.reached(), Optional.of(at.port()));
  }

  /** What a client's {@code --ssh-option} is to say. */
  public List<String> sshOptions() {
    return keys.sshOptions();
  }

  /** Where its keys and its log are. */
  public Path folder() {
    return keys.folder();
  }

  /** Waits until sshd ends, which nothing but trouble makes it do; gives its last words. */
  public String untilItEnds() throws InterruptedException {
    String lastWords = daemon.untilItEnds();
    if (ending) {
      // It was ended because this process ends: there is nothing to tell, and nobody to tell it to.
      Thread.currentThread().join();
    }
    return lastWords;
  }

  @Override
  public void close() {
    Thread known = registered;
    registered = null;
    if (known == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(known);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook does the rest.
      return;
    }
    end();
  }

  private void end() {
    ending = true;
    daemon.close();
    door.close();
  }
}

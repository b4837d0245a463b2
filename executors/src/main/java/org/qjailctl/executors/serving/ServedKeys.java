package org.qjailctl.executors.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.process.ChildEnvironment;
import org.qjailctl.executors.process.Conversation;
import org.qjailctl.executors.process.ProgramMissing;

/**
 * The keys of a served host, in a folder beside its file: they stay from one time to the next, so
 * that the host's key does not change behind its users' backs.
 */
record ServedKeys(Path folder) {

  private static final int WELL_KNOWN_PORT = 22;

  /** Those of the host that {@code file} keeps; made where they are missing. */
  static ServedKeys of(Path file, ListenAddress at) throws HostUnreachable {
    Path world = file.toAbsolutePath().normalize();
    ServedKeys keys = new ServedKeys(world.resolveSibling(world.getFileName() + ".ssh"));
    try {
      keys.make();
      keys.writeKnownHosts(at);
      return keys;
    } catch (AccessDeniedException e) {
      throw keys.unusable("permission denied");
    } catch (NoSuchFileException e) {
      throw keys.unusable("there is no folder " + world.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("keys in " + keys.folder(), e);
    } catch (ProgramMissing e) {
      throw new HostUnreachable(
          "There is no ssh-keygen on this machine.",
          "Install OpenSSH's client (Debian: apt-get install openssh-client).");
    }
  }

  private HostUnreachable unusable(String reason) {
    return new HostUnreachable(
        "The served host's keys cannot be kept in " + folder + ": " + reason + ".",
        "Serve a file in a folder that is there and may be written to.");
  }

  private void make() throws IOException, ProgramMissing, HostUnreachable {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    key(hostKey(), "simulated host");
    key(userKey(), "user of a simulated host");
    if (!Files.exists(authorizedKeys())) {
      Files.copy(Path.of(userKey() + ".pub"), authorizedKeys());
    }
  }

  private void key(Path file, String comment) throws ProgramMissing, HostUnreachable, IOException {
    if (Files.exists(file) && Files.exists(Path.of(file + ".pub"))) {
      return;
    }
    Files.deleteIfExists(file);
    Conversation.Heard made =
        Conversation.errand(
            List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", "" + file),
            ChildEnvironment.plain(Set.of()));
    if (made.exit() != 0) {
      throw unusable("ssh-keygen said: " + made.stderr().strip());
    }
  }

  private void writeKnownHosts(ListenAddress at) throws IOException {
    String name =
        at.port().number() == WELL_KNOWN_PORT
            ? at.reached()
            : "[" + at.reached() + "]:" + at.port();
    Files.writeString(knownHosts(), name + " " + Files.readString(Path.of(hostKey() + ".pub")));
  }

  Path hostKey() {
    return folder.resolve("host_key");
  }

  Path userKey() {
    return folder.resolve("user_key");
  }

  Path authorizedKeys() {
    return folder.resolve("authorized_keys");
  }

  Path knownHosts() {
    return folder.resolve("known_hosts");
  }

  Path log() {
    return folder.resolve("log");
  }

  /** What a client's {@code --ssh-option} is to say. */
  List<String> sshOptions() {
    return List.of(
        "UserKnownHostsFile=" + quoted(knownHosts()), "IdentityFile=" + quoted(userKey()));
  }

  /** As ssh_config(5) reads a path. */
  private static String quoted(Path path) {
    String plain = path.toString().replace("%", "%%");
    return plain.matches("[A-Za-z0-9/._%+-]+") ? plain : "\"" + plain + "\"";
  }
}

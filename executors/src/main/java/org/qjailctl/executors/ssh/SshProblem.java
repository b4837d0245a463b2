package org.qjailctl.executors.ssh;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.executors.connection.BecomeProblem;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.SshAddress;

/** Why a host could not be reached, from what OpenSSH's client says in English. */
record SshProblem(SshAddress address, ConnectionOptions options) {

  /** A message of ssh(1) before any command can have run, and what it means. */
  private record Sign(List<String> any, String cause, String remedy) {}

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              List.of("REMOTE HOST IDENTIFICATION HAS CHANGED"),
              "The host key of %s is not the one in known_hosts: the host was installed anew, or another machine answers in its place.",
              "Ask the host's administrator for the new key's fingerprint; once it is right, remove the old key with `ssh-keygen -R %h` and log in once with ssh to store the new one."),
          new Sign(
              List.of("host key is known for", "Host key verification failed"),
              "The host key of %s is not in known_hosts.",
              "Log in once with ssh, compare the fingerprint with the host's own (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), and accept it."),
          new Sign(
              List.of(
                  "Permission denied (",
                  "Too many authentication failures",
                  "No supported authentication methods"),
              "%s refused every key that ssh offered.",
              "Check the user's name, that its authorized_keys on the host hold your public key, and that `ssh-add -l` lists it; qjailctl asks for no password. FreeBSD's sshd lets root in only with `PermitRootLogin prohibit-password`; otherwise log in as a user with --become."),
          new Sign(
              List.of("Could not resolve hostname"),
              "The name of %s is not known.",
              "Check its spelling, or give the host's address."),
          new Sign(
              List.of("Connection refused"),
              "Nothing listens where %s should.",
              "Check the port, and that sshd runs on the host (service sshd status)."),
          new Sign(
              List.of(
                  "Connection timed out",
                  "Operation timed out",
                  "timed out during banner exchange",
                  "Connection to UNKNOWN port"),
              "%s did not answer in time.",
              "Check that the host is up and no firewall drops the connection; --connect-timeout allows more than %t seconds."),
          new Sign(
              List.of("No route to host", "Network is unreachable", "Host is down"),
              "There is no route to %s.",
              "Check this machine's network, and the host's address."),
          new Sign(
              List.of("Bad configuration option", "command-line line 0", "terminating, "),
              "ssh does not understand its settings for %s: %e",
              "Correct --ssh-option or ~/.ssh/config."),
          new Sign(
              List.of("no matching", "Unable to negotiate"),
              "%s and this machine's ssh have no method in common: %e",
              "Update the older of the two."),
          new Sign(
              List.of("kex_exchange_identification", "Connection closed by", "Connection reset by"),
              "%s closed the connection before the login: %e",
              "Look into /var/log/auth.log on the host; MaxStartups, blacklistd or a firewall may be the reason."));

  /** What ssh says only of connections on which nothing was run. */
  private static final List<String> BEFORE_LOGIN =
      List.of(
          "ssh: connect to host",
          "Could not resolve hostname",
          "banner exchange",
          "kex_exchange_identification",
          "Host key verification failed",
          "Permission denied (");

  /** From here on an exit status tells of ssh's own end, by a signal or (255) by a failure. */
  static final int SIGNALS = 128;

  /** That this machine has no ssh(1). */
  static HostUnreachable noClient() {
    return new HostUnreachable(
        "There is no ssh client on this machine.",
        "Install OpenSSH's client (package openssh-client, or openssh-portable), so that `ssh -V` answers.");
  }

  /** That connecting failed; {@code stderr} says why. */
  HostUnreachable connecting(String stderr) {
    return known(stderr)
        .orElseGet(
            () ->
                new HostUnreachable(
                    "ssh could not log in to " + address + ": " + lastLine(stderr),
                    "Try the same by hand: ssh " + address + " true"));
  }

  /**
   * Why no shell began, where that is certain; empty where the script may have run.
   *
   * @param exit ssh's exit status: 255 for its own failures, 128 and more when a signal ended it,
   *     else the login shell's
   */
  Optional<HostUnreachable> starting(int exit, String stderr) {
    Optional<HostUnreachable> become =
        BecomeProblem.in(stderr, options.become(), address.toString());
    if (become.isPresent()) {
      return become;
    }
    if (stderr.contains("/bin/sh") && (exit == 126 || exit == 127 || exit == 1)) {
      return Optional.of(
          new HostUnreachable(
              address + " has no usable /bin/sh: " + lastLine(stderr),
              "qjailctl works through a POSIX shell at that path, as every FreeBSD has it."));
    }
    if (stderr.contains("mktemp")) {
      return Optional.of(
          new HostUnreachable(
              "A private folder could not be made below /tmp on "
                  + address
                  + ": "
                  + lastLine(stderr),
              "Check that /tmp there has room and may be written."));
    }
    if (exit >= SIGNALS) {
      return BEFORE_LOGIN.stream().anyMatch(stderr::contains) ? known(stderr) : Optional.empty();
    }
    return Optional.of(
        new HostUnreachable(
            "The login shell of "
                + address
                + " did not start /bin/sh (exit status "
                + exit
                + "): "
                + lastLine(stderr),
            "Try by hand: ssh " + address + " 'exec /bin/sh -s' < /dev/null"));
  }

  private Optional<HostUnreachable> known(String stderr) {
    return SIGNS.stream()
        .filter(sign -> sign.any().stream().anyMatch(stderr::contains))
        .findFirst()
        .map(sign -> new HostUnreachable(fill(sign.cause(), stderr), fill(sign.remedy(), stderr)));
  }

  private String fill(String template, String stderr) {
    return template
        .replace("%s", address.toString())
        .replace("%h", knownHostsName())
        .replace("%t", String.valueOf(options.connectTimeout().toSeconds()))
        .replace("%e", lastLine(stderr));
  }

  /** How known_hosts names the host: with a port other than 22 between brackets. */
  private String knownHostsName() {
    return address
        .port()
        .filter(port -> port.number() != 22)
        .map(port -> "'[" + address.host() + "]:" + port + "'")
        .orElse(address.host());
  }

  private static String lastLine(String stderr) {
    List<String> lines = stderr.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it gave no reason" : lines.get(lines.size() - 1).strip();
  }
}

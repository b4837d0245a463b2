package org.qjailctl.executors.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.SshAddress;
import org.qjailctl.executors.posix.RemoteWords;

/**
 * The ssh(1) commands of one run. Of settings given twice ssh(1) keeps the first: so come those
 * that the shared connection stands on, then the user's, then defaults that the user may change;
 * all of them before ssh_config(5).
 */
record SshCommand(SshAddress address, ConnectionOptions options, Path controlPath) {

  /** Logs in, and leaves the connection in the background for the other commands to share. */
  List<String> connect() {
    List<String> command = settings();
    // Not from the terminal's input, into the background once logged in, without a command.
    command.addAll(List.of("-n", "-f", "-N", "-M"));
    return to(command);
  }

  /** Runs a shell that reads its script from standard input. */
  List<String> shell() {
    return shell(controlPathSetting());
  }

  /** The same over a connection that nothing else shares. */
  List<String> shellOfItsOwn() {
    return shell("ControlPath=none");
  }

  private List<String> shell(String controlPath) {
    List<String> command = to(settings(controlPath));
    command.addAll(
        switch (options.become()) {
          // "exec" and plain words mean the same to every login shell: csh, tcsh, sh, fish.
          case NONE -> List.of("exec", "/bin/sh", "-s");
          case DOAS, SUDO -> List.of("exec", "/bin/sh", "-c", asRoot());
        });
    return command;
  }

  /**
   * doas(1) and sudo(8) take sshd's SSH_CONNECTION away; the script gets it as its argument. A
   * variable that csh does not know would be an error to it, so this is for a shell of ours.
   */
  private String asRoot() {
    return "'exec "
        + String.join(" ", options.become().prefix())
        + " /bin/sh -s \"$SSH_CONNECTION\"'";
  }

  /** Runs {@code argv} with this process's standard streams, and a terminal where one is wanted. */
  List<String> program(List<String> argv, boolean terminal) {
    List<String> command = settings();
    command.set(1, terminal ? "-t" : "-T");
    to(command);
    command.add("exec");
    command.addAll(options.become().prefix());
    command.addAll(RemoteWords.of(argv));
    return command;
  }

  /** Closes the shared connection. */
  List<String> disconnect() {
    List<String> command = settings();
    command.addAll(List.of("-O", "exit"));
    return to(command);
  }

  private List<String> settings() {
    return settings(controlPathSetting());
  }

  private List<String> settings(String controlPath) {
    List<String> command = new ArrayList<>(List.of("ssh", "-T", "-a", "-x"));
    set(command, "BatchMode=yes");
    set(command, controlPath);
    set(command, "ControlMaster=no");
    // If this process dies without saying so, the connection does a minute later.
    set(command, "ControlPersist=60");
    set(command, "RemoteCommand=none");
    set(command, "LogLevel=ERROR");
    options.sshOptions().forEach(option -> set(command, option));
    set(command, "StrictHostKeyChecking=yes");
    set(command, "ConnectTimeout=" + options.connectTimeout().toSeconds());
    set(command, "ServerAliveInterval=15");
    set(command, "ServerAliveCountMax=4");
    set(command, "ClearAllForwardings=yes");
    set(command, "PermitLocalCommand=no");
    address.user().ifPresent(user -> command.addAll(List.of("-l", user)));
    address.port().ifPresent(port -> command.addAll(List.of("-p", port.toString())));
    return command;
  }

  /** As ssh_config(5) reads a path with blanks or percent signs in it. */
  String controlPathSetting() {
    return "ControlPath=\"" + controlPath.toString().replace("%", "%%") + "\"";
  }

  private static void set(List<String> command, String setting) {
    command.add("-o");
    command.add(setting);
  }

  private List<String> to(List<String> command) {
    command.add("--");
    command.add(address.host());
    return command;
  }
}

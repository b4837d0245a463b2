package org.qjailctl.executors.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A root folder that the guard's scripts work on by this machine's own shells. FreeBSD's programs
 * are stand-ins that note how they were called, and time passes when the test says so.
 */
final class ScratchHost implements AutoCloseable {

  /** What a script said. */
  record Said(int exit, String out, String err) {}

  private final Path folder;
  private final Path root;
  private final List<String> shell;

  ScratchHost(Path folder, String shell) throws IOException, InterruptedException {
    this.folder = folder;
    this.root = folder.resolve("the root");
    this.shell = List.of(shell.split(" "));
    Files.createDirectories(folder.resolve("bin"));
    new ProcessBuilder("mkfifo", folder.resolve("time").toString()).start().waitFor();
    program("daemon", "shift 2; setsid " + shell + " \"$@\" </dev/null >/dev/null 2>&1 &");
    program("sync", ":");
    program("sleep", "echo \"sleep $1\" >>log; read -r passed <time");
    program(
        "pfctl",
        """
        case $* in
          '-s info') if [ -e pf ]; then echo 'Status: Enabled for 0 days'; else echo 'Status: Disabled'; fi ;;
          *) echo "pfctl $*" >>log ;;
        esac\
        """);
    program(
        "service",
        """
        echo "service $*" >>log
        [ ! -e broken ] || exit 1
        case $2 in onestop) rm -f pf ;; onestart) : >pf ;; esac\
        """);
    program(
        "ifconfig",
        """
        name=$1
        [ $# -gt 1 ] || { cat "if.$name"; exit; }
        echo "ifconfig $*" >>log
        case $* in
          *-alias) grep -v "$2 $3 " "if.$name" >kept; cat kept >"if.$name" ;;
          *) printf '\\t%s %s %s %s\\n' "$2" "$3" "$4" "$5" >>"if.$name" ;;
        esac\
        """);
  }

  private void program(String name, String script) throws IOException {
    Path program = folder.resolve("bin").resolve(name);
    Files.writeString(program, "#!/bin/sh\ncd '" + folder + "' || exit 1\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path root() {
    return root;
  }

  String path() {
    return folder.resolve("bin") + ":" + System.getenv("PATH");
  }

  void put(String path, String text) throws IOException {
    Path file = path.startsWith("/") ? root.resolve(path.substring(1)) : folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  String text(String path) throws IOException {
    Path file = path.startsWith("/") ? root.resolve(path.substring(1)) : folder.resolve(path);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  boolean isThere(String path) {
    return Files.exists(root.resolve(path.substring(1)));
  }

  void remove(String path) throws IOException {
    Files.deleteIfExists(
        path.startsWith("/") ? root.resolve(path.substring(1)) : folder.resolve(path));
  }

  Said arm(String nonce, String... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(root.toString(), nonce, "120"));
    arguments.addAll(List.of(words));
    return run(GuardScript.ARM, GuardScript.WATCH, arguments);
  }

  Said settle() throws IOException, InterruptedException {
    return run(GuardScript.SETTLE, "", List.of(root.toString()));
  }

  Said confirm(String nonce) throws IOException, InterruptedException {
    return run(GuardScript.CONFIRM, "", List.of(root.toString(), nonce));
  }

  /** The watchdog, which need not live any more. */
  ProcessHandle watchdog() throws IOException {
    long pid = Long.parseLong(text("/var/db/qjailctl/guard/armed/pid").strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  /** The watchdog's time is up; back once it has ended. */
  void timePasses() throws Exception {
    ProcessHandle watchdog = watchdog();
    try (OutputStream time = Files.newOutputStream(folder.resolve("time"))) {
      time.write('\n');
    }
    watchdog.onExit().get(30, TimeUnit.SECONDS);
  }

  /**
   * Ends what still waits for the time to pass. A watchdog that was killed leaves its sleep(1), and
   * one that was never confirmed would wait as long as this machine runs.
   */
  @Override
  public void close() {
    for (ProcessHandle process : processes()) {
      process.destroyForcibly();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  /** Those that name this host's folder in their arguments. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  /** rc(8) starts what is below rc.d. */
  Said boots() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(shell);
    command.add(root.resolve("usr/local/etc/rc.d/qjailctl_guard").toString());
    command.add("faststart");
    return said(command, "");
  }

  private Said run(String script, String stdin, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(shell);
    command.addAll(List.of("-c", script, "sh"));
    command.addAll(arguments);
    return said(command, stdin);
  }

  private Said said(List<String> command, String stdin) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PATH", path());
    builder.environment().remove("RC_PID");
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Said(process.waitFor(), out, err);
  }
}

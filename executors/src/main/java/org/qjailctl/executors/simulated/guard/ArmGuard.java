package org.qjailctl.executors.simulated.guard;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * What the script {@code GuardScript.ARM} does. In the place of the watchdog's process stands the
 * moment at which it wakes; see {@link Watchdog}.
 */
public final class ArmGuard implements Program {

  static final String FOLDER = "/var/db/qjailctl/guard";
  static final String BOOT = "/usr/local/etc/rc.d/qjailctl_guard";
  static final List<String> FILES =
      List.of(
          "/etc/rc.conf", "/etc/rc.conf.local", "/etc/pf.conf", "/usr/local/etc/qjailctl.pf.conf");
  private static final FileMode PRIVATE_FOLDER = new FileMode(0700);

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    FileView files = invocation.files();
    Result others = settle(invocation);
    if (!others.good()) {
      return others;
    }
    List<String> words = invocation.arguments();
    String made = FOLDER + "/new";
    invocation.run("rm", "-rf", made, FOLDER + "/confirmed", FOLDER + "/reverting");
    files.makeFolders(made + "/files");
    files.changeMode(FOLDER, PRIVATE_FOLDER);
    for (String file : FILES) {
      if (files.exists(file)) {
        files.makeFolders(made + "/files" + file.substring(0, file.lastIndexOf('/')));
        files.copyTree(file, made + "/files" + file);
      }
    }
    List<String> about = words.subList(3, words.size());
    files.write(made + "/addresses", saved(invocation, about));
    files.write(made + "/added", lines(about, "+"));
    files.write(made + "/pf", about.contains("pf") ? pf(invocation) : "");
    files.write(made + "/nonce", words.get(1) + "\n");
    String now = Instant.ofEpochSecond(invocation.now()).truncatedTo(ChronoUnit.SECONDS).toString();
    files.write(made + "/since", now + " for " + words.get(2) + " s\n");
    files.write(made + "/watch", invocation.stdin().utf8());
    files.makeFolders(BOOT.substring(0, BOOT.lastIndexOf('/')));
    files.replace(BOOT, "#!/bin/sh\n");
    files.write(made + "/wakes", (invocation.now() + Long.parseLong(words.get(2))) + "\n");
    if (files.exists(FOLDER + "/reverted")) {
      files.remove(FOLDER + "/reverted");
    }
    files.rename(made, FOLDER + "/armed");
    return Result.SILENT;
  }

  /** What {@code GuardScript.SETTLE} does; no watchdog dies here. */
  public static Result settle(Invocation invocation) {
    FileView files = invocation.files();
    for (String other : List.of("armed", "reverting")) {
      String since = FOLDER + "/" + other + "/since";
      if (files.exists(FOLDER + "/" + other + "/nonce")) {
        return Result.failed(
            75, "a network guard is armed since " + files.text(since).orElse("").strip());
      }
    }
    return Result.SILENT;
  }

  private static String pf(Invocation invocation) {
    return invocation.world().pf().state().enabled() ? "enabled\n" : "disabled\n";
  }

  private static String lines(List<String> about, String mark) {
    return about.stream()
        .filter(word -> word.startsWith(mark))
        .map(word -> word.substring(1) + "\n")
        .collect(Collectors.joining());
  }

  private static String saved(Invocation invocation, List<String> about) {
    return lines(about, "=")
        .lines()
        .flatMap(name -> Watchdog.addresses(invocation, name).stream())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }
}

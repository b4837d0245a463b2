package org.qjailctl.executors.simulated.guard;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/**
 * The network guard's watchdog on a simulated host: what {@code GuardScript.WATCH} does once its
 * time has come by the world's clock.
 */
public final class Watchdog {

  private static final String ARMED = ArmGuard.FOLDER + "/armed";
  private static final String WAS = ArmGuard.FOLDER + "/reverting";
  private static final String JOURNAL = "/var/db/qjailctl/journal";

  private final Invocation shell;
  private final FileView files;

  private Watchdog(Invocation shell) {
    this.shell = shell;
    this.files = shell.files();
  }

  /** Puts the network back if it is time. */
  public static void wake(Invocation shell) {
    String wakes = shell.files().text(ARMED + "/wakes").orElse("").strip();
    if (!wakes.isEmpty() && shell.now() >= Long.parseLong(wakes)) {
      try {
        new Watchdog(shell).putBack();
      } catch (FileRefused e) {
        throw new IllegalStateException("the simulated network could not be put back", e);
      }
    }
  }

  /** An interface's addresses, in the script's words. */
  static List<String> addresses(Invocation invocation, String name) {
    return invocation
        .run("ifconfig", name)
        .text()
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 3 && !words[1].contains("%"))
        .filter(words -> (words[0] + "/" + words[2]).matches("inet/netmask|inet6/prefixlen"))
        .map(words -> name + " " + String.join(" ", Arrays.copyOf(words, 4)))
        .toList();
  }

  private void putBack() throws FileRefused {
    files.rename(ARMED, WAS);
    for (String file : ArmGuard.FILES) {
      if (!files.exists(WAS + "/files" + file)) {
        shell.run("rm", "-f", file);
      } else if (!files.text(file).equals(files.text(WAS + "/files" + file))) {
        shell.run("rm", "-f", file);
        files.copyTree(WAS + "/files" + file, file);
      }
    }
    List<String> saved = lines("addresses");
    for (String line : saved) {
      String[] words = line.split(" ");
      if (!addresses(shell, words[0]).contains(line)) {
        shell.run("ifconfig", words[0], words[1], words[2], words[3], words[4], "alias");
      }
    }
    for (String line : lines("added")) {
      String[] words = line.split(" ");
      boolean there =
          addresses(shell, words[0]).stream().anyMatch(one -> one.startsWith(line + " "));
      if (there && saved.stream().noneMatch(one -> one.startsWith(line + " "))) {
        shell.run("ifconfig", words[0], words[1], words[2], "-alias");
      }
    }
    putBackPf();
    String now = Instant.ofEpochSecond(shell.now()).truncatedTo(ChronoUnit.SECONDS).toString();
    files.replace(ArmGuard.FOLDER + "/reverted", now + "\n");
    files.replace(
        JOURNAL,
        files.text(JOURNAL).orElse("")
            + "{\"time\":\""
            + now
            + "\",\"event\":\"network put back\"}\n");
    shell.run("rm", "-f", ArmGuard.BOOT);
    shell.run("rm", "-rf", WAS);
  }

  private void putBackPf() {
    boolean runs = shell.world().pf().state().enabled();
    switch (files.text(WAS + "/pf").orElse("").strip()) {
      case "enabled" -> {
        boolean good = shell.run("service", "pf", runs ? "onereload" : "onestart").good();
        if (runs && !good) {
          shell.run("pfctl", "-a", "qjailctl", "-F", "rules");
        }
      }
      case "disabled" -> {
        if (runs) {
          shell.run("service", "pf", "onestop");
        }
      }
      default -> {}
    }
  }

  private List<String> lines(String name) {
    return files.text(WAS + "/" + name).orElse("").lines().toList();
  }
}

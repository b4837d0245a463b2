package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.RunningJail;

/**
 * Programs that tell what system this is: uname(1), freebsd-version(1), hostname(1), kldstat(8).
 */
public final class SystemFacts {

  private static final Pattern USERLAND = Pattern.compile("USERLAND_VERSION=\"([^\"]*)\"");

  private SystemFacts() {}

  /** A kernel variable as a process sees it: some are another in each jail. */
  static String variable(Invocation invocation, String name) {
    Optional<RunningJail> jail =
        invocation.place().jail().flatMap(invocation.world().jails()::find);
    if (jail.isPresent() && name.equals("kern.hostname")) {
      return jail.get().hostname();
    }
    if (jail.isPresent() && name.equals("security.jail.jailed")) {
      return "1";
    }
    return invocation.world().kernel().variable(name).orElse("");
  }

  public static Result uname(Invocation invocation) {
    String asked =
        invocation.arguments().isEmpty() ? "-s" : String.join("", invocation.arguments());
    boolean all = asked.contains("a");
    List<String> words = new ArrayList<>();
    String release = variable(invocation, "kern.osrelease");
    if (all || asked.contains("s")) {
      words.add("FreeBSD");
    }
    if (all || asked.contains("n")) {
      words.add(variable(invocation, "kern.hostname"));
    }
    if (all || asked.contains("r")) {
      words.add(release);
    }
    if (all || asked.contains("v")) {
      words.add("FreeBSD " + release + " " + variable(invocation, "kern.ident"));
    }
    if (all || asked.contains("m")) {
      words.add(variable(invocation, "hw.machine"));
    }
    if (asked.contains("p")) {
      words.add(variable(invocation, "hw.machine_arch"));
    }
    return Result.printed(String.join(" ", words) + "\n");
  }

  /**
   * The userland's version is written in the script itself, so that a jail tells what its binaries
   * are.
   */
  public static Result freebsdVersion(Invocation invocation) {
    String kernel = variable(invocation, "kern.osrelease");
    String script =
        invocation.argv().getFirst().startsWith("/")
            ? invocation.argv().getFirst()
            : "/bin/freebsd-version";
    Matcher matcher = USERLAND.matcher(invocation.files().text(script).orElse(""));
    String userland = matcher.find() ? matcher.group(1) : kernel;
    String asked = String.join("", invocation.arguments());
    if (asked.isEmpty() || asked.equals("-u")) {
      return Result.printed(userland + "\n");
    }
    StringBuilder text = new StringBuilder();
    for (char letter : asked.replace("-", "").toCharArray()) {
      text.append(letter == 'u' ? userland : kernel).append('\n');
    }
    return Result.printed(text.toString());
  }

  public static Result hostname(Invocation invocation) {
    String name = variable(invocation, "kern.hostname");
    boolean brief = invocation.arguments().contains("-s");
    return Result.printed((brief ? name.split("\\.", 2)[0] : name) + "\n");
  }

  /** {@code kldstat -q -m MODULE}; the plain listing is not simulated. */
  public static Result kldstat(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "qvm:n:");
    Optional<String> asked =
        options.value('m').or(() -> options.value('n').map(n -> n.replace(".ko", "")));
    boolean loaded = asked.isPresent() && invocation.world().kernel().hasModule(asked.get());
    if (asked.isEmpty()) {
      return Result.failed(1, "kldstat: the simulated host answers -m MODULE and -n FILE only");
    }
    if (loaded || options.has('q')) {
      return Result.exit(loaded ? 0 : 1);
    }
    return Result.failed(
        1, "kldstat: can't find module " + asked.get() + ": No such file or directory");
  }

  /** What a GENERIC kernel has built in, so that kldload(8) refuses the module (recording 06). */
  private static final List<String> IN_KERNEL = List.of("tmpfs", "procfs", "md", "bpf");

  /** The modules of GENERIC's installation that matter here. */
  private static final List<String> MODULES =
      List.of("pf", "pflog", "pfsync", "nullfs", "fdescfs", "if_bridge", "if_epair", "zfs");

  /** {@code kldload [-n] MODULE...}; sbin/kldload/kldload.c of FreeBSD 13.2. */
  public static Result kldload(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "nqv");
    if (options.unknown().isPresent() || options.rest().isEmpty()) {
      return Result.failed(1, "usage: kldload [-nqv] file ...");
    }
    Result result = Result.SILENT;
    for (String file : options.rest()) {
      String module = file.replaceFirst("\\.ko$", "");
      boolean there = IN_KERNEL.contains(module) || invocation.world().kernel().hasModule(module);
      if (there && !options.has('n')) {
        result =
            result.then(
                Result.failed(
                    1, "kldload: can't load " + file + ": module already loaded or in kernel"));
      } else if (!there && !MODULES.contains(module)) {
        result =
            result.then(
                Result.failed(1, "kldload: can't load " + file + ": No such file or directory"));
      } else if (!there) {
        invocation.world().kernel().load(module);
      }
    }
    return result;
  }

  /** {@code kenv -q NAME}: what the loader was told in /boot/loader.conf. */
  public static Result kenv(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "q");
    String name = options.rest().isEmpty() ? "" : options.rest().getFirst();
    Matcher set =
        Pattern.compile("(?m)^" + Pattern.quote(name) + "=\"?([^\"\n]*)\"?$")
            .matcher(invocation.files().text("/boot/loader.conf").orElse(""));
    if (set.find()) {
      return Result.printed(set.group(1) + "\n");
    }
    return options.has('q') ? Result.exit(1) : Result.failed(1, "kenv: unable to get " + name);
  }

  /** ipcs(1) where nothing is shared: recording 12. */
  public static Result ipcs(Invocation invocation) {
    String head = "T           ID          KEY MODE        OWNER    GROUP   \n\n";
    return Result.printed(
        "Message Queues:\n" + head + "Shared Memory:\n" + head + "Semaphores:\n" + head);
  }
}

package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.RunningJail;

/** sysrc(8), as recording 02 shows it. */
public final class Sysrc implements Program {

  private static final Pattern CHANGE = Pattern.compile("([^=]*?)([+-]?)=(.*)", Pattern.DOTALL);

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Options options = Options.read(invocation.arguments(), "aAcdDeEFf:hij:LlnNqR:svxX");
    if (options.unknown().isPresent()) {
      return Result.failed(1, "Illegal option -" + options.unknown().get());
    }
    if (options.has('j')) {
      return inJail(invocation, options.value('j').orElse(""));
    }
    RcFiles files =
        new RcFiles(
            options.value('R').filter(r -> !r.isEmpty()).isPresent()
                ? invocation
                    .world()
                    .files(PathText.absolute(invocation.place(), options.value('R').orElse("/")))
                : invocation.files(),
            options.value('f'));
    if (options.has('a') || options.has('A')) {
      return Result.printed(all(files, options));
    }
    Result result = Result.SILENT;
    int worst = 0;
    for (String word : options.rest()) {
      Matcher change = CHANGE.matcher(word);
      Result one =
          !change.matches()
              ? plain(files, options, word)
              : options.has('c')
                  ? Result.exit(
                      files.effect().getOrDefault(change.group(1), "").equals(change.group(3))
                          ? 0
                          : 1)
                  : set(files, options, change);
      result = result.then(one);
      worst = Math.max(worst, one.exit());
    }
    return new Result(worst, result.stdout(), result.stderr());
  }

  /** {@code -j JAIL}: the same call without it, in the jail. */
  private static Result inJail(Invocation invocation, String name) {
    Optional<RunningJail> jail = invocation.world().jails().find(name);
    if (jail.isEmpty()) {
      return Result.failed(1, "/usr/sbin/sysrc: jail `" + name + "' does not exist");
    }
    List<String> arguments = invocation.arguments();
    int at = arguments.indexOf("-j");
    List<String> inside = new ArrayList<>(List.of("sysrc"));
    inside.addAll(arguments.subList(0, at));
    inside.addAll(arguments.subList(at + 2, arguments.size()));
    return invocation.programs().run(invocation.in(jail.get()).calling(inside));
  }

  private static String all(RcFiles files, Options options) {
    Map<String, String> shown = new TreeMap<>(options.has('A') ? files.effect() : files.own());
    StringBuilder text = new StringBuilder();
    shown.forEach((name, value) -> text.append(line(files, options, name, value)));
    return text.toString();
  }

  private static Result plain(RcFiles files, Options options, String name) throws FileRefused {
    String value = files.effect().get(name);
    if (value == null) {
      // Recording 02: -i takes away the words, not the exit status.
      return options.has('i')
          ? Result.exit(1)
          : Result.failed(1, "sysrc: unknown variable '" + name + "'");
    }
    if (options.has('c')) {
      return Result.SILENT;
    }
    if (options.has('x')) {
      files.delete(name);
      return Result.SILENT;
    }
    return Result.printed(line(files, options, name, value));
  }

  private static String line(RcFiles files, Options options, String name, String value) {
    String from = options.has('v') ? files.fileOf(name) + ": " : "";
    if (options.has('e')) {
      return from + name + "=\"" + value + "\"\n";
    }
    return from + (options.has('n') ? value : options.has('N') ? name : name + ": " + value) + "\n";
  }

  private static Result set(RcFiles files, Options options, Matcher change) throws FileRefused {
    String name = change.group(1);
    String old = files.effect().getOrDefault(name, "");
    String value =
        switch (change.group(2)) {
          case "+" -> RcLists.with(old, change.group(3));
          case "-" -> RcLists.without(old, change.group(3));
          default -> change.group(3);
        };
    try {
      files.set(name, value);
    } catch (FileRefused e) {
      return Result.failed(
          1, "/usr/sbin/sysrc: cannot create " + e.path() + ": " + e.reason().words());
    }
    if (options.has('q')) {
      return Result.SILENT;
    }
    String now = files.effect().getOrDefault(name, "");
    String from = options.has('v') ? files.fileOf(name) + ": " : "";
    return Result.printed(
        from + (options.has('n') ? now : name + ": " + old + " -> " + now) + "\n");
  }

  /** Whether rc.conf(5) says yes to {@code variable}, as the service sees it. */
  public static boolean isYes(Invocation invocation, String variable) {
    String service = variable.replaceFirst("_enable$", "");
    return RcConf.isYes(RcConf.effect(invocation.files(), service).getOrDefault(variable, "NO"));
  }
}

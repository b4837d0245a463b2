package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code PutBackJailScript} does; its arguments are told there. */
public final class PutBackJail implements Program {

  /** One run of it. */
  private record Run(
      Invocation invocation, String name, String zone, String kept, String etc, String jails) {

    FileView files() {
      return invocation.files();
    }

    String file(String kind, String jail) {
      boolean ofZone = kind.equals("local") || kind.equals("fstab");
      return etc + "/qjail." + kind + (ofZone ? zone : "") + "/" + jail;
    }

    void remove(String path) {
      invocation.run("rm", "-rf", path);
    }

    void forget(String jail) {
      for (String kind : List.of("local", "global", "config", "fstab")) {
        remove(file(kind, jail));
      }
    }

    boolean whole() {
      String definition = files().text(file("local", name)).orElse("");
      return !files().text(file("fstab", name)).orElse("").isEmpty()
          && files().text(file("config", name)).orElse("").endsWith("}\n")
          && definition.contains("imagedevice=")
          && files().text(file("global", name)).orElse("").equals(definition);
    }

    Optional<String> life(String jail) {
      String root = jails + "/" + jail;
      if (invocation.world().jails().all().stream()
          .anyMatch(running -> running.path().value().equals(root))) {
        return Optional.of("a jail runs in " + root);
      }
      return invocation.world().mounts().below(HostPath.of(root)).stream()
          .findFirst()
          .map(mount -> "mounted below " + root + ": " + mount.point());
    }
  }

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String key = words.get(0);
    String name = KeepJail.name(key);
    String zone = key.substring(name.length());
    Run run =
        new Run(
            invocation, name, zone, words.get(1) + "/" + key, words.get(2), words.get(3) + zone);
    if (!run.files().isFolder(run.kept())) {
      return Result.SILENT;
    }
    Optional<String> refusal =
        run.files().exists(run.kept() + "/.new") ? unmade(run, words.get(1)) : putBack(run);
    if (refusal.isPresent()) {
      return Result.failed(1, refusal.get());
    }
    run.remove(run.kept());
    return Result.SILENT;
  }

  private static Optional<String> unmade(Run run, String folder) throws FileRefused {
    if (run.whole()) {
      run.files().write(folder + "/." + run.name() + run.zone() + ".made", "");
      return Optional.empty();
    }
    String image = run.jails() + "/" + run.name() + "-img";
    if (run.files().isFolder(image)
        && !run.files().exists(run.file("global", run.name() + "-img"))) {
      if (run.invocation().world().mounts().at(HostPath.of(image)).isPresent()) {
        run.invocation().run("umount", image);
      }
      run.remove(image);
    }
    Optional<String> life = run.life(run.name());
    if (life.isEmpty()) {
      run.forget(run.name());
      run.remove(run.jails() + "/" + run.name());
    }
    return life;
  }

  private static Optional<String> putBack(Run run) throws FileRefused {
    Optional<String> to = run.files().text(run.kept() + "/.to").map(String::strip);
    if (to.isPresent()) {
      Optional<String> life = takeBack(run, to.get());
      if (life.isPresent()) {
        return life;
      }
    }
    for (String suffix : KeepJail.SUFFIXES) {
      String kept = run.kept() + "/" + run.name() + suffix;
      for (String kind : List.of("local", "global")) {
        String file = run.file(kind, run.name() + suffix);
        if (run.files().exists(kept)) {
          run.files().copyTree(kept, file);
        } else {
          run.remove(file);
        }
      }
    }
    for (String kind : List.of("config", "fstab")) {
      String kept = run.kept() + "/." + kind;
      if (run.files().exists(kept)) {
        run.files().copyTree(kept, run.file(kind, run.name()));
      }
    }
    if (run.files().exists(run.kept() + "/.start")
        && run.invocation().world().jails().find(run.name()).isPresent()) {
      hasStarted(run);
    }
    return Optional.empty();
  }

  private static Optional<String> takeBack(Run run, String to) throws FileRefused {
    String root = run.jails() + "/" + run.name();
    if (!run.files().exists(root) && run.files().isFolder(run.jails() + "/" + to)) {
      Optional<String> life = run.life(to);
      if (life.isPresent()) {
        return life;
      }
      run.files().rename(run.jails() + "/" + to, root);
    }
    if (run.files().exists(root + "/" + to + ".img")) {
      run.files().rename(root + "/" + to + ".img", root + "/" + run.name() + ".img");
    }
    run.forget(to);
    return Optional.empty();
  }

  /** The user was made: the next start is not to make it again. */
  private static void hasStarted(Run run) throws FileRefused {
    for (String file :
        List.of(
            run.file("local", run.name()),
            run.file("local", run.name() + ".man"),
            run.file("global", run.name()),
            run.file("global", run.name() + ".man"))) {
      Optional<String> text = run.files().text(file);
      if (text.isPresent()) {
        run.files()
            .replace(file, text.get().replaceAll("(?m)^poststartssh=.*", "poststartssh=\"\""));
      }
    }
    String config = run.file("config", run.name());
    Optional<String> text = run.files().text(config);
    if (text.isPresent()) {
      run.files().replace(config, text.get().replaceAll("(?m)^exec\\.poststart .*\n", ""));
    }
  }
}

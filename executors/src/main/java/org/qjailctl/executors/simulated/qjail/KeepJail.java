package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code KeepJailScript} does; its arguments are told there. */
public final class KeepJail implements Program {

  static final List<String> SUFFIXES = List.of("", ".man", ".norun");

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String key = words.get(0);
    String name = name(key);
    String zone = key.substring(name.length());
    String kept = words.get(1);
    String etc = words.get(2);
    String what = words.get(4);
    FileView files = invocation.files();
    if (files.exists(kept + "/" + key)) {
      return Result.SILENT;
    }
    if (files.text(etc + "/qjail.global/" + name).orElse("").isEmpty()) {
      invocation.run("rm", "-f", kept + "/." + key + ".made");
    }
    if (what.equals("create") && files.exists(words.get(3) + zone + "/" + name)) {
      return Result.SILENT;
    }
    String made = kept + "/." + key;
    invocation.run("rm", "-rf", made);
    files.makeFolders(made);
    if (what.equals("create")) {
      files.write(made + "/.new", "");
    } else {
      copies(files, name, zone, etc, made);
      if (what.equals("start")) {
        files.write(made + "/.start", "");
      }
      if (what.equals("rename")) {
        files.write(made + "/.to", words.get(5) + "\n");
      }
    }
    files.rename(made, kept + "/" + key);
    return Result.SILENT;
  }

  /** A jail's name, of that with its zone behind a dot. */
  static String name(String key) {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }

  private static void copies(FileView files, String name, String zone, String etc, String made)
      throws FileRefused {
    for (String suffix : SUFFIXES) {
      String definition = etc + "/qjail.local" + zone + "/" + name + suffix;
      if (files.exists(definition)) {
        files.copyTree(definition, made + "/" + name + suffix);
      }
    }
    for (String kind : List.of("config", "fstab" + zone)) {
      String file = etc + "/qjail." + kind + "/" + name;
      if (files.exists(file)) {
        files.copyTree(file, made + "/." + name(kind));
      }
    }
  }
}

package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code make -C PORT [VARIABLE=VALUE ...] install clean} of bsd.port.mk. */
public final class Make implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    if (words.size() < 3
        || !words.getFirst().equals("-C")
        || !words.subList(words.size() - 2, words.size()).equals(List.of("install", "clean"))) {
      return Result.failed(2, "make: the simulated host knows -C PORT install clean only");
    }
    String folder = words.get(1);
    if (!invocation.files().isFolder(folder)) {
      return Result.failed(2, "make: chdir " + folder + ": No such file or directory");
    }
    if (!invocation.files().exists(folder + "/Makefile")) {
      return Result.failed(2, "make: don't know how to make install. Stop");
    }
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    Optional<RepositoryPackage> port = PackageRepository.find(name);
    if (port.isEmpty()) {
      return Result.failed(2, "make: the simulated host cannot build " + name);
    }
    PackageDatabase database = new PackageDatabase(invocation.files());
    String label = name + "-" + port.get().version();
    boolean forced = words.stream().anyMatch(word -> word.startsWith("FORCE_PKG_REGISTER="));
    if (database.installed().containsKey(name) && !forced) {
      return Result.of(
          1,
          "===>   "
              + label
              + " is already installed\n      You may wish to ``make deinstall'' and"
              + " install this port again\n",
          "*** Error code 1\n");
    }
    database.add(port.get());
    return Result.printed(
        "===>  Installing for %1$s\n===>   Registering installation for %1$s\n===>  Cleaning for %1$s\n"
            .formatted(label));
  }
}

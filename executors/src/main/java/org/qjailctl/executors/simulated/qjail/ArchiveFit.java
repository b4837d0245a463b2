package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code ArchiveFitScript} does; its arguments are told there. */
public final class ArchiveFit implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String from = words.get(1);
    String jails = words.get(4);
    FileView files = invocation.files();
    Optional<String> archive = archive(files, jails + "/archive", from);
    if (archive.isEmpty()) {
      return Result.failed(1, "no archive of " + from + " in " + jails + "/archive");
    }
    String root = jails + "/" + words.getFirst();
    if (files.lstat(root).isPresent()) {
      return Result.failed(1, root + " is there already");
    }
    for (String suffix : KeepJail.SUFFIXES) {
      if (files.exists(words.get(3) + "/qjail.global/temp_restore" + suffix)) {
        return Result.failed(1, "the jail temp_restore stands where qjail unpacks archives");
      }
    }
    String scratch = jails + "/temp_restore";
    if (!invocation.world().mounts().below(HostPath.of(scratch)).isEmpty()) {
      return Result.failed(1, "something is mounted in " + scratch);
    }
    invocation.run("rm", "-rf", scratch);
    Result read = invocation.run("tar", "-tzf", archive.get(), words.get(2));
    return Result.of(read.exit(), "", read.stderr().utf8());
  }

  private static Optional<String> archive(FileView files, String folder, String from)
      throws FileRefused {
    List<String> names = files.isFolder(folder) ? files.list(folder) : List.of();
    return names.stream()
        .filter(name -> from.contains("@") ? name.equals(from) : name.startsWith(from + "@"))
        .reduce((one, later) -> later)
        .map(name -> folder + "/" + name);
  }
}

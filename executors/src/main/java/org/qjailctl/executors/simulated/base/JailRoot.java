package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** What the script says that looks for links where qjail writes below a jail's root. */
public final class JailRoot implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> words = invocation.arguments();
    for (String file : words.subList(1, words.size())) {
      StringBuilder at = new StringBuilder(words.getFirst());
      for (String part : List.of(file.split("/", -1))) {
        at.append('/').append(part);
        if (isLink(invocation.files(), at.toString())) {
          return Result.failed(
              1, at + " is a link, which qjail would follow out of the jail. Remove it.");
        }
      }
    }
    return Result.SILENT;
  }

  private static boolean isLink(FileView files, String path) {
    Optional<Node> there = files.lstat(path);
    return there.isPresent() && there.get() instanceof Node.Symlink;
  }
}

package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.PackedTree;

/** What the probe's script about a jail's newest archive prints, in tar(1)'s words. */
public final class NewestArchive implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String folder = words.getFirst();
    FileView files = invocation.files();
    List<String> names = files.isFolder(folder) ? files.list(folder) : List.of();
    Optional<String> newest =
        names.stream()
            .filter(name -> name.startsWith(words.get(1) + "@") && name.endsWith(".tar"))
            .reduce((one, later) -> later);
    if (newest.isEmpty()) {
      return Result.SILENT;
    }
    List<String> complaints =
        complaints(files, folder + "/" + newest.get(), words.subList(2, words.size()));
    return Result.of(
        0,
        newest.get() + (complaints.isEmpty() ? "\nwhole\n" : "\nflawed\n"),
        String.join("", complaints));
  }

  private static List<String> complaints(FileView files, String archive, List<String> wanted) {
    Optional<Content.Packed> content = new ArchiveFile(archive).content(files);
    if (content.isEmpty()) {
      return List.of("tar: Error opening archive: Unrecognized archive format\n");
    }
    List<String> complaints = new ArrayList<>();
    for (String path : wanted) {
      if (PackedTree.find(content.get(), path).isEmpty()) {
        complaints.add("tar: " + path + ": Not found in archive\n");
      }
    }
    if (!complaints.isEmpty()) {
      complaints.add("tar: Error exit delayed from previous errors.\n");
    }
    return complaints;
  }
}

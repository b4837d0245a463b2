package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;

/** {@code tar -tzf ARCHIVE FILE...}: reads an archive to its end and looks for files in it. */
public final class Tar implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> words = invocation.arguments();
    if (words.size() < 3 || !words.getFirst().equals("-tzf")) {
      return Result.failed(1, "tar: the simulated host knows -tzf ARCHIVE FILE... only");
    }
    String archive = words.get(1);
    Optional<Node> file = invocation.files().stat(archive);
    if (file.isEmpty()) {
      return Result.failed(1, "tar: Error opening archive: Failed to open '" + archive + "'");
    }
    if (!(file.get() instanceof Node.Regular regular
        && regular.content() instanceof Content.Packed packed)) {
      return Result.failed(1, "tar: Error opening archive: Unrecognized archive format");
    }
    List<String> listed = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (String wanted : words.subList(2, words.size())) {
      if (PackedTree.find(packed, wanted).isPresent()) {
        listed.add(wanted + "\n");
      } else {
        complaints.add("tar: " + wanted + ": Not found in archive\n");
      }
    }
    if (!complaints.isEmpty()) {
      complaints.add("tar: Error exit delayed from previous errors.\n");
    }
    return Result.of(
        complaints.isEmpty() ? 0 : 1, String.join("", listed), String.join("", complaints));
  }
}

package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code ZonesScript} does; its arguments are told there. */
public final class Zones implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    StringBuilder text = new StringBuilder();
    for (String begins : words.subList(0, 3)) {
      folders(invocation.files(), begins, begins.equals(words.get(1)), text);
    }
    return Result.printed(text + "end\n");
  }

  private static void folders(
      FileView files, String begins, boolean definitions, StringBuilder text) throws FileRefused {
    String above = begins.substring(0, begins.lastIndexOf('/'));
    for (String name : files.isFolder(above) ? files.list(above) : List.<String>of()) {
      String folder = above + "/" + name;
      if (!folder.startsWith(begins + ".") || !files.isFolder(folder)) {
        continue;
      }
      text.append(folder).append('\n');
      for (String file : files.list(folder)) {
        text.append(folder).append('/').append(file).append('\n');
        if (definitions) {
          String content = files.text(folder + "/" + file).orElse("");
          (content + "\n").lines().forEach(line -> text.append('\t').append(line).append('\n'));
        }
      }
      archives(files, folder + "/archive", text);
    }
  }

  private static void archives(FileView files, String folder, StringBuilder text)
      throws FileRefused {
    for (String name : files.isFolder(folder) ? files.list(folder) : List.<String>of()) {
      text.append(folder).append('/').append(name).append('\n');
    }
  }
}

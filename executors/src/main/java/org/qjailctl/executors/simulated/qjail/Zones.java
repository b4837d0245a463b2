package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What the script {@code ZonesScript} does; its argument is told there. */
public final class Zones implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    String begins = invocation.arguments().getFirst() + ".";
    int slash = begins.lastIndexOf('/');
    String above = begins.substring(0, slash);
    FileView files = invocation.files();
    StringBuilder text = new StringBuilder();
    if (files.isFolder(above)) {
      for (String folder : files.list(above)) {
        String path = above + "/" + folder;
        if (path.startsWith(begins) && files.isFolder(path)) {
          for (String name : files.list(path)) {
            if (!files.isFolder(path + "/" + name)) {
              text.append(path).append('/').append(name).append('\n');
            }
          }
        }
      }
    }
    return Result.printed(text + "end\n");
  }
}

package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.plan.PfHooks;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;

/** What the script does that puts lines into a file of rules where pfctl(8) takes them. */
public final class HookPf implements Program {

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String file = words.get(0);
    Bytes found = invocation.files().read(file);
    if (!found.equals(invocation.stdin())) {
      return Result.failed(1, file + " has changed meanwhile");
    }
    String said = "";
    for (String place : words.subList(3, words.size())) {
      Bytes text = text(found, Integer.parseInt(place), words.get(1), words.get(2));
      Result checked =
          invocation.calling("pfctl", "-nf", "-").reading(text).run("pfctl", "-nf", "-");
      if (checked.good()) {
        invocation.files().write(file, Content.of(text));
        return Result.SILENT;
      }
      said = said.isEmpty() ? checked.stderr().utf8() : said;
    }
    return Result.failed(1, said.strip());
  }

  private static Bytes text(Bytes found, int place, String lines, String end) {
    PfHooks.Insertion one = new PfHooks.Insertion(List.of(place), linesOf(lines), linesOf(end));
    return Bytes.latin1(one.into(found.latin1()));
  }

  private static List<String> linesOf(String text) {
    return new ArrayList<>(text.lines().toList());
  }
}

package org.qjailctl.executors.simulated.pf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** What the probe's script about the main ruleset's tables prints. */
public final class PfTables implements Program {

  private static final Pattern FILE =
      Pattern.compile("(?m)(?d)^[ \\t]*table[ \\t].*file[ \\t]*\"([^\"]*)\".*$");

  @Override
  public Result run(Invocation invocation) {
    StringBuilder text = new StringBuilder();
    Result tables = invocation.run("pfctl", "-s", "Tables");
    for (String line :
        tables.good() ? tables.stdout().utf8().lines().toList() : List.<String>of()) {
      text.append('<').append(line).append(">\n");
      Result shown = invocation.run("pfctl", "-t", line, "-T", "show");
      if (shown.good()) {
        shown
            .stdout()
            .utf8()
            .lines()
            .forEach(
                address ->
                    text.append('<')
                        .append(line)
                        .append("> ")
                        .append(address.strip())
                        .append('\n'));
      }
    }
    Matcher file = FILE.matcher(invocation.files().text("/etc/pf.conf").orElse(""));
    while (file.find()) {
      Optional<String> lines = invocation.files().text(file.group(1));
      lines.ifPresent(
          all ->
              all.lines()
                  .forEach(
                      line ->
                          text.append(file.group(1))
                              .append(": ")
                              .append(line.strip())
                              .append('\n')));
    }
    return Result.printed(text.toString());
  }
}

package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;

/** What a rehearsal came to, for people. */
public final class RehearsalText {

  private RehearsalText() {}

  /** A sentence for the plan's last line. */
  static String brief(Rehearsed rehearsed) {
    return switch (rehearsed) {
      case Rehearsed.Converges converges -> {
        int trusted = converges.onTrust().size();
        String more = trusted == 0 ? "" : ", " + trusted + " more on trust";
        yield "Rehearsed: converges in " + Counted.of(converges.steps(), "step") + more + ".";
      }
      case Rehearsed.Stuck stuck -> "Rehearsed: does not converge.";
      case Rehearsed.Impossible(String reason) -> "Not rehearsed: " + reason + ".";
    };
  }

  /** What was taken on trust, and why; nothing where nothing was. */
  public static List<Line> onTrust(Rehearsed.Converges converges) {
    if (converges.onTrust().isEmpty()) {
      return List.of();
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.EMPTY);
    lines.add(Line.of(Style.BOLD, "Taken on trust, because the simulated host cannot show it:"));
    converges.onTrust().forEach((step, reason) -> lines.add(Line.of("  " + step + ": " + reason)));
    return lines;
  }

  /** The host as the rehearsal left it. */
  public static List<Line> afterwards(Manifest manifest, Rehearsed.Converges converges) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.EMPTY);
    lines.add(Line.of(Style.BOLD, "The host would then look like this:"));
    lines.add(Line.EMPTY);
    lines.addAll(StatusText.of(manifest, converges.after(), converges.again()));
    return lines;
  }

  /**
   * That the plan does not converge, what is left, and what to do.
   *
   * @param file the manifest, as people name it
   */
  public static List<Line> stuck(Rehearsed.Stuck stuck, String file) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(Style.REMOVED, "error: ")
            .and(
                "the plan does not converge on a simulated copy of the host, so the host was left"
                    + " alone."));
    for (RunReport.Entry entry : stuck.failed()) {
      lines.add(Line.of("  " + entry.step().id() + ": " + found(entry.result())));
    }
    stuck.left().forEach(one -> lines.add(Line.of("  left to do: " + one)));
    lines.add(
        Line.of(
            "  This is a bug in qjailctl. Please report it with the manifest and what `qjailctl plan "
                + file
                + " --commands` prints."));
    lines.add(
        Line.of(
            "  Where you have read those commands and want them all the same: --no-rehearsal."));
    return lines;
  }

  private static String found(StepResult result) {
    return switch (result) {
      case StepResult.Done done -> "done";
      case StepResult.Failed failed ->
          failed.found()
              + failed.failures().stream()
                  .findFirst()
                  .map(one -> one.outcome().stderr().utf8() + one.outcome().stdout().utf8())
                  .flatMap(said -> said.lines().filter(line -> !line.isBlank()).findFirst())
                  .map(line -> " (" + line.strip() + ")")
                  .orElse("");
      case StepResult.Blocked blocked -> "blocked by " + blocked.by();
      case StepResult.NotStarted(String reason) -> reason;
    };
  }
}

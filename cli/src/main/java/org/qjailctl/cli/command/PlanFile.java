package org.qjailctl.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.saved.SavedPlan;
import org.qjailctl.cli.saved.SavedPlanFile;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.Plan;

/** Plans that `plan --out` writes and `apply` takes, and what is said of them. */
final class PlanFile {

  private final Context context;

  PlanFile(Context context) {
    this.context = context;
  }

  /** Writes {@code plan}, over no file that is something else. */
  ExitCode write(Path path, SavedPlan plan) {
    if (Files.exists(path) && !SavedPlanFile.isOne(path)) {
      say(
          "qjailctl plan: " + path + " is there already and is no saved plan.",
          "Name another file with --out, or move this one away.");
      return ExitCode.USAGE;
    }
    try {
      SavedPlanFile.write(path, plan);
    } catch (IOException e) {
      say(
          "qjailctl plan: the plan could not be written to " + path + ".",
          "Look at the folder, its permissions and its free space.");
      return ExitCode.OUTPUT_LOST;
    }
    context.err().print(Line.of("Saved the plan to " + path + ": `qjailctl apply " + path + "`."));
    return ExitCode.OK;
  }

  /**
   * The saved plan in {@code path}; empty, and said why, when it is not to be used.
   *
   * @param host the --host that was typed
   */
  Optional<SavedPlan> read(Path path, Optional<String> host) {
    return switch (SavedPlanFile.read(path)) {
      case Parsed.Refused<SavedPlan>(String reason) -> {
        say(
            "the saved plan " + path + " cannot be used: " + reason + ".",
            "Nothing was changed. Make it again with `qjailctl plan MANIFEST --out " + path + "`.");
        yield Optional.empty();
      }
      case Parsed.Ok<SavedPlan>(SavedPlan plan) -> {
        if (host.isPresent() && !host.get().equals(plan.address())) {
          say(
              "the saved plan "
                  + path
                  + " is for "
                  + plan.address()
                  + ", not for "
                  + host.get()
                  + ".",
              "Nothing was changed. Leave --host away, or plan for that host.");
          yield Optional.empty();
        }
        yield Optional.of(plan);
      }
    };
  }

  /** Whether {@code saved} still holds, planned again as {@code now}; says why not. */
  boolean holds(Path path, SavedPlan saved, SavedPlan now) {
    if (!saved.isOfHost(now)) {
      say(
          "the saved plan "
              + path
              + " was made for the host that calls itself \""
              + saved.hostName()
              + "\"; the one at "
              + saved.address()
              + " calls itself \""
              + now.hostName()
              + "\".",
          "Nothing was changed.");
      return false;
    }
    List<String> reasons = saved.staleness(now);
    if (reasons.isEmpty()) {
      return true;
    }
    say("the saved plan " + path + " is out of date:", "");
    reasons.forEach(reason -> context.err().print(Line.of("  " + reason)));
    context
        .err()
        .print(
            Line.of(
                "  Nothing was changed. Plan again: `qjailctl plan "
                    + saved.manifest()
                    + " --out "
                    + path
                    + "`."));
    return false;
  }

  /**
   * Says what {@code now}, made once the manifest's guards and secrets' commands have answered,
   * does beyond the saved plan.
   */
  void doesLess(Path path, SavedPlan saved, Plan now) {
    say("the saved plan " + path + " does not do all that is needed now:", "");
    now.steps().stream()
        .map(step -> step.id().toString())
        .filter(id -> !saved.steps().containsKey(id))
        .forEach(id -> context.err().print(Line.of("  the step `" + id + "` is new")));
    context.err().print(Line.of("  Nothing was changed. Plan again."));
  }

  private void say(String problem, String remedy) {
    context.err().print(UsageError.lines(problem, remedy));
  }
}

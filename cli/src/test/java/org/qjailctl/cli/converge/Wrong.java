package org.qjailctl.cli.converge;

import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.CommandFailure;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;

/**
 * What is wrong with a plan.
 *
 * @param kind by which two faults are told apart while a story is made shorter: it names no jail
 *     and no number
 * @param told the particulars
 */
record Wrong(String kind, String told) {

  private static final String LINE = "\n    ";

  static Wrong of(Rehearsed.Stuck stuck) {
    SortedMap<String, String> all = new TreeMap<>();
    for (RunReport.Entry failed : stuck.failed()) {
      String what = failed.step().step().getClass().getSimpleName() + " fails: ";
      all.put(
          what + nameless(reason(failed.result()), failed.step().id().resource().name()),
          failed.step().id() + said(failed.result()));
    }
    for (String left : stuck.left()) {
      all.put(
          "left: " + nameless(left.replaceAll("^(jail|interface|flavor) \\S+", "$1 *"), ""), left);
    }
    return new Wrong(all.firstKey(), String.join(LINE, all.values()));
  }

  private static String nameless(String text, String name) {
    String without = name.isEmpty() ? text : text.replace(name, "*");
    return without.replaceAll("[0-9.:/-]+", "0");
  }

  private static String reason(StepResult result) {
    if (!(result instanceof StepResult.Failed failed)) {
      return result.getClass().getSimpleName();
    }
    String words =
        failed.failures().stream()
            .flatMap(failure -> failure.outcome().stderr().utf8().lines())
            .reduce("", (earlier, later) -> later);
    return failed.found() + "; " + words;
  }

  private static String said(StepResult result) {
    if (!(result instanceof StepResult.Failed failed)) {
      return ": " + result;
    }
    StringBuilder text = new StringBuilder(": " + failed.found());
    for (CommandFailure failure : failed.failures()) {
      text.append(LINE)
          .append(failure.operation())
          .append(": exit ")
          .append(failure.outcome().exit());
      String words = failure.outcome().stdout().utf8() + failure.outcome().stderr().utf8();
      words.lines().forEach(line -> text.append(LINE).append("| ").append(line));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return told.isEmpty() ? kind : kind + LINE + told;
  }
}

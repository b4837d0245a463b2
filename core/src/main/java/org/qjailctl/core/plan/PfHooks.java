package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.ParsedRules;
import org.qjailctl.core.pf.PfFiles;
import org.qjailctl.core.pf.PfText;
import org.qjailctl.core.pf.Places;

/** The lines of /etc/pf.conf that bring qjailctl's anchor in. */
public final class PfHooks {

  private PfHooks() {}

  /**
   * How the lines get into the file.
   *
   * @param places after how many lines of the file {@code lines} may stand, the likeliest first;
   *     which of them pf takes, pfctl(8) says on the host
   * @param lines those that stand before the first filter rule
   * @param end those that stand at the file's end
   */
  public record Insertion(List<Integer> places, List<String> lines, List<String> end) {

    public Insertion {
      places = List.copyOf(places);
      lines = List.copyOf(lines);
      end = List.copyOf(end);
    }

    /** {@code pfConf} with the lines at its likeliest place, every other line as it was. */
    public String into(String pfConf) {
      StringBuilder text = new StringBuilder();
      List<String> old = split(pfConf);
      old.subList(0, places.getFirst()).forEach(line -> text.append(line).append('\n'));
      lines.forEach(line -> text.append(line).append('\n'));
      old.subList(places.getFirst(), old.size()).forEach(line -> text.append(line).append('\n'));
      end.forEach(line -> text.append(line).append('\n'));
      return text.toString();
    }
  }

  /** The lines that {@code pfConf} lacks to bring in an anchor with these {@code rules}. */
  public static List<String> missing(String pfConf, String rules) {
    ParsedRules found = parsed(pfConf);
    Set<String> there = Set.copyOf(split(pfConf));
    Set<String> called = Set.copyOf(called(found));
    ParsedRules.Load load = new ParsedRules.Load(PfAnchor.NAME, PfAnchor.FILE.value());
    return PfAnchor.hooks(rules).stream()
        .filter(
            hook ->
                !there.contains(hook)
                    && !called.contains(hook + " all")
                    && !(hook.startsWith("load ") && found.loads().contains(load)))
        .toList();
  }

  private static List<String> called(ParsedRules found) {
    List<String> all = new ArrayList<>(found.translationLines());
    all.addAll(found.filterLines());
    return all;
  }

  private static ParsedRules parsed(String pfConf) {
    return PfText.main(pfConf + "\n", PfAnchor.PF_CONF.value()).parse(Links.NONE, PfFiles.NONE);
  }

  /**
   * How {@code pfConf} gets the hooks that it lacks. They stand after the operator's own
   * translation rules, the first of which that matches wins, and before the first filter rule, for
   * pf.conf(5) wants translation before filtering. That of the filter rules stands at the end,
   * where the anchor's have the last word over all that are not quick.
   */
  public static Insertion insertion(String pfConf, String rules) {
    List<String> missing = new ArrayList<>(missing(pfConf, rules));
    boolean filters = missing.remove(PfAnchor.FILTER_HOOK);
    return new Insertion(
        missing.isEmpty()
            ? List.of(0)
            : Places.beforeFilterRules(parsed(pfConf), split(pfConf).size()),
        missing,
        filters ? List.of(PfAnchor.FILTER_HOOK) : List.of());
  }

  /** Lines end at a line feed only: a carriage return is a character like others (parse.y). */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }

  /** Whether the rules of the file are in other files, too. */
  public static boolean hasOtherFiles(String pfConf) {
    ParsedRules found = parsed(pfConf);
    ParsedRules.Load own = new ParsedRules.Load(PfAnchor.NAME, PfAnchor.FILE.value());
    return found.loads().stream().anyMatch(load -> !load.equals(own))
        || !found.otherFiles().isEmpty();
  }

  /** Whether pf has loaded what is wanted into the anchor, and consults it. */
  static Verdict loaded(PfState pf, String rules) {
    if (pf.enabled() instanceof Fact.Unknown<Boolean>(String reason)) {
      return new Verdict.CannotTell(reason);
    }
    if (pf.wantedRules() instanceof Fact.Unknown<List<String>>(String reason)) {
      return new Verdict.CannotTell(reason);
    }
    boolean consulted = pf.mainRules().known().map(main -> consults(main, rules)).orElse(false);
    if (!consulted) {
      return new Verdict.Fails("the loaded rules do not consult the anchor " + PfAnchor.NAME);
    }
    return Verdict.when(
        pf.anchorRules().known().equals(pf.wantedRules().known()),
        "the anchor " + PfAnchor.NAME + " holds other rules");
  }

  /**
   * Whether the loaded main ruleset, in pfctl's canonical form, consults the anchor wherever {@code
   * rules} want it to.
   */
  public static boolean consults(List<String> mainRules, String rules) {
    return PfAnchor.hooks(rules).stream()
        .filter(hook -> !hook.startsWith("load "))
        .allMatch(hook -> mainRules.contains(hook + " all"));
  }
}

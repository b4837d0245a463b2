package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PfState;

/** The lines of /etc/pf.conf that bring qjailctl's anchor in. */
public final class PfHooks {

  private static final Set<String> FILTER_WORDS = Set.of("block", "pass", "antispoof", "anchor");

  private PfHooks() {}

  /** Whether {@code pfConf} has every hook. */
  public static boolean present(String pfConf) {
    List<String> lines = pfConf.lines().map(String::strip).toList();
    return lines.containsAll(PfAnchor.HOOKS);
  }

  /**
   * {@code pfConf} with the hooks that it lacks, every other line as it was. They stand behind the
   * operator's own translation rules, the first of which that matches wins, and before the first
   * filter rule, for pf.conf(5) wants translation before filtering.
   */
  public static String into(String pfConf) {
    List<String> lines = new ArrayList<>(pfConf.lines().toList());
    Set<String> there = Set.copyOf(lines.stream().map(String::strip).toList());
    List<String> missing = PfAnchor.HOOKS.stream().filter(hook -> !there.contains(hook)).toList();
    lines.addAll(firstFilterRule(lines), missing);
    return String.join("\n", lines) + "\n";
  }

  private static int firstFilterRule(List<String> lines) {
    int depth = 0;
    boolean continued = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i));
      if (depth == 0 && !continued && FILTER_WORDS.contains(firstWord(line))) {
        return i;
      }
      depth += count(line, '{') - count(line, '}');
      continued = line.endsWith("\\");
    }
    return lines.size();
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    return hash < 0 ? line : line.substring(0, hash);
  }

  private static String firstWord(String line) {
    return line.strip().split("[\\s\"{]", 2)[0];
  }

  private static int count(String line, char wanted) {
    return (int) line.chars().filter(c -> c == wanted).count();
  }

  /** Whether pf has loaded what is wanted into the anchor, and consults it. */
  static Verdict loaded(PfState pf) {
    if (pf.enabled() instanceof Fact.Unknown<Boolean>(String reason)) {
      return new Verdict.CannotTell(reason);
    }
    if (pf.wantedRules() instanceof Fact.Unknown<List<String>>(String reason)) {
      return new Verdict.CannotTell(reason);
    }
    boolean consulted = pf.mainTranslation().known().map(PfHooks::consults).orElse(false);
    if (!consulted) {
      return new Verdict.Fails("the loaded rules do not consult the anchor " + PfAnchor.NAME);
    }
    return Verdict.when(
        pf.anchorRules().known().equals(pf.wantedRules().known()),
        "the anchor " + PfAnchor.NAME + " holds other rules");
  }

  /** Whether the loaded main ruleset consults the anchor, in pfctl's canonical form. */
  public static boolean consults(List<String> mainTranslation) {
    return mainTranslation.contains("nat-anchor \"" + PfAnchor.NAME + "\" all")
        && mainTranslation.contains("rdr-anchor \"" + PfAnchor.NAME + "\" all");
  }
}

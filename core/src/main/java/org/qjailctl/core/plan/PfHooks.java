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

  /** The lines that {@code pfConf} lacks to bring in an anchor with these {@code rules}. */
  public static List<String> missing(String pfConf, String rules) {
    Set<String> there = Set.copyOf(pfConf.lines().map(String::strip).toList());
    return PfAnchor.hooks(rules).stream().filter(hook -> !there.contains(hook)).toList();
  }

  /**
   * {@code pfConf} with the hooks that it lacks, every other line as it was. They stand behind the
   * operator's own translation rules, the first of which that matches wins, and before the first
   * filter rule, for pf.conf(5) wants translation before filtering. That of the filter rules stands
   * at the end, where the anchor's have the last word over all that are not quick.
   */
  public static String into(String pfConf, String rules) {
    List<String> lines = new ArrayList<>(pfConf.lines().toList());
    List<String> missing = new ArrayList<>(missing(pfConf, rules));
    boolean filters = missing.remove(PfAnchor.FILTER_HOOK);
    lines.addAll(firstFilterRule(lines), missing);
    if (filters) {
      lines.add(PfAnchor.FILTER_HOOK);
    }
    return String.join("\n", lines) + "\n";
  }

  private static int firstFilterRule(List<String> lines) {
    int depth = 0;
    boolean continued = false;
    boolean inComment = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = inComment ? "" : withoutComment(lines.get(i));
      if (depth == 0 && !continued && FILTER_WORDS.contains(firstWord(line))) {
        return i;
      }
      inComment = lines.get(i).endsWith("\\") && (inComment || lines.get(i).contains("#"));
      depth += count(line, '{') - count(line, '}');
      // A backslash joins the next line to a comment, too (lgetc in parse.y of FreeBSD 13.2).
      continued = lines.get(i).endsWith("\\");
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

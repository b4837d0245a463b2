package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where lines may be put into a rule file. */
public final class Places {

  private static final int MOST = 40;

  private Places() {}

  /**
   * Where translation rules may be added: each as the number of lines that stand before. First
   * comes the place before the first filter rule, then the one after the last translation rule; the
   * others, between any two statements, are for files that are not understood.
   *
   * @param lines of the file
   */
  public static List<Integer> beforeFilterRules(ParsedRules file, int lines) {
    List<Statement> all = file.statements();
    Set<Integer> places = new LinkedHashSet<>();
    int first =
        all.stream()
            .filter(one -> one.section() == Section.FILTERING)
            .findFirst()
            .map(one -> one.line() - 1)
            .orElse(lines);
    places.add(first);
    for (int at = all.size() - 1; at >= 0; at--) {
      if (all.get(at).section() == Section.TRANSLATION) {
        places.add(at + 1 < all.size() ? all.get(at + 1).line() - 1 : lines);
        break;
      }
    }
    List<Integer> others = new ArrayList<>(all.stream().map(one -> one.line() - 1).toList());
    others.add(lines);
    others.sort(Comparator.comparingInt(place -> Math.abs(place - first)));
    places.addAll(others);
    return places.stream().filter(place -> place <= lines).limit(MOST).toList();
  }
}

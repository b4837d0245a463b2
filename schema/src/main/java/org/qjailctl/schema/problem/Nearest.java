package org.qjailctl.schema.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the word that somebody most likely meant. */
public final class Nearest {

  /** Longer texts are no slips of a known word, and comparing them costs time. */
  private static final int LONGEST = 100;

  /** Among more words than this no one is looked for, for the same reason. */
  private static final int MOST = 2000;

  private Nearest() {}

  /**
   * The one of {@code known} that is nearest to {@code word}: the same but for case, dashes, dots
   * and underscores, or a slip or two away (insertions, deletions, replacements and swaps of
   * neighbours, at most a third of its length).
   */
  public static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST || known.size() > MOST) {
      return Optional.empty();
    }
    String plain = plain(word);
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : new TreeSet<>(known)) {
      if (candidate.length() > LONGEST) {
        continue;
      }
      int distance = distance(plain, plain(candidate));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    boolean near =
        best != null && least <= Math.max(1, (best.length() + 1) / 3) && least < plain.length();
    return near ? Optional.ofNullable(best) : Optional.empty();
  }

  /** A remedy: {@code Did you mean lo1?}, or the words that are known. */
  public static String remedy(String word, Collection<String> known, String otherwise) {
    return to(word, known)
        .map(near -> "Did you mean " + near + "?")
        .orElseGet(
            () ->
                known.isEmpty() || known.size() > 20
                    ? otherwise
                    : "Known here: " + String.join(", ", known) + ".");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  /** The optimal string alignment distance. */
  private static int distance(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}

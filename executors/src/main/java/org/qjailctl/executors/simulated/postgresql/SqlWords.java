package org.qjailctl.executors.simulated.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement's words: a name or text between quotes is one, without them. */
record SqlWords(List<String> all) {

  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"|(E?)'((?:[^']|'')*)'|([^\\s\"';]+)");

  static SqlWords of(String statement) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(statement);
    while (word.find()) {
      if (word.group(1) != null) {
        words.add(word.group(1).replace("\"\"", "\""));
      } else if (word.group(3) != null) {
        String text = word.group(3).replace("''", "'");
        words.add("E".equals(word.group(2)) ? text.replace("\\\\", "\\") : text);
      } else {
        words.add(word.group(4));
      }
    }
    return new SqlWords(words);
  }

  boolean startsWith(String words) {
    List<String> wanted = List.of(words.split(" "));
    return all.size() >= wanted.size() && all.subList(0, wanted.size()).equals(wanted);
  }

  String at(int index) {
    return index < all.size() ? all.get(index) : "";
  }

  /** The word behind {@code keyword}, which stands at {@code from} or later; empty without it. */
  String behind(String keyword, int from) {
    int found = all.subList(Math.min(from, all.size()), all.size()).indexOf(keyword);
    return found < 0 ? "" : at(Math.min(from, all.size()) + found + 1);
  }
}

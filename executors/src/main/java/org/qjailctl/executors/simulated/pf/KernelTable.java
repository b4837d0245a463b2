package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A table as the kernel keeps it, written as {@code table <name> flags { contents }}.
 *
 * @param definition the line up to its contents
 * @param contents addresses, an exclamation mark before those that do not belong; empty where the
 *     line says nothing of them
 */
record KernelTable(String definition, Optional<SortedSet<String>> contents) {

  static KernelTable of(String line) {
    int brace = line.indexOf(" {");
    if (brace < 0) {
      return new KernelTable(line, Optional.empty());
    }
    SortedSet<String> contents = new TreeSet<>();
    for (String word : line.substring(brace).replaceAll("[{}]", " ").split(" ", -1)) {
      if (!word.isEmpty()) {
        contents.add(word);
      }
    }
    return new KernelTable(line.substring(0, brace), Optional.of(contents));
  }

  String name() {
    return definition.substring(definition.indexOf('<') + 1, definition.indexOf('>'));
  }

  KernelTable holding(SortedSet<String> addresses) {
    return new KernelTable(definition, Optional.of(addresses));
  }

  /** {@code loaded} in place of {@code old}: a table whose contents are not said keeps them. */
  static List<String> loaded(List<String> old, List<String> loaded) {
    List<String> kept = new ArrayList<>();
    for (String line : loaded) {
      KernelTable table = of(line);
      Optional<SortedSet<String>> before =
          old.stream()
              .map(KernelTable::of)
              .filter(each -> each.name().equals(table.name()))
              .findFirst()
              .flatMap(KernelTable::contents);
      kept.add(
          table.contents().isPresent() || before.isEmpty()
              ? line
              : table.holding(before.get()).toString());
    }
    return kept;
  }

  @Override
  public String toString() {
    return definition + contents.map(all -> " { " + String.join(" ", all) + " }").orElse("");
  }
}

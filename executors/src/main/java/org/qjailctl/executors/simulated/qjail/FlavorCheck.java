package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/**
 * Compares a flavor with the shipped default one, as {@code diff -rq -X} does with etc, home and
 * root left out at any depth: every difference makes {@code qjail create} refuse the flavor.
 */
final class FlavorCheck {

  private static final List<String> LEFT_OUT = List.of("etc", "home", "root");

  private FlavorCheck() {}

  /** diff's lines; none when the flavor will do. */
  static List<String> differences(FileView files, String shipped, String flavor)
      throws FileRefused {
    List<String> lines = new ArrayList<>();
    compare(files, shipped, flavor, lines);
    return lines;
  }

  private static void compare(FileView files, String one, String other, List<String> lines)
      throws FileRefused {
    TreeSet<String> names = new TreeSet<>(files.list(one));
    names.addAll(files.list(other));
    names.removeAll(LEFT_OUT);
    for (String name : names) {
      String left = one + "/" + name;
      String right = other + "/" + name;
      if (files.stat(left).isEmpty() || files.stat(right).isEmpty()) {
        lines.add("Only in " + (files.exists(left) ? one : other) + ": " + name);
      } else if (files.isFolder(left) && files.isFolder(right)) {
        compare(files, left, right, lines);
      } else if (!same(files.stat(left).orElseThrow(), files.stat(right).orElseThrow())) {
        lines.add("Files " + left + " and " + right + " differ");
      }
    }
  }

  private static boolean same(Node one, Node other) {
    return one instanceof Node.Regular left
        && other instanceof Node.Regular right
        && left.content().sha256().equals(right.content().sha256());
  }
}

package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A tree of files while it is being copied or removed. */
final class Halfway {

  private Halfway() {}

  /**
   * {@code wanted} on its way to where {@code there} stands: the first half of what differs is
   * there, and the file that was under way is empty. None where only one thing is done.
   */
  static Optional<Node> copied(Optional<Node> there, Node.Folder wanted) {
    Node.Folder before =
        there
            .filter(Node.Folder.class::isInstance)
            .map(Node.Folder.class::cast)
            .orElse(Node.Folder.empty(wanted.attributes()));
    List<Map.Entry<String, Node>> differing = new ArrayList<>();
    for (Map.Entry<String, Node> child : wanted.children().entrySet()) {
      if (!child.getValue().equals(before.children().get(child.getKey()))) {
        differing.add(child);
      }
    }
    boolean onlyAdds = wanted.children().keySet().containsAll(before.children().keySet());
    if (!onlyAdds || differing.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<String, Node> last = differing.get(differing.size() / 2);
    TreeMap<String, Node> children = new TreeMap<>(before.children());
    differing
        .subList(0, differing.size() / 2)
        .forEach(child -> children.put(child.getKey(), child.getValue()));
    underWay(Optional.ofNullable(before.children().get(last.getKey())), last.getValue())
        .ifPresent(node -> children.put(last.getKey(), node));
    return Optional.of(new Node.Folder(children, wanted.attributes()));
  }

  private static Optional<Node> underWay(Optional<Node> there, Node wanted) {
    return switch (wanted) {
      case Node.Folder folder -> copied(there, folder).or(() -> there);
      case Node.Regular file -> Optional.of(new Node.Regular(Content.of(""), file.attributes()));
      case Node.Symlink link -> there;
    };
  }

  /** {@code tree} when half of what is in it is gone; none where only one thing is done. */
  static Optional<Node> removed(Node.Folder tree) {
    if (tree.children().isEmpty()) {
      return Optional.empty();
    }
    List<String> names = List.copyOf(tree.children().keySet());
    TreeMap<String, Node> children = new TreeMap<>(tree.children());
    int half = names.size() / 2;
    names.subList(0, half).forEach(children::remove);
    if (children.get(names.get(half)) instanceof Node.Folder inner) {
      removed(inner).ifPresent(node -> children.put(names.get(half), node));
    }
    Node.Folder left = new Node.Folder(children, tree.attributes());
    return left.equals(tree) ? Optional.empty() : Optional.of(left);
  }
}

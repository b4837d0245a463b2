package org.qjailctl.executors.simulated.world;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One thing in the file system. Nobody changes a node: a change makes new nodes up to the root, so
 * that a copy of a tree of any size is one reference.
 */
public sealed interface Node {

  Attributes attributes();

  Node with(Attributes other);

  record Regular(Content content, Attributes attributes) implements Node {
    @Override
    public Regular with(Attributes other) {
      return new Regular(content, other);
    }
  }

  record Symlink(String target, Attributes attributes) implements Node {
    @Override
    public Symlink with(Attributes other) {
      return new Symlink(target, other);
    }
  }

  /**
   * A folder.
   *
   * @param children by name, in the order in which ls(1) lists them; handed over, never changed
   *     again
   */
  record Folder(NavigableMap<String, Node> children, Attributes attributes) implements Node {
    public Folder {
      children = Collections.unmodifiableNavigableMap(children);
    }

    public static Folder empty(Attributes attributes) {
      return new Folder(new TreeMap<>(), attributes);
    }

    @Override
    public Folder with(Attributes other) {
      return new Folder(children, other);
    }

    Folder with(String name, Node child) {
      NavigableMap<String, Node> changed = new TreeMap<>(children);
      changed.put(name, child);
      return new Folder(changed, attributes);
    }

    Folder without(String name) {
      NavigableMap<String, Node> changed = new TreeMap<>(children);
      changed.remove(name);
      return new Folder(changed, attributes);
    }
  }
}

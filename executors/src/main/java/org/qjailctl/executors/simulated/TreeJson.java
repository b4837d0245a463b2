package org.qjailctl.executors.simulated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.Node;

/**
 * A file tree as a list of nodes, children before parents and the root last. A node that stands in
 * several places, as a copied template does, is there once.
 */
record TreeJson(List<Entry> nodes) {

  /** The only child of a file that holds a tree; no folder's child has a slash in its name. */
  private static final String PACKED = "/";

  /**
   * One node; exactly one of the nullable parts is there, but for {@code opaque}, which goes with
   * {@code size}, and with {@code children} where the file holds a tree.
   *
   * @param children numbers in the list, by name
   * @param base64 content that is no UTF-8 text
   */
  record Entry(
      String mode,
      long uid,
      long gid,
      long modified,
      @Nullable Map<String, Integer> children,
      @Nullable String target,
      @Nullable String text,
      @Nullable String base64,
      @Nullable String opaque,
      long size) {}

  static TreeJson of(Node.Folder root) {
    List<Entry> nodes = new ArrayList<>();
    add(root, nodes, new IdentityHashMap<>());
    return new TreeJson(nodes);
  }

  private static int add(Node node, List<Entry> nodes, Map<Node, Integer> numbers) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    Entry entry =
        switch (node) {
          case Node.Folder folder -> {
            Map<String, Integer> children = new TreeMap<>();
            folder
                .children()
                .forEach((name, child) -> children.put(name, add(child, nodes, numbers)));
            yield entry(node.attributes(), children, null, null, null, null, 0);
          }
          case Node.Symlink symlink ->
              entry(node.attributes(), null, symlink.target(), null, null, null, 0);
          case Node.Regular regular
              when regular.content()
                  instanceof Content.Packed(Node.Folder tree, long size, Sha256 digest) ->
              entry(
                  regular.attributes(),
                  Map.of(PACKED, add(tree, nodes, numbers)),
                  null,
                  null,
                  null,
                  digest.hex(),
                  size);
          case Node.Regular regular -> content(regular);
        };
    nodes.add(entry);
    numbers.put(node, nodes.size() - 1);
    return nodes.size() - 1;
  }

  private static Entry content(Node.Regular regular) {
    return switch (regular.content()) {
      case Content.Packed packed ->
          throw new IllegalArgumentException("what is packed is written with its tree");
      case Content.Opaque(long size, Sha256 digest) ->
          entry(regular.attributes(), null, null, null, null, digest.hex(), size);
      case Content.Held held -> {
        byte[] raw = held.content().toArray();
        String text = held.content().utf8();
        boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw);
        yield entry(
            regular.attributes(),
            null,
            null,
            isText ? text : null,
            isText ? null : Base64.getEncoder().encodeToString(raw),
            null,
            0);
      }
    };
  }

  private static Entry entry(
      Attributes has,
      @Nullable Map<String, Integer> children,
      @Nullable String target,
      @Nullable String text,
      @Nullable String base64,
      @Nullable String opaque,
      long size) {
    return new Entry(
        has.mode().toString(),
        has.uid(),
        has.gid(),
        has.modified(),
        children,
        target,
        text,
        base64,
        opaque,
        size);
  }

  /** The tree again. Throws IllegalArgumentException when the list makes none. */
  Node.Folder folder() {
    List<Node> made = new ArrayList<>();
    for (Entry entry : nodes) {
      made.add(node(entry, made));
    }
    if (!made.isEmpty() && made.getLast() instanceof Node.Folder root) {
      return root;
    }
    throw new IllegalArgumentException("the tree has no root");
  }

  private static Node node(Entry entry, List<Node> made) {
    Attributes attributes =
        new Attributes(
            FileMode.parse(entry.mode()).orThrow(), entry.uid(), entry.gid(), entry.modified());
    if (entry.children() != null) {
      TreeMap<String, Node> children = new TreeMap<>();
      for (Map.Entry<String, Integer> child : entry.children().entrySet()) {
        if (child.getValue() < 0 || child.getValue() >= made.size()) {
          throw new IllegalArgumentException("no node " + child.getValue());
        }
        children.put(child.getKey(), made.get(child.getValue()));
      }
      if (entry.opaque() != null && children.get(PACKED) instanceof Node.Folder tree) {
        Sha256 digest = new Sha256(entry.opaque());
        return new Node.Regular(new Content.Packed(tree, entry.size(), digest), attributes);
      }
      return new Node.Folder(children, attributes);
    }
    if (entry.target() != null) {
      return new Node.Symlink(entry.target(), attributes);
    }
    return new Node.Regular(content(entry), attributes);
  }

  private static Content content(Entry entry) {
    if (entry.opaque() != null) {
      return new Content.Opaque(entry.size(), new Sha256(entry.opaque()));
    }
    if (entry.base64() != null) {
      return Content.of(Bytes.of(Base64.getDecoder().decode(entry.base64())));
    }
    return Content.of(entry.text() == null ? "" : entry.text());
  }
}

package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.World;

/** The data of jails: a file in each jail's root, which is somewhere to be had whatever happens. */
final class JailMarks {

  private static final String DEFINITIONS = "/usr/local/etc/qjail.local";
  private static final String FILE = "data.txt";

  private JailMarks() {}

  /** Puts one into each jail; what each holds, by jail. */
  static SortedMap<String, String> put(World world, Random random) {
    SortedMap<String, String> marks = new TreeMap<>();
    FileView files = world.files(HostPath.of("/"));
    if (!files.isFolder(DEFINITIONS)) {
      return marks;
    }
    try {
      for (String file : files.list(DEFINITIONS)) {
        String jail = file.replaceAll("\\..*", "");
        String text = jail + " " + random.nextLong() + "\n";
        String root = "/usr/jails/" + jail;
        String image = root + "/" + jail + ".img";
        if (files.lstat(image).orElse(null) instanceof Node.Regular regular
            && regular.content() instanceof Content.Packed) {
          continue;
        }
        files.write(root + "/" + FILE, text);
        marks.put(jail, text);
      }
    } catch (FileRefused e) {
      throw new AssertionError(e);
    }
    return marks;
  }

  static void areThere(Map<String, String> marks, World world, String where) {
    marks.forEach(
        (jail, text) ->
            assertThat(isIn(world.fileSystem().root(), text))
                .as("the data of %s is somewhere; %s", jail, where)
                .isTrue());
  }

  private static boolean isIn(Node node, String text) {
    return switch (node) {
      case Node.Folder folder ->
          folder.children().entrySet().stream()
              .anyMatch(
                  child ->
                      child.getKey().equals(FILE)
                          ? child.getValue() instanceof Node.Regular regular
                              && regular
                                  .content()
                                  .bytes()
                                  .map(b -> b.utf8().equals(text))
                                  .orElse(false)
                          : isIn(child.getValue(), text));
      case Node.Regular regular ->
          regular.content() instanceof Content.Packed packed && isIn(packed.tree(), text);
      case Node.Symlink link -> false;
    };
  }
}

package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** The operations on files that need no program. */
final class FileOperations {

  private final World world;

  FileOperations(World world) {
    this.world = world;
  }

  Outcome read(Operation.ReadFile read) {
    String path = read.path().value();
    Optional<Node> node = files().lstat(path);
    if (node.isEmpty()) {
      return failed(path + ": No such file or directory");
    }
    if (!(node.get() instanceof Node.Regular regular)) {
      return failed(path + ": not a regular file");
    }
    Content content = regular.content();
    if (content.size() > read.mostBytes() || content.bytes().isEmpty()) {
      return failed(path + ": larger than " + read.mostBytes() + " bytes");
    }
    return Outcome.finished(0, content.bytes().get(), Bytes.NONE);
  }

  Outcome write(Operation.WriteFile write) {
    String path = write.path().value();
    Optional<Node> old = files().lstat(path);
    if (!files().isFolder(write.path().parent().value())) {
      return failed(write.path().parent() + ": No such directory");
    }
    if (old.isPresent() && !(old.get() instanceof Node.Regular)) {
      return failed(path + ": not a regular file");
    }
    if (!asExpected(old, write.expected())) {
      return failed(path + ": changed meanwhile");
    }
    long now = world.clock().instant().getEpochSecond();
    Attributes attributes = new Attributes(write.mode(), 0, 0, now);
    try {
      files().put(path, new Node.Regular(Content.of(write.content()), attributes));
    } catch (FileRefused e) {
      return failed(e.getMessage());
    }
    return Outcome.finished(0, Bytes.NONE, Bytes.NONE);
  }

  private static boolean asExpected(Optional<Node> old, Operation.Expected expected) {
    return switch (expected) {
      case Operation.Expected.Anything anything -> true;
      case Operation.Expected.Absent absent -> old.isEmpty();
      case Operation.Expected.Content content ->
          old.isPresent()
              && old.get() instanceof Node.Regular regular
              && regular.content().sha256().equals(content.digest());
    };
  }

  Outcome list(Operation.ListTree list) {
    List<TreeEntry> entries = new ArrayList<>();
    files()
        .lstat(list.root().value())
        .ifPresent(n -> add(entries, list.root(), n, list.depth(), list.contents()));
    entries.sort(Comparator.comparing(TreeEntry::path));
    return Outcome.listed(entries);
  }

  private void add(
      List<TreeEntry> entries, HostPath path, Node node, int depth, Operation.Contents contents) {
    entries.add(entry(path, node, contents));
    if (depth == 0 || !(node instanceof Node.Folder)) {
      return;
    }
    try {
      for (String name : files().list(path.value())) {
        HostPath child = path.child(name);
        files().lstat(child.value()).ifPresent(n -> add(entries, child, n, depth - 1, contents));
      }
    } catch (FileRefused e) {
      throw new IllegalStateException("a folder that was just seen can be listed", e);
    }
  }

  private static TreeEntry entry(HostPath path, Node node, Operation.Contents contents) {
    Attributes has = node.attributes();
    return switch (node) {
      case Node.Folder folder ->
          new TreeEntry(
              path,
              TreeEntry.Type.DIRECTORY,
              has.mode(),
              has.uid(),
              has.gid(),
              0,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      case Node.Symlink symlink ->
          new TreeEntry(
              path,
              TreeEntry.Type.SYMLINK,
              has.mode(),
              has.uid(),
              has.gid(),
              0,
              Optional.of(symlink.target()),
              Optional.empty(),
              Optional.empty());
      case Node.Regular regular -> {
        Content content = regular.content();
        boolean shown =
            contents == Operation.Contents.BYTES && content.size() <= Operation.MOST_LISTED_BYTES;
        yield new TreeEntry(
            path,
            TreeEntry.Type.FILE,
            has.mode(),
            has.uid(),
            has.gid(),
            content.size(),
            Optional.empty(),
            contents == Operation.Contents.NONE ? Optional.empty() : Optional.of(content.sha256()),
            shown ? content.bytes() : Optional.empty());
      }
    };
  }

  private FileView files() {
    return world.files(Place.HOST);
  }

  private static Outcome failed(String reason) {
    return Outcome.finished(1, Bytes.NONE, Bytes.utf8(reason + "\n"));
  }
}

package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.FileOwner;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;

/** The operations on files that need no program. */
final class FileOperations {

  private final World world;

  FileOperations(World world) {
    this.world = world;
  }

  Outcome read(Operation.ReadFile read) {
    return confined(read.within(), read.path(), files -> read(read, files));
  }

  private static Outcome read(Operation.ReadFile read, FileView files) {
    String path = read.path().value();
    Optional<Node> node = files.lstat(path);
    if (node.isEmpty()) {
      return failed(path + ": no such file");
    }
    if (!(node.get() instanceof Node.Regular regular)) {
      return failed(path + ": is not a regular file");
    }
    Content content = regular.content();
    if (content.size() > read.mostBytes() || content.bytes().isEmpty()) {
      return failed(path + ": is larger than " + read.mostBytes() + " bytes, the most read");
    }
    return Outcome.finished(0, content.bytes().get(), Bytes.NONE);
  }

  Outcome write(Operation.WriteFile write) {
    return confined(write.within(), write.path(), files -> write(write, files));
  }

  private Outcome write(Operation.WriteFile write, FileView files) {
    String path = write.path().value();
    Optional<Node> old = files.lstat(path);
    if (!files.isFolder(write.path().parent().value())) {
      return failed(write.path().parent() + ": no such folder, or it may not be entered");
    }
    if (old.isPresent() && !(old.get() instanceof Node.Regular)) {
      return failed(path + ": is not a regular file");
    }
    if (!asExpected(old, write.expected())) {
      return failed(path + ": has changed since it was read");
    }
    long now = world.clock().instant().getEpochSecond();
    Attributes kept = old.map(Node::attributes).orElse(Attributes.root(0644, now)).modifiedAt(now);
    Optional<Attributes> attributes =
        write.owner().isEmpty()
            ? Optional.of(kept.withMode(write.mode()))
            : owned(kept.withMode(write.mode()), write.owner().get(), files);
    if (attributes.isEmpty()) {
      return failed(path + ": could not be given to " + write.owner().get());
    }
    try {
      files.put(path, new Node.Regular(Content.of(write.content()), attributes.get()));
    } catch (FileRefused e) {
      return failed(e.getMessage());
    }
    return Outcome.finished(0, Bytes.NONE, Bytes.NONE);
  }

  private static Optional<Attributes> owned(Attributes file, FileOwner owner, FileView files) {
    Accounts accounts = Accounts.of(files);
    return accounts
        .user(owner.user())
        .flatMap(
            user ->
                accounts.group(owner.group()).map(group -> file.ownedBy(user.uid(), group.gid())));
  }

  /**
   * Carries out what touches {@code path} on the files that {@code confinement} lets it see: a
   * running jail's as that jail sees them; a stopped one's where no symlink is on the way.
   */
  private Outcome confined(
      Confinement confinement, HostPath path, Function<FileView, Outcome> work) {
    return switch (confinement) {
      case Confinement.WholeHost host -> work.apply(world.files(Place.HOST));
      case Confinement.InJail(String jail, HostPath root) -> {
        Optional<RunningJail> running = world.jails().find(jail);
        if (running.isEmpty() && !world.files(Place.HOST).isFolder(root.value())) {
          yield failed(root + ": no such folder, or it may not be entered");
        }
        FileView files = world.files(running.map(RunningJail::path).orElse(root));
        Optional<HostPath> link =
            running.isPresent() ? Optional.empty() : firstLink(files, path.parent());
        yield link.map(
                on ->
                    failed(
                        root
                            + on.value()
                            + ": is a symlink, which is not followed out of a stopped jail"))
            .orElseGet(() -> work.apply(files));
      }
    };
  }

  private static Optional<HostPath> firstLink(FileView files, HostPath folder) {
    HostPath way = HostPath.of("/");
    for (String part : folder.parts()) {
      way = way.child(part);
      if (files.lstat(way.value()).filter(Node.Symlink.class::isInstance).isPresent()) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
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
    return confined(
        list.within(),
        list.root(),
        files -> {
          List<TreeEntry> entries = new ArrayList<>();
          files
              .lstat(list.root().value())
              .ifPresent(n -> add(entries, files, list.root(), n, list.depth(), list.contents()));
          entries.sort(Comparator.comparing(TreeEntry::path));
          return Outcome.listed(entries);
        });
  }

  private static void add(
      List<TreeEntry> entries,
      FileView files,
      HostPath path,
      Node node,
      int depth,
      Operation.Contents contents) {
    entries.add(entry(path, node, contents));
    if (depth == 0 || !(node instanceof Node.Folder)) {
      return;
    }
    try {
      for (String name : files.list(path.value())) {
        HostPath child = path.child(name);
        files
            .lstat(child.value())
            .ifPresent(n -> add(entries, files, child, n, depth - 1, contents));
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

  private static Outcome failed(String reason) {
    return Outcome.finished(1, Bytes.NONE, Bytes.utf8(reason + "\n"));
  }
}

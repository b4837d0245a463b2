package org.qjailctl.executors.simulated.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.FileRefused.Reason;

/** Finds what a path leads to below a root, symlinks and mounts on the way included (namei(9)). */
final class PathWalk {

  /** MAXSYMLINKS in sys/param.h. */
  private static final int MOST_SYMLINKS = 32;

  /**
   * Where a path leads.
   *
   * @param physical the place in the file system
   * @param node what is there; empty when only the folder that would hold it is
   */
  record Arrival(HostPath physical, Optional<Node> node, boolean readOnly) {}

  /** A place on the way: as the host names it, and where that is in the file system. */
  private record Spot(HostPath logical, HostPath physical, boolean readOnly) {}

  private final FileSystem files;
  private final Mounts mounts;
  private final HostPath root;

  PathWalk(FileSystem files, Mounts mounts, HostPath root) {
    this.files = files;
    this.mounts = mounts;
    this.root = root;
  }

  Arrival to(String path, boolean follow) throws FileRefused {
    Deque<String> ahead = new ArrayDeque<>();
    push(ahead, path);
    Deque<Spot> trail = new ArrayDeque<>();
    trail.push(crossed(new Spot(root, root, false)));
    int symlinks = 0;
    while (!ahead.isEmpty()) {
      String part = ahead.pop();
      if (part.equals("..")) {
        if (trail.size() > 1) {
          trail.pop();
        }
        continue;
      }
      Spot here = trail.element();
      Spot next = entered(here, part, path);
      Optional<Node> node = files.node(next.physical());
      if (node.isPresent()
          && node.get() instanceof Node.Symlink symlink
          && (follow || !ahead.isEmpty())) {
        if (++symlinks > MOST_SYMLINKS) {
          throw new FileRefused(Reason.LOOP, path);
        }
        if (symlink.target().startsWith("/")) {
          while (trail.size() > 1) {
            trail.pop();
          }
        }
        push(ahead, symlink.target());
      } else if (node.isEmpty() && !ahead.isEmpty()) {
        throw new FileRefused(Reason.MISSING, path);
      } else {
        trail.push(next);
      }
    }
    Spot end = trail.element();
    return new Arrival(end.physical(), files.node(end.physical()), end.readOnly());
  }

  private Spot entered(Spot here, String part, String path) throws FileRefused {
    Optional<Node> node = files.node(here.physical());
    if (node.isEmpty()) {
      throw new FileRefused(Reason.MISSING, path);
    }
    if (!(node.get() instanceof Node.Folder)) {
      throw new FileRefused(Reason.NOT_A_FOLDER, path);
    }
    return crossed(
        new Spot(here.logical().child(part), here.physical().child(part), here.readOnly()));
  }

  /** The same place, looked through what is mounted there. */
  private Spot crossed(Spot spot) {
    return mounts
        .at(spot.logical())
        .map(m -> new Spot(spot.logical(), m.shows().orElse(spot.physical()), m.readOnly()))
        .orElse(spot);
  }

  private static void push(Deque<String> ahead, String path) {
    String[] parts = path.split("/");
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty() && !parts[i].equals(".")) {
        ahead.push(parts[i]);
      }
    }
  }
}

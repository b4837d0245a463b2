package org.qjailctl.executors.simulated.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  /**
   * A place on the way: as the host names it, where that is in the file system, and what is there.
   */
  private record Spot(String logical, String physical, @Nullable Node node, boolean readOnly) {}

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
    String top = root.value();
    trail.push(crossed(new Spot(top, top, files.node(root).orElse(null), false)));
    int symlinks = 0;
    while (!ahead.isEmpty()) {
      String part = ahead.pop();
      if (part.equals("..")) {
        if (trail.size() > 1) {
          trail.pop();
        }
        continue;
      }
      Spot next = entered(trail.element(), part, path);
      if (next.node() instanceof Node.Symlink symlink && (follow || !ahead.isEmpty())) {
        if (++symlinks > MOST_SYMLINKS) {
          throw new FileRefused(Reason.LOOP, path);
        }
        if (symlink.target().startsWith("/")) {
          while (trail.size() > 1) {
            trail.pop();
          }
        }
        push(ahead, symlink.target());
      } else if (next.node() == null && !ahead.isEmpty()) {
        throw new FileRefused(Reason.MISSING, path);
      } else {
        trail.push(next);
      }
    }
    Spot end = trail.element();
    return new Arrival(
        HostPath.of(end.physical()), Optional.ofNullable(end.node()), end.readOnly());
  }

  private Spot entered(Spot here, String part, String path) throws FileRefused {
    if (here.node() == null) {
      throw new FileRefused(Reason.MISSING, path);
    }
    if (!(here.node() instanceof Node.Folder folder)) {
      throw new FileRefused(Reason.NOT_A_FOLDER, path);
    }
    String logical = below(here.logical(), part);
    String physical =
        here.physical().equals(here.logical()) ? logical : below(here.physical(), part);
    return crossed(new Spot(logical, physical, folder.children().get(part), here.readOnly()));
  }

  private static String below(String folder, String part) {
    return folder.equals("/") ? "/" + part : folder + "/" + part;
  }

  /** The same place, looked through what is mounted there. */
  private Spot crossed(Spot spot) {
    Optional<Mount> mount = mounts.at(spot.logical());
    if (mount.isEmpty()) {
      return spot;
    }
    Optional<HostPath> shows = mount.get().shows();
    return new Spot(
        spot.logical(),
        shows.map(HostPath::value).orElse(spot.physical()),
        shows.isPresent() ? files.node(shows.get()).orElse(null) : spot.node(),
        mount.get().readOnly());
  }

  private static void push(Deque<String> ahead, String path) {
    int end = path.length();
    while (end > 0) {
      int slash = path.lastIndexOf('/', end - 1);
      String part = path.substring(slash + 1, end);
      if (!part.isEmpty() && !part.equals(".")) {
        ahead.push(part);
      }
      end = slash;
    }
  }
}

package org.qjailctl.executors.simulated.seeding;

import java.util.Optional;
import java.util.stream.IntStream;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/**
 * Files of a place of which a digest was seen and no content. Owners that the place does not know
 * get accounts.
 */
record SeededFiles(FileView place) {

  private static final long FIRST_ID = 20_000;
  private static final long ONE_BYTE = 1;
  private static final int OLDEST_POSTGRESQL = 9;
  private static final int NEWEST_POSTGRESQL = 40;

  /**
   * Puts what was seen at {@code path}.
   *
   * @param text the content, as far as any of it was read
   */
  void put(String path, FileState seen, Optional<String> text) throws FileRefused {
    switch (seen) {
      case FileState.Absent absent -> {
        if (place.lstat(path).isPresent()) {
          place.remove(path);
        }
      }
      case FileState.Regular(FileMode mode, String owner, String group, Sha256 digest) -> {
        folderOf(path);
        place.write(
            path,
            text.<Content>map(known -> new Content.Held(Bytes.utf8(known), digest))
                .orElseGet(() -> content(path, digest)));
        own(path, mode, owner, group);
      }
      case FileState.Directory(FileMode mode, String owner, String group) -> {
        place.makeFolders(path);
        own(path, mode, owner, group);
      }
      case FileState.Other other -> {
        folderOf(path);
        if (place.lstat(path).isEmpty()) {
          place.symlink(path, "nowhere");
        }
      }
    }
  }

  /** What is there already, where it is the same. */
  private Content content(String path, Sha256 digest) {
    return place
        .stat(path)
        .filter(Node.Regular.class::isInstance)
        .map(node -> ((Node.Regular) node).content())
        .filter(there -> there.sha256().equals(digest))
        .or(() -> clusterVersion(path, digest))
        .orElseGet(() -> new Content.Opaque(ONE_BYTE, digest));
  }

  /**
   * What PostgreSQL's PG_VERSION says is a number, and the digest tells which: without it a
   * simulated server does not take the directory for a cluster.
   */
  private static Optional<Content> clusterVersion(String path, Sha256 digest) {
    return path.endsWith("/PG_VERSION")
        ? IntStream.rangeClosed(OLDEST_POSTGRESQL, NEWEST_POSTGRESQL)
            .mapToObj(version -> Content.of(version + "\n"))
            .filter(content -> content.sha256().equals(digest))
            .findFirst()
        : Optional.empty();
  }

  private void folderOf(String path) throws FileRefused {
    String folder = path.substring(0, path.lastIndexOf('/'));
    for (int slash = folder.indexOf('/', 1); slash > 0; slash = folder.indexOf('/', slash + 1)) {
      giveWay(folder.substring(0, slash));
    }
    giveWay(folder);
    place.makeFolders(folder);
  }

  /** What was listed by its name alone was taken for a file: it is a folder, for it holds this. */
  private void giveWay(String folder) throws FileRefused {
    if (place.lstat(folder).filter(Node.Regular.class::isInstance).isPresent()) {
      place.remove(folder);
    }
  }

  private void own(String path, FileMode mode, String owner, String group) throws FileRefused {
    place.changeMode(path, mode);
    place.changeOwner(path, user(owner), group(group));
  }

  private long user(String name) throws FileRefused {
    if (name.matches("[0-9]{1,10}")) {
      return Long.parseLong(name);
    }
    Accounts accounts = Accounts.of(place);
    Optional<Long> known = accounts.user(name).map(Accounts.User::uid);
    if (known.isPresent()) {
      return known.get();
    }
    long id = FIRST_ID + accounts.users().size();
    append("/etc/passwd", name + ":*:" + id + ":" + id + "::/nonexistent:/usr/sbin/nologin\n");
    return id;
  }

  private long group(String name) throws FileRefused {
    if (name.matches("[0-9]{1,10}")) {
      return Long.parseLong(name);
    }
    Accounts accounts = Accounts.of(place);
    Optional<Long> known = accounts.group(name).map(Accounts.Group::gid);
    if (known.isPresent()) {
      return known.get();
    }
    long id = FIRST_ID + accounts.groups().size();
    append("/etc/group", name + ":*:" + id + ":\n");
    return id;
  }

  private void append(String path, String line) throws FileRefused {
    folderOf(path);
    place.write(path, place.text(path).orElse("") + line);
  }
}

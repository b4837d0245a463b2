package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Sha256;
import org.qjailctl.core.host.TreeEntry;

/**
 * Reads what {@code tree.sh} prints: parts that each begin with the run's mark and a letter, which
 * are described there. Names are bytes until they are known to be UTF-8 that a {@link HostPath} can
 * hold. What is listed inside a jail may be forged by the jail's root, so that anything may stand
 * here: a listing that is not well formed is not complete.
 */
final class TreeReader {

  private static final Pattern NODE =
      Pattern.compile(
          "[A-Za-z0-9][0-7]{1,7} [0-9]{1,10} [0-9]{1,10} [0-9]{1,18} .+", Pattern.DOTALL);

  private final Map<String, TreeEntry> nodes = new HashMap<>();
  private final Map<String, Bytes> contents = new HashMap<>();
  private final Map<String, Sha256> digests = new HashMap<>();
  private final Sha256 separator;
  private List<String> paths = List.of();
  private int next;
  private String node = "";
  private boolean complete;
  private boolean malformed;
  private final List<String> remarks = new ArrayList<>();

  private TreeReader(Marks marks) {
    separator = Bytes.utf8(marks.listing() + "S").sha256();
  }

  static Listing read(Marks marks, byte[] output) {
    TreeReader reader = new TreeReader(marks);
    byte[] mark = marks.listing().getBytes(US_ASCII);
    int at = ByteSearch.indexOf(output, mark, 0);
    while (at >= 0 && at + mark.length < output.length) {
      int from = at + mark.length;
      int to = ByteSearch.indexOf(output, mark, from);
      reader.part(
          (char) output[from], Arrays.copyOfRange(output, from + 1, to < 0 ? output.length : to));
      at = to;
    }
    return reader.listing();
  }

  private void part(char kind, byte[] body) {
    switch (kind) {
      case 'N' -> node(new String(body, ISO_8859_1));
      case 'T' -> target(body);
      case 'P' -> paths(new String(body, ISO_8859_1));
      case 'S' -> content(body);
      case 'H' -> digests(new String(body, US_ASCII));
      case 'E' -> complete = true;
      default -> malformed = true;
    }
  }

  /** {@code MODE UID GID SIZE PATH}; the path may hold anything, so it comes last. */
  private void node(String body) {
    node = "";
    if (!NODE.matcher(body).matches()) {
      malformed = true;
      return;
    }
    String[] fields = body.split(" ", 5);
    Optional<HostPath> path = path(fields[4]);
    if (path.isEmpty()) {
      remarks.add(
          "skipped, for its name is not plain UTF-8 on one line: " + shown(fields[4]) + "\n");
      return;
    }
    node = fields[4];
    TreeEntry.Type type = StatMode.type(fields[0]);
    nodes.put(
        node,
        new TreeEntry(
            path.get(),
            type,
            StatMode.permissions(fields[0]),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[2]),
            // What a folder's size is differs from one file system to the next.
            type == TreeEntry.Type.FILE ? Long.parseLong(fields[3]) : 0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private void target(byte[] body) {
    nodes.computeIfPresent(
        node,
        (name, entry) ->
            entry.type() == TreeEntry.Type.SYMLINK
                ? with(entry, Optional.of(new String(body, UTF_8)))
                : entry);
  }

  /** A count, a line feed, and as many names that end in NUL. */
  private void paths(String body) {
    String names = body.substring(body.indexOf('\n') + 1);
    paths = Arrays.asList(names.split("\0", -1));
    next = 0;
  }

  private void content(byte[] body) {
    if (next >= paths.size()) {
      malformed = true;
      return;
    }
    contents.put(paths.get(next++), Bytes.of(body));
  }

  /**
   * A line a digest. Before each file's stands that of the separator, so that a file without one
   * shifts no other. sha256sum(1) writes the name behind it, and a backslash before it when it had
   * to change that name.
   */
  private void digests(String body) {
    for (String line : body.split("\n", -1)) {
      String digits = line.startsWith("\\") ? line.substring(1) : line;
      Optional<Sha256> digest =
          digits.length() < 64
              ? Optional.empty()
              : Sha256.parse(digits.substring(0, 64)).toOptional();
      if (digest.isEmpty()) {
        continue;
      }
      if (digest.get().equals(separator)) {
        next++;
      } else if (next == 0 || next > paths.size()) {
        malformed = true;
      } else {
        digests.put(paths.get(next - 1), digest.get());
      }
    }
  }

  private Listing listing() {
    Map<HostPath, TreeEntry> sorted = new TreeMap<>();
    nodes.forEach((name, entry) -> sorted.put(entry.path(), finished(name, entry)));
    return new Listing(List.copyOf(sorted.values()), remarks, complete && !malformed);
  }

  private TreeEntry finished(String name, TreeEntry entry) {
    Bytes content = contents.get(name);
    if (entry.type() != TreeEntry.Type.FILE) {
      return entry;
    }
    if (content == null || content.size() > Operation.MOST_LISTED_BYTES) {
      return with(entry, entry.size(), Optional.ofNullable(digests.get(name)), Optional.empty());
    }
    // cat(1) gives nothing for a file that it may not read: that is no empty file.
    if (content.isEmpty() && entry.size() > 0) {
      return entry;
    }
    return with(entry, content.size(), Optional.of(content.sha256()), Optional.of(content));
  }

  private static TreeEntry with(TreeEntry entry, Optional<String> target) {
    return new TreeEntry(
        entry.path(),
        entry.type(),
        entry.mode(),
        entry.uid(),
        entry.gid(),
        entry.size(),
        target,
        entry.digest(),
        entry.content());
  }

  private static TreeEntry with(
      TreeEntry entry, long size, Optional<Sha256> digest, Optional<Bytes> content) {
    return new TreeEntry(
        entry.path(),
        entry.type(),
        entry.mode(),
        entry.uid(),
        entry.gid(),
        size,
        entry.target(),
        digest,
        content);
  }

  private static Optional<HostPath> path(String latin) {
    try {
      // In a stopped jail paths start at its root, which is the folder that the shell is in.
      String absolute = latin.startsWith("./") ? latin.substring(1) : latin;
      ByteBuffer bytes = ByteBuffer.wrap(absolute.getBytes(ISO_8859_1));
      return HostPath.parse(UTF_8.newDecoder().decode(bytes).toString()).toOptional();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A name for people's eyes: what is not printable ASCII as \ooo. */
  private static String shown(String latin) {
    StringBuilder shown = new StringBuilder();
    latin
        .chars()
        .forEach(
            c ->
                shown.append(
                    c > ' ' && c < 0x7f ? String.valueOf((char) c) : String.format("\\%03o", c)));
    return shown.toString();
  }
}

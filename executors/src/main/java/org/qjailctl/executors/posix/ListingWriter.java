package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.TreeEntry;

/** A listing as {@code tree.sh} prints it on FreeBSD, and as {@link TreeReader} reads it. */
final class ListingWriter {

  private final Marks marks;
  private final ByteArrayOutputStream listing = new ByteArrayOutputStream();

  private ListingWriter(Marks marks) {
    this.marks = marks;
  }

  static Bytes bytes(Marks marks, ListTree list, List<TreeEntry> entries) {
    ListingWriter writer = new ListingWriter(marks);
    entries.forEach(writer::node);
    switch (list.contents()) {
      case NONE -> {}
      case DIGEST -> writer.digests(files(entries));
      case BYTES -> {
        writer.contents(files(entries).stream().filter(ListingWriter::isShown).toList());
        writer.digests(files(entries).stream().filter(entry -> !isShown(entry)).toList());
      }
    }
    writer.part('E', "");
    return Bytes.of(writer.listing.toByteArray());
  }

  private static List<TreeEntry> files(List<TreeEntry> entries) {
    return entries.stream().filter(entry -> entry.type() == TreeEntry.Type.FILE).toList();
  }

  private static boolean isShown(TreeEntry entry) {
    return entry.size() <= Operation.MOST_LISTED_BYTES && entry.content().isPresent();
  }

  private void node(TreeEntry entry) {
    // The S_IF... constants of FreeBSD's sys/stat.h; a pipe stands for all that is not told apart.
    int type =
        switch (entry.type()) {
          case FILE -> 0100000;
          case DIRECTORY -> 0040000;
          case SYMLINK -> 0120000;
          case OTHER -> 0010000;
        };
    part(
        'N',
        Integer.toOctalString(type | entry.mode().bits())
            + " "
            + entry.uid()
            + " "
            + entry.gid()
            + " "
            + entry.size()
            + " "
            + entry.path());
    part('T', entry.target().orElse(""));
  }

  private void contents(List<TreeEntry> files) {
    if (files.isEmpty()) {
      return;
    }
    paths(files);
    for (TreeEntry file : files) {
      part('S', "");
      listing.writeBytes(file.content().orElse(Bytes.NONE).toArray());
    }
  }

  private void digests(List<TreeEntry> files) {
    if (files.isEmpty()) {
      return;
    }
    paths(files);
    String separator = Bytes.utf8(marks.listing() + "S").sha256().hex();
    part('H', "\n");
    for (TreeEntry file : files) {
      text(separator + "\n");
      file.digest().ifPresent(digest -> text(digest.hex() + "\n"));
    }
  }

  private void paths(List<TreeEntry> files) {
    part('P', files.size() + "\n");
    files.forEach(file -> text(file.path() + "\0"));
  }

  private void part(char kind, String body) {
    text(marks.listing() + kind + body);
  }

  private void text(String text) {
    listing.writeBytes(text.getBytes(UTF_8));
  }
}

package org.qjailctl.planner.importing;

import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;

/** A file of a flavor: its text, or why that does not stand in the manifest. */
sealed interface FlavorFile {

  record Text(String content) implements FlavorFile {}

  record Unsaid(String reason) implements FlavorFile {}

  /** What the manifest has of {@code entry}; a file that not everybody may read is not told. */
  static FlavorFile of(TreeEntry entry) {
    return switch (entry.type()) {
      case FILE -> regular(entry);
      case SYMLINK -> new Unsaid("a symlink, which a manifest has no words for.");
      case DIRECTORY, OTHER -> new Unsaid("no regular file.");
    };
  }

  private static FlavorFile regular(TreeEntry entry) {
    if ((entry.mode().bits() & 04) == 0) {
      return new Unsaid(
          "not readable by everyone (mode "
              + entry.mode()
              + "), so its content is not written here. Copy it beside the manifest, and name the"
              + " copy with source.");
    }
    if (entry.content().isEmpty()) {
      return new Unsaid(
          "larger than "
              + Operation.MOST_LISTED_BYTES / 1024
              + " KiB, or not readable. Copy it beside the manifest, and name the copy with"
              + " source.");
    }
    Bytes content = entry.content().get();
    String text = content.utf8();
    if (!Bytes.utf8(text).equals(content) || text.indexOf('\0') >= 0) {
      return new Unsaid("no text. Copy it beside the manifest, and name the copy with source.");
    }
    return text.contains("PRIVATE KEY-----")
        ? new Unsaid("a private key, which is never written.")
        : new Text(text);
  }
}

package org.qjailctl.schema.writing;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.draft.Draft;
import org.qjailctl.core.draft.Draft.Item;

/**
 * Writes a draft as YAML. Jackson writes every key and value; the lines between them, which it has
 * no words for, are laid here: the indentation of maps, and comments.
 */
public final class ManifestWriter {

  private static final int STEP = 2;

  private ManifestWriter() {}

  /** The document, which ends in a line feed. */
  public static String write(Draft draft) {
    StringBuilder text = new StringBuilder();
    lines(draft).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static List<String> lines(Draft draft) {
    List<String> lines = new ArrayList<>();
    draft.items().forEach(item -> lines.addAll(lines(item)));
    return lines;
  }

  private static List<String> lines(Item item) {
    return switch (item) {
      case Item.Comment(String text) -> CommentLines.of(text);
      case Item.Entry entry -> YamlLines.of(entry);
      case Item.Section(String key, Draft draft) -> section(key, draft);
      case Item.LeftOut(String reason, Item left) -> {
        List<String> lines = new ArrayList<>(CommentLines.of(reason));
        lines(left).forEach(line -> lines.add(CommentLines.commentedOut(line)));
        yield lines;
      }
    };
  }

  /** A map with nothing but comments in it would read as null. */
  private static List<String> section(String key, Draft draft) {
    List<String> lines = new ArrayList<>();
    boolean empty = draft.isOnlyComments();
    lines.add(YamlLines.key(key) + (empty ? ": {}" : ":"));
    lines(draft).forEach(line -> lines.add(line.isEmpty() ? line : " ".repeat(STEP) + line));
    return lines;
  }
}

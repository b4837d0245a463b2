package org.qjailctl.core.draft;

import java.util.ArrayList;
import java.util.List;

/** The items of a map of a manifest, in the order in which they are written. */
public record Draft(List<Item> items) {

  public static final Draft EMPTY = new Draft(List.of());

  public Draft {
    items = List.copyOf(items);
  }

  /** One item. */
  public sealed interface Item {

    /** Something said to people; line feeds part its lines. */
    record Comment(String text) implements Item {}

    /** A key and its value. */
    record Entry(String key, Value value) implements Item {}

    /** A key and the map behind it. */
    record Section(String key, Draft draft) implements Item {}

    /**
     * What stands there as a comment only, for a reader who may take the comment signs away.
     *
     * @param reason why it is no part of the manifest
     */
    record LeftOut(String reason, Item item) implements Item {}
  }

  /** A value that is no map of named things. */
  public sealed interface Value {

    /** Any text; it is quoted where YAML would read something else. */
    record Text(String text) implements Value {}

    record WholeNumber(long number) implements Value {}

    record Flag(boolean on) implements Value {}

    record Texts(List<String> texts) implements Value {
      public Texts {
        texts = List.copyOf(texts);
      }
    }

    /** A list of maps, each of entries only. */
    record Rows(List<List<Item.Entry>> rows) implements Value {
      public Rows {
        rows = rows.stream().map(List::copyOf).toList();
      }
    }
  }

  public Draft with(Item item) {
    List<Item> more = new ArrayList<>(items);
    more.add(item);
    return new Draft(more);
  }

  public Draft with(List<? extends Item> several) {
    List<Item> more = new ArrayList<>(items);
    more.addAll(several);
    return new Draft(more);
  }

  public Draft text(String key, String text) {
    return with(new Item.Entry(key, new Value.Text(text)));
  }

  public Draft number(String key, long number) {
    return with(new Item.Entry(key, new Value.WholeNumber(number)));
  }

  public Draft flag(String key, boolean on) {
    return with(new Item.Entry(key, new Value.Flag(on)));
  }

  public Draft texts(String key, List<String> texts) {
    return with(new Item.Entry(key, new Value.Texts(texts)));
  }

  public Draft section(String key, Draft draft) {
    return with(new Item.Section(key, draft));
  }

  public Draft comment(String text) {
    return with(new Item.Comment(text));
  }

  /** Whether a reader who passes over comments sees nothing. */
  public boolean isOnlyComments() {
    return items.stream()
        .allMatch(item -> item instanceof Item.Comment || item instanceof Item.LeftOut);
  }
}

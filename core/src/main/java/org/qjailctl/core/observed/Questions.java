package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be asked of a host: nothing else of it is looked at. Questions of one key are one.
 *
 * @param byKey each question by its {@link Question#key()}, in the order of their first mention
 */
public record Questions(Map<Question<?>, Question<?>> byKey) {

  public static final Questions NONE = new Questions(Map.of());

  public Questions {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
  }

  public static Questions of(Question<?>... questions) {
    return NONE.with(questions);
  }

  public Questions with(Question<?>... more) {
    return with(List.of(more));
  }

  /** These and {@code more}; questions that ask for nothing are left out. */
  public Questions with(Collection<? extends Question<?>> more) {
    Map<Question<?>, Question<?>> all = new LinkedHashMap<>(byKey);
    for (Question<?> question : more) {
      if (!question.isEmpty()) {
        all.merge(question.key(), question, Questions::both);
      }
    }
    return new Questions(all);
  }

  /** What either asks for. */
  public Questions and(Questions other) {
    return with(other.byKey.values());
  }

  /** These without the commands that the manifest names; whether a path is there is asked. */
  public Questions withoutCommands() {
    Map<Question<?>, Question<?>> harmless = new LinkedHashMap<>(byKey);
    harmless
        .keySet()
        .removeIf(key -> key instanceof PlaceQuestion.Succeeds run && run.guard().isCommand());
    return new Questions(harmless);
  }

  public Collection<Question<?>> all() {
    return byKey.values();
  }

  private static <T> Question<?> both(Question<T> one, Question<?> other) {
    @SuppressWarnings("unchecked") // One key, one kind of question, one kind of answer.
    Question<T> same = (Question<T>) other;
    return one.and(same);
  }
}

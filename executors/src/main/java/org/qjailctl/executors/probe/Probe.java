package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;

/**
 * What to ask a host, in one batch, to have questions answered; and how to read its answers.
 * Operations that look alike are run once: none of them changes anything.
 */
public final class Probe {

  private final Map<Question<?>, Reading<? extends Fact<?>>> readings;

  /** Each operation with its place in the batch. */
  private final Map<Operation, Integer> operations;

  private Probe(Map<Question<?>, Reading<? extends Fact<?>>> readings) {
    this.readings = readings;
    this.operations = new LinkedHashMap<>();
    for (Reading<?> reading : readings.values()) {
      reading
          .operations()
          .forEach(operation -> operations.putIfAbsent(operation, operations.size()));
    }
  }

  /** The probe that asks {@code questions} and nothing else. */
  public static Probe of(Questions questions) {
    return of(questions, Secrets.none());
  }

  /** The same, which compares passwords with those of {@code secrets} that are at hand. */
  public static Probe of(Questions questions, Secrets secrets) {
    Map<Question<?>, Reading<? extends Fact<?>>> readings = new LinkedHashMap<>();
    questions.byKey().forEach((key, question) -> readings.put(key, Readings.of(question, secrets)));
    return new Probe(readings);
  }

  /** The operations, none of which depends on another or changes anything. */
  public Batch batch() {
    return Batch.all(List.copyOf(operations.keySet()));
  }

  /**
   * What {@code outcomes} tell.
   *
   * @param outcomes those of this probe's own items, in their order
   */
  public HostState read(List<Outcome> outcomes) {
    if (outcomes.size() != operations.size()) {
      throw new IllegalArgumentException(
          outcomes.size() + " outcomes of " + operations.size() + " operations");
    }
    Map<Question<?>, Fact<?>> answers = new LinkedHashMap<>();
    readings.forEach((key, reading) -> answers.put(key, answer(reading, outcomes)));
    return new HostState(answers);
  }

  private <T> T answer(Reading<T> reading, List<Outcome> outcomes) {
    List<Outcome> own = new ArrayList<>();
    reading
        .operations()
        .forEach(operation -> own.add(outcomes.get(operations.getOrDefault(operation, -1))));
    return reading.read(own);
  }
}

package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.InterfaceName;

/**
 * A host as it was found in one probe: the answers to the questions that were asked.
 *
 * @param answers by the questions' keys
 */
public record HostState(Map<Question<?>, Fact<?>> answers) {

  /** A host of which nothing is known. */
  public static final HostState UNSEEN = new HostState(Map.of());

  public HostState {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /** The answer to {@code question}; unknown when it was not asked. */
  public <T> Fact<T> answer(Question<T> question) {
    @SuppressWarnings("unchecked") // An answer is put in by with() or by the question's reading.
    Fact<T> fact = (Fact<T>) answers.get(question.key());
    return fact == null ? Fact.notProbed() : fact;
  }

  /** The same host, with this answer. */
  public <T> HostState with(Question<T> question, Fact<T> answer) {
    Map<Question<?>, Fact<?>> all = new LinkedHashMap<>(answers);
    all.put(question.key(), answer);
    return new HostState(all);
  }

  /** The same host, of which this is known. */
  public <T> HostState knowing(Question<T> question, T answer) {
    return with(question, Fact.known(answer));
  }

  /** The same host, with another answer to a question that was asked. */
  public <T> HostState changed(Question<T> question, UnaryOperator<Fact<T>> change) {
    return answers.containsKey(question.key())
        ? with(question, change.apply(answer(question)))
        : this;
  }

  /** The same, with each of {@code wanted} that has no answer told as not asked. */
  public HostState notAsked(Questions wanted) {
    Map<Question<?>, Fact<?>> all = new LinkedHashMap<>(answers);
    wanted.byKey().keySet().forEach(key -> all.putIfAbsent(key, Fact.notAsked()));
    return new HostState(all);
  }

  /** The answers to some of the questions. */
  public HostState only(Predicate<Question<?>> some) {
    Map<Question<?>, Fact<?>> all = new LinkedHashMap<>(answers);
    all.keySet().removeIf(some.negate());
    return new HostState(all);
  }

  /** Hands over each question of a kind, as its key has it, with its answer. */
  public <T, Q extends Question<T>> void each(Class<Q> kind, BiConsumer<Q, Fact<T>> use) {
    for (Question<?> key : answers.keySet()) {
      if (kind.isInstance(key)) {
        Q question = kind.cast(key);
        use.accept(question, answer(question));
      }
    }
  }

  public Fact<SystemFacts> system() {
    return answer(new HostQuestion.HostSystem());
  }

  public Fact<SortedMap<InterfaceName, ObservedInterface>> interfaces() {
    return answer(new HostQuestion.Interfaces());
  }

  public Fact<KernelState> kernel() {
    return answer(new HostQuestion.JailKernel());
  }

  public Fact<SysctlState> sysctl() {
    return answer(HostQuestion.Sysctls.of(List.of()));
  }

  public PfState pf() {
    return answer(new HostQuestion.Pf()).known().orElseGet(PfState::notProbed);
  }

  public StorageState storage() {
    return answer(new HostQuestion.Storage()).known().orElseGet(StorageState::notProbed);
  }

  public QjailState qjail() {
    return new QjailState(this);
  }

  public PlaceState place(Place place) {
    return new PlaceState(place, this);
  }

  /** Each place of which something was asked, with what was found there and nothing else. */
  public SortedMap<Place, PlaceState> places() {
    SortedMap<Place, Map<Question<?>, Fact<?>>> found = new TreeMap<>();
    answers.forEach(
        (key, fact) -> {
          if (key instanceof PlaceQuestion<?> question) {
            found.computeIfAbsent(question.place(), place -> new LinkedHashMap<>()).put(key, fact);
          }
        });
    SortedMap<Place, PlaceState> all = new TreeMap<>();
    found.forEach((place, facts) -> all.put(place, new PlaceState(place, new HostState(facts))));
    return all;
  }

  /** The same host, of which nothing was seen in {@code place}, nor of PostgreSQL clusters. */
  public HostState withoutPlace(Place place) {
    return only(
        key ->
            !(key instanceof HostQuestion.Cluster)
                && !(key instanceof PlaceQuestion<?> asked && asked.place().equals(place)));
  }

  /** The PostgreSQL cluster of a jail. */
  public Fact<ClusterState> cluster(JailName jail) {
    return answers.keySet().stream()
        .filter(
            key ->
                key instanceof HostQuestion.Cluster cluster && cluster.server().jail().equals(jail))
        .findFirst()
        .map(key -> answer((HostQuestion.Cluster) key))
        .orElseGet(Fact::notProbed);
  }
}

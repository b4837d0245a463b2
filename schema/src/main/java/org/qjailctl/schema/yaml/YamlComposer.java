package org.qjailctl.schema.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.KeyPath;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a tree of snakeyaml-engine's events. The library's own composer would resolve aliases
 * before anyone could say where they stand, and keep no places of keys.
 */
final class YamlComposer {

  /** The deepest part of a manifest has nine levels. */
  private static final int DEEPEST = 32;

  /** Forty thousand jails; each node takes a quarter of a kilobyte. */
  private static final int MOST_NODES = 400_000;

  /** The library copies its window whenever a long text outgrows it: the default takes seconds. */
  private static final int WINDOW = 65_536;

  private final SourceText source;
  private final Problems problems;
  private final Marks marks;
  private final Scalars scalars;
  private final Iterator<Event> events;
  private int nodes;

  YamlComposer(SourceText source, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(Scalars.SCHEMA)
            .setLabel(source.file())
            .setCodePointLimit(Integer.MAX_VALUE)
            .setBufferSize(Math.min(WINDOW, Math.max(1024, source.text().length())))
            .build();
    this.source = source;
    this.problems = problems;
    this.marks = new Marks(source.file());
    this.scalars = new Scalars(problems);
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /** The tree of the one document; empty when there is none to go on with. */
  Optional<YamlNode> document() {
    try {
      Optional<YamlNode> root = Optional.empty();
      while (events.hasNext()) {
        Event event = events.next();
        if (event instanceof DocumentStartEvent) {
          if (root.isPresent()) {
            reportSecondDocument(event);
            return root;
          }
          root = Optional.of(node(events.next(), KeyPath.TOP, Optional.empty(), 0));
        }
      }
      if (root.isEmpty() || isNothing(root.get())) {
        reportNothing();
        return Optional.empty();
      }
      return root;
    } catch (YamlEngineException e) {
      SyntaxProblem.report(e, source, problems);
      return Optional.empty();
    } catch (Enough e) {
      return Optional.empty();
    }
  }

  private YamlNode node(Event event, KeyPath path, Optional<SourceRange> key, int depth) {
    SourceRange value = marks.range(event);
    Place place = new Place(path, value, key.orElse(value));
    if (depth > DEEPEST) {
      problems.report(
          ManifestCode.TOO_DEEP,
          place,
          "More than " + DEEPEST + " lists or maps stand in one another here.",
          "Remove the brackets or indentation that nothing needs.");
      throw new Enough();
    }
    if (++nodes > MOST_NODES) {
      problems.report(
          ManifestCode.FILE_TOO_LARGE,
          place,
          "The file has more than " + MOST_NODES + " keys and values.",
          "Check that this is the right file.");
      throw new Enough();
    }
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named
          .getAnchor()
          .ifPresent(
              anchor -> reportAnchor(place, "The anchor &" + Quoted.plain(anchor.getValue())));
    }
    return switch (event) {
      case AliasEvent alias -> {
        reportAnchor(place, "The alias *" + Quoted.plain(alias.getAlias().getValue()));
        yield new Unreadable(place);
      }
      case ScalarEvent scalar -> scalars.node(scalar, place);
      case SequenceStartEvent start -> {
        boolean tagged = scalars.isTagged(start.getTag(), place);
        YamlNode read = sequence(place, depth);
        yield tagged ? new Unreadable(place) : read;
      }
      case MappingStartEvent start -> {
        boolean tagged = scalars.isTagged(start.getTag(), place);
        YamlNode read = mapping(place, depth);
        yield tagged ? new Unreadable(place) : read;
      }
      default -> throw new IllegalStateException("no node starts with " + event);
    };
  }

  private YamlNode sequence(Place place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      items.add(node(event, place.path().item(items.size()), Optional.empty(), depth + 1));
    }
    return new Sequence(place, items);
  }

  private YamlNode mapping(Place place, int depth) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      Place keyPlace = keyPlace(event, place.path());
      YamlNode key = node(event, keyPlace.path(), Optional.empty(), depth + 1);
      YamlNode value =
          node(events.next(), keyPlace.path(), Optional.of(keyPlace.value()), depth + 1);
      switch (key) {
        case Scalar(Place where, String text, Scalar.Kind kind) -> add(entries, text, where, value);
        case Mapping map -> reportComplexKey(keyPlace);
        case Sequence list -> reportComplexKey(keyPlace);
        case Unreadable unreadable -> {}
      }
    }
    return new Mapping(place, entries);
  }

  private Place keyPlace(Event event, KeyPath owner) {
    SourceRange range = marks.range(event);
    return new Place(
        event instanceof ScalarEvent scalar ? owner.key(scalar.getValue()) : owner, range, range);
  }

  private void add(Map<String, Entry> entries, String key, Place place, YamlNode value) {
    Entry earlier = entries.get(key);
    if (key.equals("<<")) {
      problems.report(
          ManifestCode.MERGE_KEY,
          place,
          "The key << does not merge anything here.",
          "Write the keys out, or put what jails share below defaults.");
    } else if (earlier != null) {
      problems.report(
          ManifestCode.DUPLICATE_KEY,
          place,
          Quoted.of(key) + " stands in line " + earlier.keyPlace().value().line() + " already.",
          "Keep one of the two.");
    } else {
      entries.put(key, new Entry(key, place, value));
    }
  }

  private static boolean isEnd(Event event) {
    return switch (event.getEventId()) {
      case MappingEnd, SequenceEnd -> true;
      case Alias,
          Comment,
          DocumentEnd,
          DocumentStart,
          MappingStart,
          Scalar,
          SequenceStart,
          StreamEnd,
          StreamStart ->
          false;
    };
  }

  private static boolean isNothing(YamlNode root) {
    return root instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
  }

  private void reportAnchor(Place place, String what) {
    problems.report(
        ManifestCode.ANCHOR,
        place,
        what + " stands here.",
        "Write the value itself, or put what jails share below defaults.");
  }

  private void reportComplexKey(Place place) {
    problems.report(
        ManifestCode.COMPLEX_KEY,
        place,
        "A list or a map stands where a key belongs.",
        "Write a plain word and a colon; a text that starts with [ or { needs quotes.");
  }

  private void reportSecondDocument(Event event) {
    problems.report(
        ManifestCode.SEVERAL_DOCUMENTS,
        marks.range(event),
        "manifest",
        "Another document starts here.",
        "Give each host a file of its own.");
  }

  private void reportNothing() {
    problems.report(
        ManifestCode.FILE_EMPTY,
        new SourceRange(source.file(), 1, 1, 1),
        "manifest",
        "There is nothing in the file but white space and comments.",
        "Start with `version: 1` and `host: { name: db1 }`.");
  }

  /** Ends the reading of a document that no manifest looks like; the problem is reported. */
  private static final class Enough extends RuntimeException {
    Enough() {
      super("the document is not read to its end", null, false, false);
    }
  }
}

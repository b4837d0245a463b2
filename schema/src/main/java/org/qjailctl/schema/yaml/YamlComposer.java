package org.qjailctl.schema.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.KeyPath;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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

  /** The library copies its window whenever a long text outgrows it: the default takes seconds. */
  private static final int WINDOW = 65_536;

  private final SourceText source;
  private final Problems problems;
  private final Marks marks;
  private final Scalars scalars;
  private final Iterator<Event> events;
  private final Allowance allowance;
  private final Anchors anchors;
  private final QuotedTexts quoted = new QuotedTexts();

  YamlComposer(SourceText source, Problems problems, Allowance allowance) {
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
    this.allowance = allowance;
    this.anchors = new Anchors(problems, allowance);
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
      SyntaxProblem.report(e, source, quoted, problems);
      return Optional.empty();
    } catch (Enough e) {
      return Optional.empty();
    }
  }

  private YamlNode node(Event event, KeyPath path, Optional<SourceRange> key, int depth) {
    SourceRange value = marks.range(event);
    Place place = new Place(path, value, key.orElse(value));
    allowance.write(place, depth);
    if (event instanceof AliasEvent alias) {
      return anchors.resolve(alias.getAlias().getValue(), place, depth);
    }
    Optional<String> anchor =
        event instanceof NodeEvent named
            ? named.getAnchor().map(name -> name.getValue())
            : Optional.empty();
    anchor.ifPresent(anchors::begin);
    YamlNode read = written(event, place, depth);
    anchor.ifPresent(name -> anchors.end(name, read));
    return read;
  }

  private YamlNode written(Event event, Place place, int depth) {
    return switch (event) {
      case ScalarEvent scalar -> {
        quoted.passed(scalar);
        yield scalars.node(scalar, place);
      }
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
    MappingEntries entries = new MappingEntries(problems);
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      Place keyPlace = keyPlace(event, place.path());
      if (isMerge(event)) {
        allowance.write(keyPlace, depth + 1);
        entries.merge(keyPlace, merged(place.path(), keyPlace, depth));
        continue;
      }
      YamlNode key = node(event, keyPlace.path(), Optional.empty(), depth + 1);
      YamlNode value =
          node(events.next(), keyPlace.path(), Optional.of(keyPlace.value()), depth + 1);
      switch (key) {
        case Scalar(Place where, String text, Scalar.Kind kind) ->
            addUnlessCopied(entries, text, where, value);
        case Mapping map -> reportComplexKey(keyPlace);
        case Sequence list -> reportComplexKey(keyPlace);
        case Unreadable unreadable -> {}
      }
    }
    return new Mapping(place, entries.all());
  }

  /** What stands behind {@code <<}, as if each of its maps stood where {@code owner} is. */
  private YamlNode merged(KeyPath owner, Place keyPlace, int depth) {
    Event event = events.next();
    if (!(event instanceof SequenceStartEvent)) {
      return node(event, owner, Optional.of(keyPlace.value()), depth);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Event item = events.next(); !isEnd(item); item = events.next()) {
      items.add(node(item, owner, Optional.empty(), depth));
    }
    return new Sequence(keyPlace, items);
  }

  private static boolean isMerge(Event key) {
    return key instanceof ScalarEvent scalar
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && scalar.getTag().isEmpty()
        && scalar.getValue().equals(MappingEntries.MERGE);
  }

  /** An alias as a key would be shown at a place where the key is not written. */
  private void addUnlessCopied(MappingEntries entries, String text, Place where, YamlNode value) {
    if (where.via().isEmpty()) {
      entries.add(text, where, value);
    } else {
      reportComplexKey(new Place(where.path(), where.via().get(0).where(), where.head()));
    }
  }

  private Place keyPlace(Event event, KeyPath owner) {
    SourceRange range = marks.range(event);
    return new Place(
        event instanceof ScalarEvent scalar ? owner.key(scalar.getValue()) : owner, range, range);
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

  private void reportComplexKey(Place place) {
    problems.report(
        ManifestCode.COMPLEX_KEY,
        place,
        "A list, a map or an alias stands where a key belongs.",
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
}

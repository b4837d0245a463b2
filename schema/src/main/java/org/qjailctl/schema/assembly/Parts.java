package org.qjailctl.schema.assembly;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.Allowance;
import org.qjailctl.schema.yaml.SourceText;
import org.qjailctl.schema.yaml.Sources;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlReader;

/** The files of one manifest, each read once, however many others include it. */
final class Parts {

  private static final int MOST_FILES = 100;

  private final Confines confines;
  private final Problems problems;
  private final Allowance allowance;
  private final Map<String, SourceText> texts = new HashMap<>();
  private final Map<String, Path> folders = new HashMap<>();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<Path> open = new ArrayDeque<>();
  private int bytes;
  private boolean broken;

  Parts(Confines confines, Problems problems) {
    this.confines = confines;
    this.problems = problems;
    this.allowance = new Allowance(problems);
  }

  Sources sources() {
    return new Sources(texts);
  }

  Map<String, Path> folders() {
    return Map.copyOf(folders);
  }

  /** The tree of the first file and all that it includes; empty when any of it is broken. */
  Optional<YamlNode> first(String name, byte[] content, Path identity, Path folder) {
    Optional<YamlNode> root = part(name, content, identity, folder);
    return broken ? Optional.empty() : root;
  }

  private Optional<YamlNode> part(String name, byte[] content, Path identity, Path folder) {
    bytes += content.length;
    seen.add(identity);
    folders.put(name, folder);
    YamlReader.Result read = YamlReader.read(name, content, problems, allowance);
    texts.put(name, read.source());
    broken |= read.root().isEmpty();
    open.push(identity);
    Optional<YamlNode> united = read.root().map(root -> withIncludes(root, folder));
    open.pop();
    return united;
  }

  private YamlNode withIncludes(YamlNode root, Path folder) {
    YamlNode united = root;
    if (root instanceof Mapping own && own.get("include").orElse(own) instanceof Sequence paths) {
      for (YamlNode item : paths.items()) {
        if (item instanceof Scalar path && path.kind() == Scalar.Kind.TEXT) {
          Optional<YamlNode> included = included(path, folder);
          if (included.isPresent()) {
            united = Union.of(united, included.get(), problems);
          }
        }
      }
    }
    return united;
  }

  /** The tree of an included file; empty when it is read already, or cannot be. */
  private Optional<YamlNode> included(Scalar path, Path folder) {
    Place place = path.place();
    if (path.text().contains("${")) {
      Misplaced.report(place, "A path behind include is read before any variable.", problems);
      return isBroken();
    }
    Path file;
    String name;
    try {
      file = folder.resolve(path.text()).normalize();
      name = Path.of(place.value().file()).resolveSibling(path.text()).normalize().toString();
    } catch (InvalidPathException e) {
      IncludedFile.reportMissing(path, Optional.empty(), problems);
      return isBroken();
    }
    if (!confines.hold(file)) {
      IncludedFile.reportOutside(path, problems);
      return isBroken();
    }
    Path identity = Assembly.identity(file);
    if (open.contains(identity)) {
      problems.report(
          ManifestCode.INCLUDE_CYCLE,
          place,
          Quoted.of(path.text())
              + (identity.equals(open.peek()) ? " is this very file." : " includes this file."),
          "Remove one of the includes.");
      return isBroken();
    }
    if (seen.contains(identity)) {
      return Optional.empty();
    }
    if (seen.size() == MOST_FILES) {
      problems.report(
          ManifestCode.TOO_MANY_FILES,
          place,
          "The manifest has more than " + MOST_FILES + " files.",
          "Put some of them together.");
      return isBroken();
    }
    Optional<byte[]> content =
        IncludedFile.load(file, path, ManifestFile.LARGEST - bytes, problems);
    return content.isEmpty()
        ? isBroken()
        : part(name, content.get(), identity, parent(file, folder)).filter(this::isMap);
  }

  private static Path parent(Path file, Path otherwise) {
    Path parent = file.getParent();
    return parent == null ? otherwise : parent;
  }

  private boolean isMap(YamlNode root) {
    if (root instanceof Mapping) {
      return true;
    }
    problems.report(
        ManifestCode.WRONG_TYPE,
        root.place(),
        "The file that is included holds no map of keys and values.",
        "Write sections as in a manifest, such as `jails: { jail1: { ip4: [192.168.1.1] } }`.");
    broken = true;
    return false;
  }

  private Optional<YamlNode> isBroken() {
    broken = true;
    return Optional.empty();
  }
}

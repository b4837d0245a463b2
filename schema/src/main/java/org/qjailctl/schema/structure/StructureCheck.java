package org.qjailctl.schema.structure;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;

/**
 * Holds a tree against host.schema.json and says each departure in our own words.
 *
 * <p>Loading the validator takes longer than all the rest of reading a manifest, so the caller asks
 * only when it has met something that it could not use.
 */
public final class StructureCheck {

  private StructureCheck() {}

  /** Loaded once, when it is first asked for. */
  private static final class Loaded {
    static final Schema SCHEMA =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(HostSchema.afterVariables());
  }

  /** Reports every departure of {@code root} from the schema; true when there is any. */
  public static boolean report(YamlNode root, Problems problems) {
    Schema schema = Loaded.SCHEMA;
    Map<List<Object>, List<Error>> byNode = new LinkedHashMap<>();
    List<Error> errors =
        schema.validate(JsonTree.of(root), context -> context.setErrors(new FirstErrors()));
    for (Error error : errors) {
      byNode
          .computeIfAbsent(steps(error.getInstanceLocation()), at -> new ArrayList<>())
          .add(error);
    }
    boolean found = false;
    for (Map.Entry<List<Object>, List<Error>> entry : byNode.entrySet()) {
      YamlNode node = root.walk(entry.getKey());
      if (!(node instanceof YamlNode.Unreadable)) {
        found |=
            new Departures(schema.getSchemaNode(), problems).report(node, worst(entry.getValue()));
      }
    }
    return found;
  }

  private static List<Object> steps(NodePath location) {
    List<Object> steps = new ArrayList<>();
    for (int i = 0; i < location.getNameCount(); i++) {
      steps.add(location.getElement(i));
    }
    return steps;
  }

  /** Of a node of the wrong type only that is worth saying. */
  private static List<Error> worst(List<Error> errors) {
    List<Error> types = errors.stream().filter(e -> e.getKeyword().equals("type")).toList();
    return (types.isEmpty() ? errors : types.subList(0, 1))
        .stream().sorted(Comparator.comparing(e -> e.getSchemaLocation().toString())).toList();
  }
}

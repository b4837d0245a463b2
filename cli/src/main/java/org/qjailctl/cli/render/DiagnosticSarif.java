package org.qjailctl.cli.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.diagnostic.SourceRange;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Diagnostics as SARIF 2.1.0, which CI services show beside the lines of a change. Paths are
 * relative to the working directory, as those services want them.
 */
public final class DiagnosticSarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final String version;
  private final Function<Code, String> explanations;
  private final Path folder;

  /**
   * A writer.
   *
   * @param version of qjailctl
   * @param explanations what {@code qjailctl explain} says of a code
   * @param folder the working directory
   */
  public DiagnosticSarif(String version, Function<Code, String> explanations, Path folder) {
    this.version = version;
    this.explanations = explanations;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** The log of one run. */
  public String of(List<Diagnostic> diagnostics) {
    Map<Code, Diagnostic> rules = new TreeMap<>();
    diagnostics.forEach(one -> rules.putIfAbsent(one.code(), one));
    ObjectNode root = JsonDocument.object();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "qjailctl");
    driver.put("version", version);
    ArrayNode ruleNodes = driver.putArray("rules");
    rules.values().forEach(first -> rule(ruleNodes.addObject(), first));
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    List<Code> codes = List.copyOf(rules.keySet());
    diagnostics.forEach(one -> result(results.addObject(), one, codes.indexOf(one.code())));
    return JsonDocument.text(root);
  }

  private void rule(ObjectNode node, Diagnostic first) {
    node.put("id", first.code().value());
    node.putObject("shortDescription").put("text", first.summary());
    node.putObject("fullDescription").put("text", explanations.apply(first.code()));
    node.putObject("defaultConfiguration").put("level", level(first));
  }

  private void result(ObjectNode node, Diagnostic one, int rule) {
    node.put("ruleId", one.code().value());
    node.put("ruleIndex", rule);
    node.put("level", level(one));
    node.putObject("message")
        .put("text", one.summary() + ": " + (one.detail() + " " + one.remedy()).strip());
    one.where()
        .ifPresent(
            where -> {
              ObjectNode location = node.putArray("locations").addObject();
              place(location, where);
              location
                  .putArray("logicalLocations")
                  .addObject()
                  .put("fullyQualifiedName", one.subject());
            });
    related(node, one.related());
  }

  private void related(ObjectNode node, Collection<Related> all) {
    if (all.isEmpty()) {
      return;
    }
    ArrayNode locations = node.putArray("relatedLocations");
    for (Related other : all) {
      ObjectNode location = locations.addObject();
      location.put("id", locations.size() - 1);
      place(location, other.where());
      location.putObject("message").put("text", other.message());
    }
  }

  private void place(ObjectNode location, SourceRange where) {
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(where.file()));
    ObjectNode region = physical.putObject("region");
    region.put("startLine", where.line());
    region.put("startColumn", where.column());
    region.put("endColumn", where.endColumn());
  }

  /**
   * Relative below the working directory, whole elsewhere; either way with its specials escaped.
   */
  private String uri(String file) {
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder)) {
      return path.toUri().toString();
    }
    try {
      return new URI(null, null, folder.relativize(path).toString(), null).toASCIIString();
    } catch (URISyntaxException e) {
      return path.toUri().toString();
    }
  }

  private static String level(Diagnostic one) {
    return one.severity().name().toLowerCase(Locale.ROOT);
  }
}

package org.qjailctl.cli.saved;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.ResourceAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A saved plan as a JSON file; docs/saved-plans.md describes it. */
public final class SavedPlanFile {

  private static final String FORMAT = "qjailctl plan";
  private static final String BEGINNING = "{\"format\":\"" + FORMAT + "\"";
  private static final int VERSION = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private SavedPlanFile() {}

  /** Whether the file at {@code path} begins as a saved plan does, whatever follows. */
  public static boolean isOne(Path path) {
    try {
      return Files.isRegularFile(path)
          && Files.size(path) < 100_000_000
          && Files.readString(path, StandardCharsets.ISO_8859_1).startsWith(BEGINNING);
    } catch (IOException e) {
      // Whoever reads it as a manifest says what is wrong.
      return false;
    }
  }

  /** Writes {@code plan}; a file that is cut short never takes the place of another. */
  public static void write(Path path, SavedPlan plan) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("version", VERSION);
    root.put("manifest", plan.manifest().toString());
    root.put("address", plan.address());
    root.put("hostName", plan.hostName());
    root.put("prune", plan.consent().prune());
    var replace = root.putArray("allowReplace");
    plan.consent().replace().forEach(address -> replace.add(address.toString()));
    root.put("stopForeignJails", plan.consent().stopForeign());
    root.put("guardsAsked", plan.guardsAsked());
    root.put("manifestFingerprint", plan.manifestFingerprint());
    ObjectNode facts = root.putObject("facts");
    plan.facts().forEach(facts::put);
    ObjectNode steps = root.putObject("steps");
    plan.steps().forEach(steps::put);
    root.put("digest", Fingerprint.of(plan));
    Path whole = path.toAbsolutePath();
    Path folder = Optional.ofNullable(whole.getParent()).orElse(Path.of("/"));
    // A new file of mode 0600, whatever stands there; a rename replaces a link, and follows none.
    Path unfinished = Files.createTempFile(folder, ".qjailctl-plan", ".unfinished");
    try {
      Files.writeString(unfinished, JSON.writeValueAsString(root) + "\n");
      Files.move(unfinished, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The plan in the file; refused with what is wrong, a clause for people. */
  public static Parsed<SavedPlan> read(Path path) {
    try {
      JsonNode root = JSON.readTree(Files.readString(path));
      int version = root.path("version").asInt(0);
      if (version > VERSION) {
        return Parsed.refused(
            "it is of version "
                + version
                + ", which a newer qjailctl wrote; this one reads version "
                + VERSION);
      }
      SavedPlan plan = plan(root);
      return root.path("digest").asString("").equals(Fingerprint.of(plan))
          ? Parsed.ok(plan)
          : Parsed.refused("it was changed after it was written, or damaged");
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      return Parsed.refused("it is damaged or cut short");
    }
  }

  private static SavedPlan plan(JsonNode root) {
    List<ResourceAddress> replace = new ArrayList<>();
    for (JsonNode one : root.path("allowReplace")) {
      replace.add(
          ResourceAddress.parse(one.asString(""))
              .toOptional()
              .orElseThrow(() -> new IllegalArgumentException("no address")));
    }
    return new SavedPlan(
        Path.of(root.path("manifest").asString("")),
        root.path("address").asString(""),
        root.path("hostName").asString(""),
        new Consent(
            root.path("prune").asBoolean(false),
            new TreeSet<>(replace),
            root.path("stopForeignJails").asBoolean(false)),
        root.path("guardsAsked").asBoolean(false),
        root.path("manifestFingerprint").asString(""),
        texts(root.path("facts")),
        texts(root.path("steps")));
  }

  private static SortedMap<String, String> texts(JsonNode object) {
    SortedMap<String, String> all = new TreeMap<>();
    object.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asString("")));
    return all;
  }
}

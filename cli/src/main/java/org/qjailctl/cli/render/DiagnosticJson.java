package org.qjailctl.cli.render;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.diagnostic.SourceRange;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Diagnostics for programs; docs/diagnostics-format.md is the reference. */
public final class DiagnosticJson {

  private static final int FORMAT = 1;

  /**
   * A manifest that was checked.
   *
   * @param file as it was named
   */
  public record Checked(String file, List<Diagnostic> diagnostics) {

    public Checked {
      diagnostics = List.copyOf(diagnostics);
    }

    /** Whether it can be planned with. */
    public boolean isValid() {
      return diagnostics.stream().noneMatch(Diagnostic::isError);
    }
  }

  private DiagnosticJson() {}

  /** What {@code validate} found in {@code manifests}. */
  public static String ofValidation(List<Checked> manifests) {
    ObjectNode root = JsonDocument.object();
    root.put("format", FORMAT);
    root.put("valid", manifests.stream().allMatch(Checked::isValid));
    ArrayNode files = root.putArray("files");
    for (Checked manifest : manifests) {
      ObjectNode file = files.addObject();
      file.put("file", manifest.file());
      file.put("valid", manifest.isValid());
      problems(file.putArray("problems"), manifest.diagnostics());
    }
    return JsonDocument.text(root);
  }

  /** What {@code plan} gives instead of a plan when the manifest is not valid. */
  public static String insteadOfPlan(List<Diagnostic> diagnostics) {
    ObjectNode root = JsonDocument.object();
    root.put("format", FORMAT);
    root.put("refused", true);
    problems(root.putArray("problems"), diagnostics);
    return JsonDocument.text(root);
  }

  static void problems(ArrayNode array, List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      ObjectNode node = array.addObject();
      node.put("code", diagnostic.code().value());
      node.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
      place(node, diagnostic.where());
      node.put("subject", diagnostic.subject());
      node.put("summary", diagnostic.summary());
      node.put("detail", diagnostic.detail());
      node.put("remedy", diagnostic.remedy());
      ArrayNode related = node.putArray("related");
      for (Related other : diagnostic.related()) {
        ObjectNode one = related.addObject();
        place(one, Optional.of(other.where()));
        one.put("message", other.message());
      }
    }
  }

  private static void place(ObjectNode node, Optional<SourceRange> where) {
    node.put("file", where.map(SourceRange::file).orElse(null));
    node.put("line", where.map(SourceRange::line).orElse(null));
    node.put("column", where.map(SourceRange::column).orElse(null));
    node.put("endColumn", where.map(SourceRange::endColumn).orElse(null));
  }
}

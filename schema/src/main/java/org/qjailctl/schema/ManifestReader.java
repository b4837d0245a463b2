package org.qjailctl.schema;

import java.nio.file.Path;
import java.util.List;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.assembly.Assembly;
import org.qjailctl.schema.binding.ManifestBinding;
import org.qjailctl.schema.binding.Reading;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.structure.HostSchema;
import org.qjailctl.schema.structure.StructureCheck;
import org.qjailctl.schema.yaml.YamlNode;

/**
 * Reads manifests: bytes to a tree, the tree to the model, and every problem on the way to a
 * diagnostic. Touches the files that the manifest names, and nothing of any host.
 */
public final class ManifestReader {

  private ManifestReader() {}

  /**
   * Reads the manifest in {@code file}; paths in it are relative to its folder, and lead to files
   * below it.
   */
  public static ReadResult read(Path file) {
    return read(file, List.of());
  }

  /** The same of a manifest that may name files below {@code allowed} folders, too. */
  public static ReadResult read(Path file, List<Path> allowed) {
    Problems problems = new Problems();
    return read(Assembly.of(file, allowed, problems), problems);
  }

  /**
   * Reads a manifest that is at hand already.
   *
   * @param name what diagnostics call the file
   * @param folder where relative paths in the manifest start
   */
  public static ReadResult read(String name, byte[] content, Path folder) {
    Problems problems = new Problems();
    return read(Assembly.of(name, content, folder, problems), problems);
  }

  private static ReadResult read(Assembly assembly, Problems problems) {
    if (assembly.root().isEmpty()) {
      return new ReadResult.Invalid(problems.sorted(), assembly.sources());
    }
    Manifest manifest = bind(assembly.root().get(), new Reading(problems, assembly.folders()));
    return problems.hasErrors()
        ? new ReadResult.Invalid(problems.sorted(), assembly.sources())
        : new ReadResult.Valid(manifest, problems.sorted(), assembly.sources());
  }

  /** The JSON Schema of manifests, as {@code qjailctl schema} prints it. */
  public static String schemaText() {
    return HostSchema.text();
  }

  private static Manifest bind(YamlNode root, Reading reading) {
    Manifest manifest = ManifestBinding.bind(root, reading);
    if (reading.isOdd() || reading.hasSkipped()) {
      boolean departs = StructureCheck.report(root, reading.problems());
      if (reading.isOdd() && !departs) {
        throw new IllegalStateException(
            "host.schema.json allows something that the binding cannot use: one of them is wrong");
      }
    }
    return manifest;
  }
}

package org.qjailctl.schema;

import java.util.List;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.yaml.Sources;

/** What reading a manifest gave. Either way the diagnostics are sorted by place. */
public sealed interface ReadResult {

  /** Everything that was found. */
  List<Diagnostic> diagnostics();

  /** The texts, for showing the lines that the diagnostics are about. */
  Sources sources();

  /** A manifest to plan with. */
  record Valid(Manifest manifest, List<Diagnostic> warnings, Sources sources)
      implements ReadResult {
    public Valid {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<Diagnostic> diagnostics() {
      return warnings;
    }
  }

  /** Nothing to plan with: at least one of the diagnostics is an error. */
  record Invalid(List<Diagnostic> diagnostics, Sources sources) implements ReadResult {
    public Invalid {
      diagnostics = List.copyOf(diagnostics);
    }
  }
}

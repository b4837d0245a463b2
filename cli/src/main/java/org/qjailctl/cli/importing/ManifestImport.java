package org.qjailctl.cli.importing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.planner.importing.Drafted;
import org.qjailctl.planner.importing.HostNaming;
import org.qjailctl.planner.importing.LeftOut;
import org.qjailctl.planner.importing.ManifestDraft;
import org.qjailctl.planner.importing.Survey;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import org.qjailctl.schema.writing.ManifestWriter;

/**
 * One import. What is drafted is read and planned like any manifest; a piece that does not fit
 * becomes a comment with the reason, and the rest is tried again. So every rule of the manifest and
 * of the planner counts, with none of them repeated here.
 */
public final class ManifestImport {

  /**
   * What became of it.
   *
   * @param yaml the manifest
   * @param doubts why planning it may not be without changes; empty when it is
   */
  public record Imported(String yaml, List<String> doubts) {
    public Imported {
      doubts = List.copyOf(doubts);
    }
  }

  private static final String FILE = "imported.yaml";

  private final Engine engine;
  private final Survey survey;
  private final HostNaming naming;

  /** An import from the host behind {@code engine}. */
  public ManifestImport(Engine engine, Survey survey, HostNaming naming) {
    this.engine = engine;
    this.survey = survey;
    this.naming = naming;
  }

  /** Drafts, tries and leaves out until all that is left fits: there is always less left. */
  public Imported imported() throws HostUnreachable {
    LeftOut leftOut = LeftOut.NOTHING;
    while (true) {
      Drafted drafted = ManifestDraft.of(survey, naming, leftOut);
      String yaml = ManifestWriter.write(drafted.draft());
      List<String> doubts = new ArrayList<>();
      LeftOut more = leftOut;
      for (Misfit misfit : tried(yaml)) {
        Optional<String> piece = misfit.among(drafted.pieces());
        if (piece.isPresent()) {
          more = more.and(piece.get(), misfit.reason());
        } else {
          doubts.add(misfit.path() + ": " + misfit.reason());
        }
      }
      if (more.equals(leftOut)) {
        return new Imported(yaml, doubts);
      }
      leftOut = more;
    }
  }

  private List<Misfit> tried(String yaml) throws HostUnreachable {
    ReadResult read =
        ManifestReader.read(
            FILE, yaml.getBytes(StandardCharsets.UTF_8), Path.of("").toAbsolutePath());
    return switch (read) {
      case ReadResult.Invalid invalid ->
          invalid.diagnostics().stream().filter(Diagnostic::isError).map(Misfit::of).toList();
      case ReadResult.Valid valid -> planned(valid.manifest());
    };
  }

  private List<Misfit> planned(Manifest manifest) throws HostUnreachable {
    Plan plan = engine.plan(manifest, engine.probe(manifest), Consent.NONE);
    List<Misfit> misfits = new ArrayList<>();
    plan.problems().stream().filter(Diagnostic::isError).map(Misfit::of).forEach(misfits::add);
    plan.changes().stream()
        .filter(change -> change.action().changes())
        .forEach(change -> misfits.addAll(Misfit.of(change)));
    if (misfits.isEmpty() && !plan.isEmpty()) {
      plan.steps().forEach(step -> misfits.add(Misfit.of(step)));
    }
    return misfits;
  }
}

package org.qjailctl.planner.jail;

import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.PlanCode;

/** Jails that nothing may destroy: {@code lifecycle: prevent-destroy}, then or now. */
final class ProtectedJails {

  private ProtectedJails() {}

  /**
   * Why {@code unwanted} may not go; only an explicit no in the manifest lifts what is on record.
   */
  static Optional<Diagnostic> refusal(AbsentJail unwanted, Optional<JailRecord> record) {
    boolean recorded = record.map(JailRecord::preventDestroy).orElse(false);
    return unwanted.preventDestroy().orElse(recorded)
        ? Optional.of(problem(unwanted.name(), "the manifest says that it is absent"))
        : Optional.empty();
  }

  static Diagnostic problem(JailName jail, String cause) {
    return PlanCode.PREVENT_DESTROY.about(
        ResourceAddress.of(jail),
        "The jail is protected by lifecycle.prevent-destroy ("
            + JailPaths.record(jail)
            + " holds it), and "
            + cause
            + ".",
        "To delete it, write `"
            + jail
            + ": { state: absent, lifecycle: { prevent-destroy: false } }` below jails.");
  }
}

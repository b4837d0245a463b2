package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** When a jail runs, and what the words that are missing stand for. */
record JailPolicy(JailState state, BootPolicy boot, boolean stateSaid) {

  private static final List<JailState> STATES = List.of(JailState.RUNNING, JailState.STOPPED);

  static JailPolicy read(Section section, JailDefaults defaults) {
    BootPolicy boot =
        section
            .word("boot", List.of(BootPolicy.values()))
            .map(Placed::value)
            .or(defaults::boot)
            .orElse(BootPolicy.AUTO);
    Optional<Placed<JailState>> said = section.word("state", STATES);
    if (said.isPresent() && said.get().value() == JailState.RUNNING && boot == BootPolicy.NORUN) {
      section
          .reading()
          .problems()
          .report(
              ManifestCode.RUNNING_BUT_NORUN,
              said.get().place(),
              "qjail starts no jail whose boot is norun, by hand neither.",
              "Write `boot: manual` for a jail that is started by hand only.");
    }
    return new JailPolicy(said.map(Placed::value).orElse(usual(boot)), boot, section.has("state"));
  }

  /** Why the jail is not kept running, a clause. */
  String cause() {
    return stateSaid ? "its state is " + state : "its boot is " + boot + " and no state is written";
  }

  private static JailState usual(BootPolicy boot) {
    return switch (boot) {
      case AUTO -> JailState.RUNNING;
      case MANUAL -> JailState.UNMANAGED;
      case NORUN -> JailState.STOPPED;
    };
  }
}

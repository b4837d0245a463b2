package org.qjailctl.schema.binding;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.ParameterValue;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/**
 * The map {@code parameters} of a jail.
 *
 * @param sysvipcUnclear whether allow.sysvipc is written in a way that cannot be read
 */
record JailParameters(SortedMap<JailParameter, ParameterValue> values, boolean sysvipcUnclear) {

  static JailParameters read(Section jail) {
    return jail.section("parameters", JailParameters::of)
        .orElse(new JailParameters(new TreeMap<>(), false));
  }

  private static JailParameters of(Section section) {
    SortedMap<JailParameter, ParameterValue> values = new TreeMap<>();
    for (JailParameter parameter : JailParameter.values()) {
      value(section, parameter).ifPresent(value -> values.put(parameter, value));
    }
    String sysvipc = JailParameter.ALLOW_SYSVIPC.jailName();
    return new JailParameters(values, section.has(sysvipc) && section.flag(sysvipc).isEmpty());
  }

  private static Optional<ParameterValue> value(Section section, JailParameter parameter) {
    return switch (parameter.kind()) {
      case SWITCH -> {
        Optional<Placed<Boolean>> on = section.flag(parameter.jailName()).filter(Placed::value);
        if (parameter == JailParameter.ALLOW_RAW_SOCKETS) {
          on.ifPresent(written -> warnOfRawSockets(section, written));
        }
        yield on.map(written -> new ParameterValue.On());
      }
      case NUMBER ->
          section
              .number(parameter.jailName(), 0, most(parameter))
              .map(number -> new ParameterValue.Numeric(number.value()));
    };
  }

  /** security(7) knows the levels up to 3; FIBs and devfs rule sets are counted in 16 bits. */
  private static int most(JailParameter parameter) {
    return parameter == JailParameter.SECURELEVEL ? 3 : 0xffff;
  }

  private static void warnOfRawSockets(Section section, Placed<Boolean> written) {
    section
        .reading()
        .problems()
        .report(
            ManifestCode.RAW_SOCKETS,
            written.place(),
            "A jail reaches the network without raw sockets, through pf's nat; ping needs them.",
            "Leave it out unless a tool in the jail needs raw sockets.");
  }
}

package org.qjailctl.cli.render;

import java.util.Optional;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.SystemFacts;

/** What a host is, in half a line: {@code FreeBSD 13.2-RELEASE amd64, qjail 5.0}. */
public final class HostTitle {

  private HostTitle() {}

  public static String of(HostState state) {
    return system(state.system()) + ", " + qjail(state.qjail().version());
  }

  private static String system(Fact<SystemFacts> system) {
    return switch (system) {
      case Fact.Known<SystemFacts>(SystemFacts facts) ->
          facts.system() + " " + facts.release() + " " + facts.architecture();
      case Fact.Unknown<SystemFacts>(String reason) -> "an unknown system (" + reason + ")";
    };
  }

  private static String qjail(Fact<Optional<String>> version) {
    return switch (version) {
      case Fact.Known<Optional<String>>(Optional<String> known) ->
          known.map(number -> "qjail " + number).orElse("no qjail yet");
      case Fact.Unknown<Optional<String>> unknown -> "qjail not looked at";
    };
  }
}

package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.process.Environment;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.executors.connection.HostAddress;
import org.qjailctl.schema.assembly.Confines;

/**
 * Which host a command is about. A manifest's own address counts only where the operator says so:
 * whoever writes a manifest has neither the operator's keys nor this machine.
 */
final class WantedHost {

  /** In place of --host: a host's address, or {@link #MANIFEST}. */
  static final String VARIABLE = "QJAILCTL_HOST";

  /** The address that the manifest has, whatever it is. */
  static final String MANIFEST = "manifest";

  private static final String EXAMPLES =
      "Add --host local, --host simulated or --host ssh://root@NAME.";

  private WantedHost() {}

  /**
   * The host's address; refused with a sentence, and what to do on a line of its own.
   *
   * @param typed what --host says
   */
  static Parsed<HostAddress> of(
      Optional<String> typed, Optional<Described> manifest, Environment environment) {
    Optional<String> said = said(typed, environment);
    Optional<String> described = manifest.flatMap(one -> one.manifest().address());
    if (said.isPresent() && !said.get().equals(MANIFEST)) {
      return parsed(said.get());
    }
    if (described.isEmpty()) {
      return Parsed.refused(
          manifest.isPresent()
              ? "no host: neither --host nor the manifest's host.address says where it is.\n"
                  + EXAMPLES
              : "no host: --host does not say where it is.\n" + EXAMPLES);
    }
    Parsed<HostAddress> address = parsed(described.get());
    return said.isPresent()
        ? address
        : address.then(one -> ofManifest(one, described.get(), manifest.orElseThrow().confines()));
  }

  /** The address as people gave it; empty where nobody did. */
  static Optional<String> text(
      Optional<String> typed, Optional<Manifest> manifest, Environment environment) {
    return said(typed, environment)
        .filter(text -> !text.equals(MANIFEST))
        .or(() -> manifest.flatMap(Manifest::address));
  }

  private static Optional<String> said(Optional<String> typed, Environment environment) {
    return typed.or(() -> environment.variable(VARIABLE).filter(value -> !value.isEmpty()));
  }

  private static Parsed<HostAddress> ofManifest(
      HostAddress address, String text, Confines confines) {
    return switch (address) {
      case HostAddress.Simulated simulated ->
          simulated.file().filter(file -> !confines.hold(file)).isEmpty()
              ? Parsed.ok(simulated)
              : Parsed.refused(
                  "the manifest says that its host is "
                      + text
                      + ", a file outside of the manifest's folder.\n"
                      + "Add --host "
                      + text
                      + ", or name a folder around it with --allow-files.");
      case HostAddress.Local local -> notAllowed(text);
      case HostAddress.Ssh ssh -> notAllowed(text);
    };
  }

  private static Parsed<HostAddress> notAllowed(String text) {
    return Parsed.refused(
        "the manifest says that its host is "
            + text
            + ", and a manifest alone does not decide where root's commands run.\n"
            + "Add --host "
            + text
            + ", or --host manifest for whatever the manifest says. "
            + VARIABLE
            + " in the environment may hold either.");
  }

  private static Parsed<HostAddress> parsed(String text) {
    return switch (HostAddress.parse(text)) {
      case Parsed.Refused<HostAddress>(String reason) ->
          Parsed.refused("the host \"" + text + "\" is not understood: " + reason + ".");
      case Parsed.Ok<HostAddress> understood -> understood;
    };
  }
}

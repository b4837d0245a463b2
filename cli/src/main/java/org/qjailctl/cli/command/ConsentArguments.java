package org.qjailctl.cli.command;

import java.util.TreeSet;
import org.qjailctl.core.plan.Consent;
import picocli.CommandLine.Option;

/** What the operator agrees to beyond what the manifest says. */
final class ConsentArguments {

  @Option(
      names = "--prune",
      description = {
        "Archives and deletes the jails that qjailctl made on the host and the manifest no",
        "longer mentions. Without it they are reported."
      })
  private boolean prune;

  Consent consent() {
    return new Consent(prune, new TreeSet<>());
  }
}

package org.qjailctl.cli.command;

import java.util.Map;
import java.util.Optional;

/** Words that people know from other tools, and what to type here instead. */
final class ForeignWord {

  private static final String PLAN_INSTEAD = "Looking without changing is `qjailctl plan FILE`.";

  private static final String YES_INSTEAD = "Not asking is --yes.";

  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("--auto-approve", YES_INSTEAD),
          Map.entry("-auto-approve", YES_INSTEAD),
          Map.entry("--assume-yes", YES_INSTEAD),
          Map.entry("--force", YES_INSTEAD + " What needs consent says which option gives it."),
          Map.entry("-f", YES_INSTEAD + " What needs consent says which option gives it."),
          Map.entry("-y", YES_INSTEAD),
          Map.entry("--dry-run", PLAN_INSTEAD),
          Map.entry("-n", PLAN_INSTEAD),
          Map.entry("--check", PLAN_INSTEAD),
          Map.entry("--diff", PLAN_INSTEAD),
          Map.entry("-C", PLAN_INSTEAD),
          Map.entry("-D", PLAN_INSTEAD),
          Map.entry("--limit", "One run is for one host: name it with --host."),
          Map.entry("-i", "Name the host with --host."),
          Map.entry("--inventory", "Name the host with --host."),
          Map.entry("-l", "Name the host with --host."),
          Map.entry("-H", "Name the host with --host."),
          Map.entry("--tags", "A part of a plan is --target ADDRESS."),
          Map.entry("-target", "It is --target ADDRESS, with two dashes."),
          Map.entry("-out", "It is --out FILE, with two dashes."),
          Map.entry("-detailed-exitcode", "It is --detailed-exitcode, with two dashes."),
          Map.entry("-json", "It is --output json."),
          Map.entry("--json", "It is --output json."),
          Map.entry("-o", "It is --output FORMAT, or --out FILE to save a plan."),
          Map.entry("--format", "It is --output FORMAT."),
          Map.entry("--become-method", "It is --become doas or --become sudo."),
          Map.entry("-b", "It is --become doas or --become sudo."),
          Map.entry("--verbose", "Each step's commands are shown by `qjailctl plan --commands`."),
          Map.entry("-v", "Each step's commands are shown by `qjailctl plan --commands`."),
          Map.entry("--file", "The manifest is an argument of its own: FILE."),
          Map.entry("--timeout", "It is --connect-timeout, or --step-timeout for one command."),
          Map.entry("--no-colour", "It is --no-color."));

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry(
              "init",
              "`qjailctl import --host ADDRESS` writes the manifest of a host as it is; the"
                  + " examples are manifests to start from."),
          Map.entry("list", "`qjailctl status FILE` shows the jails of a manifest's host."),
          Map.entry("ls", "`qjailctl status FILE` shows the jails of a manifest's host."),
          Map.entry("ps", "`qjailctl status FILE` shows the jails of a manifest's host."),
          Map.entry("show", "`qjailctl status FILE` shows the jails of a manifest's host."),
          Map.entry("get", "`qjailctl status FILE` shows the jails of a manifest's host."),
          Map.entry(
              "destroy", "A jail is deleted by `state: absent` in its manifest and an apply."),
          Map.entry("delete", "A jail is deleted by `state: absent` in its manifest and an apply."),
          Map.entry("remove", "A jail is deleted by `state: absent` in its manifest and an apply."),
          Map.entry("create", "A jail is made by an entry in the manifest and an apply."),
          Map.entry("diff", "`qjailctl plan FILE` shows the differences."),
          Map.entry("check", "`qjailctl validate FILE` checks a manifest, `plan` a host."),
          Map.entry("lint", "`qjailctl validate FILE` checks a manifest."),
          Map.entry("up", "`qjailctl apply FILE` makes the host match the manifest."),
          Map.entry("deploy", "`qjailctl apply FILE` makes the host match the manifest."),
          Map.entry("refresh", "Every plan looks at the host afresh: there is no state file."),
          Map.entry("exec", "It is `qjailctl console JAIL -- COMMAND`."),
          Map.entry("shell", "It is `qjailctl console JAIL`."),
          Map.entry("backup", "It is `qjailctl archive JAIL`."),
          Map.entry("man", "`qjailctl help COMMAND` explains a command."));

  private ForeignWord() {}

  /** What to type instead of an option that some other tool has. */
  static Optional<String> option(String word) {
    return Optional.ofNullable(OPTIONS.get(word));
  }

  /** What to type instead of a command that some other tool has. */
  static Optional<String> command(String word) {
    return Optional.ofNullable(COMMANDS.get(word));
  }
}
